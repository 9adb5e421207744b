"""A what-if beside what it is a what-if of: which decisions, votes and steps differ, and the rest in a line."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten

from attrs import evolve, frozen

from sim.engine.events import Decided, NotReached
from sim.engine.running import Run
from sim.scenario.model import all_steps
from sim.show.not_reached import not_reached, together
from sim.show.pictures.horseshoe import COUNCIL, in_the_middle, seats_of
from sim.show.pictures.picture import Picture, Table, element, group
from sim.show.pictures.round_the_table import Seat, all_keys_of, round_the_table
from sim.show.pictures.seating import HEIGHT
from sim.show.pictures.tally import KEY, LETTERS, MARGIN, WIDTH, heading, keys, paragraphs, reason_of, result
from sim.show.pictures.vote_marks import VoteMark
from sim.show.pictures.widths import fitted
from sim.show.words import OUTCOMES, day, listed, sentence

WIDEST = 800
"""How wide two tables side by side may become where they stand among words, in CSS pixels."""
_OF_RECORD = "On the record"
_CODES = 38.0
_MOST_CHANGES = 4
_LONGEST_CHANGE = 100
_REMARKS = {"status", "source", "note"}
"""Keys of a file that say how something is known, and not what happens."""


@frozen
class _Form:
    """How two tables stand: where from left to right each begins, how wide and how large it is, and its letters.

    Where both begin at the same place one stands below the other, each under its own name.
    """

    at: tuple[float, float]
    column: float
    scale: float
    letters: float

    @property
    def below(self) -> bool:
        """Whether one stands below the other."""
        return self.at[0] == self.at[1]


_BESIDE = _Form((MARGIN, WIDTH - MARGIN - 440), 440, 0.44, LETTERS - 2)
_BELOW = _Form((MARGIN, MARGIN), WIDTH - 2 * MARGIN, (WIDTH - 2 * MARGIN) / WIDTH, LETTERS)


@frozen
class Compared:
    """One question as two runs decide it; None where one does not come to it: `missed` says so, `because` why."""

    id: str
    before: Decided | None
    after: Decided | None
    votes: tuple[str, ...]
    """The votes that differ, in words."""
    missed: str = ""
    because: str = ""

    @property
    def missing(self) -> str:
        """What `missed` says with its reason, where there is one."""
        return f"{self.missed}: {self.because}" if self.because else self.missed

    @property
    def differs(self) -> bool:
        """Whether the two runs differ on it, in the result or in a vote."""
        return self.votes != () or _result(self.before) != _result(self.after)

    @property
    def question(self) -> str:
        """The question, as it was put."""
        decided = self.before or self.after
        return "" if decided is None else sentence(decided.question).removesuffix(".")


def compared(before: Run, after: Run) -> tuple[Compared, ...]:
    """Return every question that one of two runs decides, in the order of the first, then of the second."""
    ids = dict.fromkeys((*before.decisions, *after.decisions))
    return tuple(_compared(name, before, after) for name in ids)


def _compared(name: str, before: Run, after: Run) -> Compared:
    one, other = before.decisions.get(name), after.decisions.get(name)
    if one and other:
        return Compared(name, one, other, tuple(_votes(one, other)))
    found = [e for e in (after if one else before).log if isinstance(e, NotReached) and e.step == name]
    if found:
        return Compared(name, one, other, (), "not reached", found[0].why)
    if name in _steps(after if one else before):
        return Compared(name, one, other, (), "not reached")
    return Compared(name, one, other, (), f"not in {'the what-if' if one else _name(before)}")


def _steps(run: Run) -> Mapping[str, int]:
    """Count the steps of a run's file, by their ids, and by what they do where they have none."""
    return Counter(step.id or step.action.replace("_", " ") for step in all_steps(run.scenario.timeline))


def _name(before: Run) -> str:
    return "the record" if _columns(before)[0] == _OF_RECORD else "the other"


def _votes(one: Decided, other: Decided) -> Iterator[str]:
    first, then = _by_member(one), _by_member(other)
    changed: dict[tuple[str, str], list[str]] = {}
    for code in dict.fromkeys((*first, *then)) if first and then else ():
        was, now = first.get(code, "not seated"), then.get(code, "not seated")
        if was != now:
            changed.setdefault((was, now), []).append(code)
    for (was, now), codes in changed.items():
        yield f"{listed(codes)}: {was}, then {now}"


def _by_member(decided: Decided) -> dict[str, str]:
    named = sum(v.choice is not None for v in decided.votes)
    by_number = decided.tally is not None and decided.tally.known > named
    others = VoteMark.NOT_NAMED if by_number else VoteMark.UNKNOWN
    marks = {v.member: others if v.choice is None else VoteMark.of_choice(v.choice) for v in decided.votes}
    return {member: mark.value for member, mark in marks.items()}


def _result(decided: Decided | None) -> tuple[object, ...] | None:
    if decided is None:
        return None
    return decided.kind, decided.outcome, decided.reason, decided.tally, decided.needed, decided.blocked_by


def _said(decided: Decided | None, missing: str) -> str:
    """Say what came of a question in one run."""
    if decided is None:
        return missing
    told = f"{OUTCOMES[decided.outcome].lower()}, {reason_of(decided.decision)}"
    if decided.tally is not None:
        needed = f"; {decided.needed} needed" if decided.needed is not None else ""
        told += f" ({decided.tally}{needed})"
    return told


def before_after(before: Run, after: Run) -> Picture:
    """Draw a run beside another, as a rule the record and a what-if: what differs large, what does not in a line.

    Where the Council's vote differs, its table is drawn twice: side by side, and for a narrow screen one below the
    other. Steps that only one of them reaches are named, and why the other does not.

    >>> import sim
    >>> record, what_if = (sim.run(sim.load(f)) for f in ("dprk/2014", "what-if/2014-treated-as-substantive"))
    >>> before_after(record, what_if).table.rows[3][1:3]
    ('adopted, enough votes (11-2-2; 9 needed)', 'not adopted, vetoed by CHN and RUS (11-2-2; 9 needed)')
    """
    return evolve(_drawn(before, after, _BESIDE), narrow=_drawn(before, after, _BELOW))


def _drawn(before: Run, after: Run, form: _Form) -> Picture:
    questions = compared(before, after)
    names = _columns(before)
    title = (
        after.scenario.title
        if after.scenario.title != before.scenario.title
        else f"{after.scenario.title}: what if"
    )
    body, y = heading(title, f"beside: {before.scenario.title}")
    supposed = _supposed(before, after)
    if supposed:
        told, y = paragraphs(supposed, y + 44)
        body += told
    if not form.below:
        body += [_named(name, x, y + 66) for name, x in zip(names, form.at, strict=True)]
        y += 84
    else:
        y += 30
    body.append(_rule(y))
    for question in questions:
        if question.differs:
            drawn, y = _question(question, before, after, y, form)
            body += [*drawn, _rule(y)]
    said = _rest(questions, before, after, names)
    if said:
        told, y = paragraphs(said, y + 48)
        body += told
    description = " ".join([*supposed, *_differences(questions, names), *said])
    table = Table(("What", *names, "Votes that differ"), tuple(_rows(questions, before, after)))
    return Picture(title, description, table, WIDTH, round(y + 40), tuple(body), WIDEST)


def _columns(before: Run) -> tuple[str, str]:
    scenario = before.scenario
    of_record = scenario.of_record and not scenario.base and not scenario.changes and not before.drawn
    return (_OF_RECORD if of_record else "Before", "What if")


def _supposed(before: Run, after: Run) -> list[str]:
    had = {(c.path, c.now) for c in before.changed_from_record}
    new = [c for c in after.changed_from_record if (c.path, c.now) not in had]
    changes = [c for c in new if c.path.rpartition(".")[2] not in _REMARKS]
    told = [
        sentence(f"supposed: {c.path} = {_cut(c.now)}" if c.now else f"supposed: without {c.path}")
        for c in changes
    ]
    left = len(told) - _MOST_CHANGES
    return [*told[:_MOST_CHANGES], f"Supposed: {left} more."] if left > 0 else told


def _cut(words: str) -> str:
    return shorten(words, _LONGEST_CHANGE, placeholder=" ...")


def _named(name: str, x: float, y: float) -> str:
    return element("text", name, x=x, y=y, font_size=32, font_weight="bold", class_="accent")


def _question(question: Compared, before: Run, after: Run, y: float, form: _Form) -> tuple[list[str], float]:
    """Return one question as both runs decide it, and how far down it reaches."""
    found, decided = [], question.before or question.after
    assert decided is not None, "a question compared is decided by one of the two"
    for line in fitted(question.question, WIDTH - 2 * MARGIN, 30, 2, bold=True):
        y += 44
        found.append(element("text", line, x=MARGIN, y=y, font_size=30, font_weight="bold"))
    found.append(element("text", _when(question), x=MARGIN, y=y + 36, font_size=form.letters, class_="soft"))
    y += 58
    feet, at_table = [y], list[Seat]()
    names, sides = _columns(before), ((before, question.before), (after, question.after))
    for name, (run, one), x in zip(names, sides, form.at, strict=True):
        seated = seats_of(run, one)[1] if one is not None and one.body == COUNCIL else ()
        if form.below:
            y = max(feet) + 54
            found.append(_named(name, x, y))
            y += 14
        drawn, foot = _side(one, seated, question.missing, (x, y), form)
        found += drawn
        feet.append(foot)
        at_table += seated
    y = max(feet)
    if entries := all_keys_of(at_table, KEY):
        drawn, y = keys(entries, y + 46)
        found += drawn
    if question.votes:
        told, y = paragraphs([f"Votes that differ: {'; '.join(question.votes)}."], y + 44)
        found += told
    return found, y + 26


def _when(question: Compared) -> str:
    found = [d for d in (question.before, question.after) if d is not None]
    days = dict.fromkeys(day(d.at.day) for d in found)
    return f"{found[0].body}, {', then '.join(days)}"


def _side(
    decided: Decided | None, seated: Sequence[Seat], missing: str, at: tuple[float, float], form: _Form
) -> tuple[list[str], float]:
    x, y = at
    if decided is None:
        return _lines([missing[:1].upper() + missing[1:]], x, y + 44, form)
    found: list[str] = []
    if seated:
        inside = [*round_the_table(seated, _CODES, small=True), *in_the_middle(decided.decision, decided.tally)]
        found.append(group(inside, transform=f"translate({x:g} {y:g}) scale({form.scale:g})"))
        y += HEIGHT * form.scale
    else:
        plate = result(decided.decision, 0, 0)
        found.append(group(plate, transform=f"translate({x + form.column / 2:g} {y + 40:g}) scale(0.62)"))
        y += 78
    told, y = _lines([_said(decided, "")[0].upper() + _said(decided, "")[1:]], x, y + 36, form)
    return [*found, *told], y


def _lines(said: Sequence[str], x: float, y: float, form: _Form) -> tuple[list[str], float]:
    found = []
    for words in said:
        for line in fitted(words, form.column, form.letters, 6):
            found.append(element("text", line, x=x, y=y, font_size=form.letters))
            y += form.letters + 8
    return found, y - form.letters - 8


def _rule(y: float) -> str:
    return element("line", x1=MARGIN, y1=y, x2=WIDTH - MARGIN, y2=y, class_="faint", stroke_width=2)


def _missed(run: Run, other: Run) -> list[NotReached]:
    """List the steps that one run does not reach and the other does, but for questions, which are told already."""
    theirs = {e.step for e in other.log if isinstance(e, NotReached)}
    told = {*run.decisions, *other.decisions}
    return [e for e in run.log if isinstance(e, NotReached) and e.step not in theirs and e.step not in told]


def _rest(questions: Sequence[Compared], before: Run, after: Run, names: tuple[str, str]) -> list[str]:
    """Say which steps only one of the runs reaches, and on what both agree."""
    said = []
    for name, run, other in ((names[1], after, before), (names[0], before, after)):
        for events in together(_missed(run, other)):
            missed = [e for e in events if isinstance(e, NotReached)]
            said.append(f"{name}: {not_reached(missed)}")
    same = [f"{q.id} ({OUTCOMES[q.before.outcome].lower()})" for q in questions if q.before and not q.differs]
    if same:
        said.append(f"The same in both: {listed(same)}.")
    if not any(q.differs for q in questions):
        said.insert(0, "No decision differs.")
    return said


def _differences(questions: Sequence[Compared], names: tuple[str, str]) -> Iterator[str]:
    for q in questions:
        if q.differs:
            sides = f"{names[0]}: {_said(q.before, q.missing)}. {names[1]}: {_said(q.after, q.missing)}."
            votes = f" Votes that differ: {'; '.join(q.votes)}." if q.votes else ""
            yield f"{q.question}. {sides}{votes}"


def _rows(questions: Sequence[Compared], before: Run, after: Run) -> Iterator[tuple[str, ...]]:
    for q in questions:
        yield f"{q.id}: {q.question}", _said(q.before, q.missing), _said(q.after, q.missing), "; ".join(q.votes)
    for event in _missed(after, before):
        there = _reached(event, before, after, _name(before))
        yield event.step or event.what, there, f"not reached: {event.why}", ""
    for event in _missed(before, after):
        there = _reached(event, after, before, "the what-if")
        yield event.step or event.what, f"not reached: {event.why}", there, ""


def _reached(missed: NotReached, there: Run, here: Run, name: str) -> str:
    """Say of a step that one run does not reach whether the other does: it may have no such step."""
    if missed.step:
        known = missed.step in _steps(there) or any(e.step == missed.step for e in there.log)
    else:
        known = _steps(there)[missed.what] >= _steps(here)[missed.what]
    return "reached" if known else f"not in {name}"
