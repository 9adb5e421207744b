"""The horseshoe: a vote of the Council round its table, what came of it, by how many votes, and who blocked."""

from collections.abc import Sequence

from sim.council import Council, compose, president_on
from sim.engine.events import ChairCeded, Decided, Event, MeetingCalled, MeetingEnded, MeetingOpened
from sim.engine.running import Run
from sim.errors import UnscError
from sim.law import Decision, Kind, RollCall, Tally, Vote
from sim.law.counting import count as counted_by_law
from sim.scenario.bodies import council_for
from sim.scenario.chances import Chances
from sim.scenario.chances import in_words as chances_in_words
from sim.scenario.faults import nearest
from sim.show.pictures.legend import Entry
from sim.show.pictures.picture import Picture, element, group
from sim.show.pictures.round_the_table import Seat, keys_of, round_the_table, seats, table_of
from sim.show.pictures.seating import HEIGHT, empty_places
from sim.show.pictures.tally import (
    KEY,
    NARROW,
    WIDTH,
    bar,
    counted,
    decision_picture,
    heading,
    in_words,
    key,
    keys,
    paragraphs,
    reason_of,
    result,
)
from sim.show.pictures.vote_marks import VoteMark
from sim.show.pictures.widths import fitted, width_of
from sim.show.words import count, day, listed, sentence

COUNCIL = "Security Council"
"""The body of a decision that is taken round the horseshoe."""
_ROOM = 420
"""How wide the numbers within the table may be; `seating.MIDDLE` is kept free for them."""


def horseshoe(
    council: Council,
    roll: RollCall | None = None,
    decision: Decision | None = None,
    *,
    title: str = "",
    needed: int | None = None,
    president: str | None = None,
) -> Picture:
    """Draw a Council round its table: who voted how, the bar against the votes needed, the result, who blocked it.

    Without a `roll` nobody's vote is shown; without a `decision` no result, and the bar is drawn against `needed`
    where it is given. `president` is who takes the chair, where it is not the Council's own. Votes that are known
    by number only stand in the bar and on nobody's seat. Raises `NotAMember` where somebody else votes or
    presides, and `UnscError` for a Council without members.

    >>> from datetime import date
    >>> from sim.council import council_on
    >>> from sim.law import Kind, Question, decide, law_on
    >>> day, council = date(2024, 3, 28), council_on(date(2024, 3, 28))
    >>> roll = RollCall.of(council, no="RUS", abstain="CHN", rest="yes")
    >>> picture = horseshoe(council, roll, decide(Question(Kind.SUBSTANTIVE), roll, council, law_on(day)))
    >>> picture.twin.splitlines()[0]
    'The Security Council on 28 March 2024'
    """
    seated = seats(council, roll, decision, president=president)
    of_the_day = _title(council)
    under = of_the_day if title else ""
    return _drawn(council, seated, roll, decision, title or of_the_day, under=under, needed=needed)


def horseshoe_of(run: Run, id: str) -> Picture:
    """Draw a decision of a run: round the table if the Council took it, else by the numbers of its votes.

    Raises `UnscError` where the run has no decision of that id.
    """
    decided = decided_in(run, id)
    if decided.body != COUNCIL:
        return _by_numbers(decided)
    council, seated = seats_of(run, decided)
    return _of_the_council(decided, council, seated)


def horseshoe_of_event(decided: Decided) -> Picture:
    """Draw a decision of which only the event is at hand: round the table if its members are named in it.

    Who was in the chair the event does not say; it is taken to be the President of the day if it voted.
    """
    codes = [v.member for v in decided.votes]
    if decided.body != COUNCIL or not codes:
        return _by_numbers(decided)
    council = compose(codes, permanent=decided.permanent, on=decided.at.day)
    try:
        in_office = president_on(decided.at.day)
    except UnscError:
        in_office = ""
    return _of_the_council(decided, council, _seated(council, decided, in_office if in_office in codes else None))


def _of_the_council(decided: Decided, council: Council, seated: Sequence[Seat]) -> Picture:
    roll, (title, under) = roll_of(decided), _named(decided)
    return _drawn(council, seated, roll, decided.decision, title, under=under, law=decided.law)


def _by_numbers(decided: Decided) -> Picture:
    title, under = _named(decided)
    return decision_picture(decided.decision, title, [("Body", decided.body), *_by_vote(decided)], under=under)


def _named(decided: Decided) -> tuple[str, str]:
    return sentence(decided.question).removesuffix("."), f"{decided.body}, {day(decided.at.day)}"


def decided_in(run: Run, id: str) -> Decided:
    """Return a decision of a run; raises `UnscError` where there is none of that id."""
    if id not in run.decisions:
        near = nearest(id, run.decisions) if run.decisions else ""
        raise UnscError(f"found no decision {id!r:.60} in this run{near}")
    return run.decisions[id]


def roll_of(decided: Decided) -> RollCall | None:
    """Return the votes of a decision that are known by name, and those known by number; None if none was taken."""
    if decided.tally is None:
        return None
    named = tuple([Vote(v.member, v.choice, v.how) for v in decided.votes if v.choice is not None])
    unnamed = decided.tally.known - len(named)
    # By which choice the unnamed voted is in the tally, which is drawn; here only their number matters.
    return RollCall(named, Tally(yes=max(0, unnamed)))


def seats_of(run: Run, decided: Decided) -> tuple[Council, tuple[Seat, ...]]:
    """Return the Council that took a decision of a run, and its seats with their votes."""
    council = council_for(run.scenario, decided.at.day)
    codes = [v.member for v in decided.votes]
    if codes and set(codes) != set(council.codes):
        # The votes were cast by the Council of another day than the one on which the decision was told.
        council = compose(codes, permanent=decided.permanent, on=decided.at.day)
    chair = _chair(run.log, decided)
    return council, _seated(council, decided, chair if chair in council.codes else None)


def _seated(council: Council, decided: Decided, president: str | None) -> tuple[Seat, ...]:
    roll = roll_of(decided)
    known = {v.member: (v.status.value if v.known else "", _likely(v.chances)) for v in decided.votes}
    return seats(council, roll, decided.decision, president=president, known=None if roll is None else known)


def _likely(chances: Chances | None) -> str:
    return "" if chances is None else chances_in_words(chances)


def _chair(log: Sequence[Event], decided: Decided) -> str | None:
    """Return who was in the chair when a decision was taken in a meeting; None where it was in none."""
    chair = None
    for event in log[: decided.number]:
        if isinstance(event, MeetingCalled):
            chair = event.president
        elif isinstance(event, MeetingOpened):
            chair = event.chair
        elif isinstance(event, ChairCeded):
            chair = event.to
        elif isinstance(event, MeetingEnded):
            chair = None
    return chair


def _by_vote(decided: Decided) -> list[tuple[str, str]]:
    """Return who voted how, as far as it is known by name."""
    groups: dict[str, list[str]] = {}
    for vote in decided.votes:
        objects = decided.kind is Kind.CONSENSUS and vote.member in decided.blocked_by
        word = "objecting" if objects else VoteMark.of_choice(vote.choice).value
        groups.setdefault(word, []).append(vote.member)
    return [(f"By name, {word}", " ".join(codes)) for word, codes in groups.items()]


def _drawn(
    council: Council,
    seated: Sequence[Seat],
    roll: RollCall | None,
    decision: Decision | None,
    title: str,
    *,
    under: str = "",
    needed: int | None = None,
    law: str = "",
) -> Picture:
    tally = _tally(council, roll, decision)
    needed = decision.needed if decision is not None else needed
    body, top = heading(title, under)
    middle = [] if decision is None and tally is None else in_the_middle(decision, tally, needed)
    body.append(
        group(
            [*round_the_table(seated, 32.0, empty=empty_places(council)), *middle],
            transform=f"translate(0 {round(top, 2):g})",
        )
    )
    y = top + HEIGHT + 6
    if tally is not None:
        drawn_bar, y = bar(tally, needed, y, decision)
        y += 62
        body += drawn_bar
    marks, y = counted(tally, y, _keys(seated)) if tally is not None else _only_keys(seated, y + 30)
    body += marks
    said = _notes(council, seated, tally, roll, decision, law)
    told, y = paragraphs(said, y + 58) if said else ([], y)
    description = " ".join([*([f"{under}."] if under else []), *said, *_groups(seated), *_who(council, seated)])
    return Picture(title, description, table_of(seated), WIDTH, round(y + 36), (*body, *told), NARROW)


def _title(council: Council) -> str:
    return "The Security Council" if council.on is None else f"The Security Council on {day(council.on)}"


def _tally(council: Council, roll: RollCall | None, decision: Decision | None) -> Tally | None:
    if decision is not None:
        return decision.tally if decision.kind is not Kind.CONSENSUS else None
    return None if roll is None else counted_by_law(roll, council).tally


def in_the_middle(decision: Decision | None, tally: Tally | None, needed: int | None = None) -> list[str]:
    """Return what stands within the horseshoe: the votes by number, the result, and why in a few words."""
    found = []
    if tally is not None:
        numbers = f"{tally.yes}-{tally.no}-{tally.abstain}"
        found.append(_middle(numbers, 318, min(72, 72 * _ROOM / width_of(numbers, 72, bold=True))))
        found.append(_middle("in favour - against - abstaining", 354, 22, class_="soft"))
    if decision is None:
        if needed is not None:
            found.append(_middle(f"{needed} needed", 400, 40))
        return found
    found += result(decision, WIDTH / 2, 426)
    for n, line in enumerate(fitted(reason_of(decision), 428, 29, 3, bold=True)):
        found.append(_middle(line, 508 + 36 * n, 29))
    return found


def _keys(seated: Sequence[Seat]) -> list[Entry]:
    """Return the further entries of the legend: what no number tells."""
    not_named = sum(s.mark is VoteMark.NOT_NAMED for s in seated)
    found = [key(VoteMark.NOT_NAMED, f"{not_named} not named")] if not_named else []
    if any(s.place.permanent for s in seated):
        found.append(key(VoteMark.NO_VOTE, "ring: permanent member", ring=True))
    return [*found, *keys_of(seated, KEY)]


def _only_keys(seated: Sequence[Seat], y: float) -> tuple[list[str], float]:
    kinds = dict.fromkeys(s.mark for s in seated if s.mark is not VoteMark.NO_VOTE)
    entries = [key(mark, f"{sum(s.mark is mark for s in seated)} {mark.value}") for mark in kinds]
    return keys([*entries, *_keys(seated)], y)


def _notes(
    council: Council,
    seated: Sequence[Seat],
    tally: Tally | None,
    roll: RollCall | None,
    decision: Decision | None,
    law: str,
) -> list[str]:
    said = list(in_words(decision)) if decision is not None else []
    if law:
        said.append(f"Law applied: {law}.")
    if tally is not None and roll is not None and roll.unnamed.known:
        number = count(roll.unnamed.known, "vote")
        said.append(f"Of {number} only the number is known: they stand in the bar, and on nobody's seat.")
    otherwise = [s.place.code for s in seated if s.counted is not None]
    if otherwise:
        said.append(
            f"The law counts the vote of {listed(otherwise)} otherwise than it was cast. The seats show the votes "
            "as cast, the numbers and the bar as they are counted."
        )
    if council.vacant:
        said.append(f"{count(council.vacant, 'seat')} of {council.size} vacant.")
    return said


def _groups(seated: Sequence[Seat]) -> list[str]:
    """Say who voted how, for those who do not see it."""
    groups: dict[VoteMark, list[str]] = {}
    for seat in seated:
        groups.setdefault(seat.mark, []).append(seat.place.code)
    return [
        f"{mark.value.capitalize()}: {', '.join(codes)}."
        for mark, codes in groups.items()
        if mark is not VoteMark.NO_VOTE
    ]


def _who(council: Council, seated: Sequence[Seat]) -> list[str]:
    chair = [s.place.code for s in seated if s.place.president]
    permanent = [s.place.code for s in seated if s.place.permanent]
    found = [f"{chair[0]} presides."] if chair else []
    return [*found, f"Permanent members: {', '.join(permanent)}."] if permanent else found


def _middle(words: str, y: float, size: float, **look: object) -> str:
    return element(
        "text", words, x=WIDTH / 2, y=y, text_anchor="middle", font_size=size, font_weight="bold", **look
    )
