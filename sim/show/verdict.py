"""One decision as text, as `unsc vote` answers: the result in a sentence, then the numbers and the law."""

from sim.council import Council, held_by_nobody
from sim.law import Decision, Effect, Law
from sim.show.effects_words import effects_told
from sim.show.lines import WIDTH, Paragraph, laid_out
from sim.show.words import KINDS, cited, count


def verdict(
    decision: Decision, on: str, width: int = WIDTH, *, by_another: tuple[Law, Council] | None = None
) -> list[str]:
    """Return the lines that tell one decision, taken on a day; by which other law or Council, if it was so."""
    # What the words say of the veto is the Charter's.
    kind = KINDS[decision.kind] if by_another is None else KINDS[decision.kind].partition(":")[0]
    rows = [("Question", f"{kind} ({on})")]
    if by_another is not None:
        rows += _by(*by_another, on)
    if decision.tally is not None:
        rows.append(("Votes", f"{decision.tally}; needed in favour: {decision.needed}"))
    if decision.blocked_by:
        rows.append(("Blocked by", " ".join(decision.blocked_by)))
    # What blocks nothing is said in the sentence above; that votes are not counted as cast belongs to the numbers.
    otherwise = [each for each in decision.effects if each.effect is Effect.COUNTS_AS_ABSTENTION]
    rows += [("Not as cast", f"{words[0].lower()}{words[1:]}: {who}") for words, who in effects_told(otherwise)]
    if decision.could_settle:
        rows.append(("Can settle it", " ".join(decision.could_settle)))
    rows.append(("Law", cited(decision.sources)))
    return [
        *Paragraph(decision.why).lines(width),
        *laid_out([Paragraph(text, f"  {name:<15}") for name, text in rows], width),
    ]


def _by(law: Law, council: Council, on: str) -> list[tuple[str, str]]:
    new = sum(map(held_by_nobody, council.codes))
    seats = f"; {count(council.size, 'seat')}, {new} of them new and held by nobody" if new else ""
    said = [("Law applied", law.name)]
    return [*said, ("Council", f"of {council.on}{seats}")] if seats or str(council.on) != on else said
