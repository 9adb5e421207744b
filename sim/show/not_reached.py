"""Steps that did not come about, told together where the reason is the same."""

from collections.abc import Iterator, Sequence

from sim.engine.events import Decided, Event, NotReached
from sim.law import Outcome
from sim.show.words import listed, sentence

_WORDS = {
    "suspend": ("the suspension of the meeting", ""),
    "resume": ("the resumption of the meeting", ""),
    "adjourn": ("the adjournment", ""),
    "cede chair": ("the ceding of the chair", ""),
    "invite": ("an invitation", "invitations"),
    "statement": ("a statement", "statements"),
    "explanation": ("an explanation of vote", "explanations of vote"),
    "put to vote": ("a vote", "votes"),
    "draft": ("a draft", "drafts"),
    "meeting": ("a meeting", "meetings"),
    "letter": ("a letter", "letters"),
    "drop": ("the giving up of a request", ""),
    "assembly vote": ("a vote of the General Assembly", "votes of the General Assembly"),
    "veto debate": ("the debate on the veto", ""),
    "special report": ("a special report of the Council", ""),
    "emergency session": ("an emergency special session", "emergency special sessions"),
    "committee": ("a decision of the committee", "decisions of the committee"),
    "mandate": ("the end of the mandate", ""),
    "prosecutor": ("the decision of the Prosecutor", ""),
    "chamber review": ("a review by the Pre-Trial Chamber", ""),
    "second vote": ("a second vote", ""),
    "return of the sanctions": ("the return of the sanctions", ""),
}
"""An action in words: one of them, and several where they are counted."""
_NAMED = ("put to vote", "draft", "meeting", "letter", "assembly vote")
"""What is told by its id even among others."""
_NUMBERS = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def together(log: Sequence[Event]) -> Iterator[tuple[Event, ...]]:
    """Return the events one by one, but what does not come about one after the other for one reason together."""
    group: list[Event] = []
    for event in log:
        if group and not _alike(group[-1], event):
            yield tuple(group)
            group = []
        group.append(event)
    if group:
        yield tuple(group)


def _alike(one: Event, other: Event) -> bool:
    return (
        isinstance(one, NotReached)
        and isinstance(other, NotReached)
        and (one.why, one.status, one.at.day) == (other.why, other.status, other.at.day)
        and not (one.note or other.note or one.sources or other.sources)
    )


def left_open(event: NotReached, log: Sequence[Event]) -> bool:
    """Tell whether something does not come about only because a vote that decides on it is open."""
    by_number = {e.number: e for e in log}
    cause: Event | None = event
    while isinstance(cause, NotReached):
        cause = None if cause.cause is None else by_number.get(cause.cause)
    return isinstance(cause, Decided) and cause.outcome is Outcome.OPEN


def not_reached(events: Sequence[NotReached], *, is_open: bool = False) -> str:
    """Say what does not come about, or of what that cannot be said, and why."""
    begin = "cannot be said" if is_open else "does not come about"
    return sentence(f"{begin}: {listed(list(_things(events)))}, because {events[0].why}")


def _things(events: Sequence[NotReached]) -> Iterator[str]:
    kinds: dict[str, list[NotReached]] = {}
    for event in events:
        kinds.setdefault(event.what, []).append(event)
    for what, those in kinds.items():
        one, several = _WORDS.get(what, (f"the {what}", ""))
        if what == "resume" and "suspend" in kinds:
            one = "its resumption"
        ids = [e.step for e in those if e.step]
        named = f" ({', '.join(ids)})" if ids and (len(events) == 1 or what in _NAMED) else ""
        if len(those) > 1 and several:
            number = _NUMBERS[len(those)] if len(those) < len(_NUMBERS) else str(len(those))
            yield f"{number} {several}{named}"
        else:
            yield one + named
