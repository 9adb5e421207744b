"""One decision as text, as `unsc vote` answers: the result in a sentence, then the numbers and the law."""

from sim.law import Decision
from sim.show.lines import WIDTH, Paragraph, laid_out
from sim.show.words import KINDS, cited


def verdict(decision: Decision, on: str, width: int = WIDTH) -> list[str]:
    """Return the lines that tell one decision, taken on a day."""
    rows = [("Question", f"{KINDS[decision.kind]} ({on})")]
    if decision.tally is not None:
        rows.append(("Votes", f"{decision.tally}; needed in favour: {decision.needed}"))
    if decision.blocked_by:
        rows.append(("Blocked by", " ".join(decision.blocked_by)))
    if decision.could_settle:
        rows.append(("Can settle it", " ".join(decision.could_settle)))
    rows.append(("Law", cited(decision.sources)))
    return [
        *Paragraph(decision.why).lines(width),
        *laid_out([Paragraph(text, f"  {name:<15}") for name, text in rows], width),
    ]
