"""What must hold of motions, rulings and what is done with drafts. What is in order is for the rules."""

from collections.abc import Iterable, Iterator

from sim.council import UnknownState, assembly_members_on, state
from sim.errors import UnscError
from sim.law import Kind
from sim.scenario.in_the_meeting import Moved
from sim.scenario.known_votes import groups
from sim.scenario.model import Agenda, Invite, Meeting, Step
from sim.scenario.moments import Moment
from sim.scenario.resolving import Way

Wrong = tuple[Way, str]
"""The way to what is wrong, and the message."""

_BY_ONE = (
    "motion",
    "point_of_order",
    "claim",
    "order_of_drafts",
    "separate_vote",
    "second",
    "withdraw",
    "take_over",
)
_SAYS = {Moved.ADJOURN_TO: "until", Moved.REFER: "to"}
_MAY_SAY = {Moved.ADJOURN_TO: ("until",), Moved.REFER: ("to",), Moved.POSTPONE: ("until",)}
_NO_DRAFT = "found no draft, expected `draft:`, the symbol of the draft it concerns"
_FOUND_TO_BE = (Kind.PROCEDURAL, Kind.SUBSTANTIVE)


def wrong_in_step(step: Step, way: Way) -> Iterator[Wrong]:
    """Find what is wrong in one step of a meeting by itself."""
    action = step.action
    does = getattr(step, action) if action in _BY_ONE else None
    if does is not None and len(does.by) > 1:
        yield (*way, action, "by"), f"found {len(does.by)} States, expected the one that does it"
    if step.motion is not None:
        yield from _motion(step, (*way, "motion"))
    if step.ruling is not None:
        given = step.ruling
        if given.kind is not None and given.kind not in _FOUND_TO_BE:
            yield (*way, "ruling", "kind"), f"found {given.kind.value}, expected procedural or substantive"
        if given.order and not given.draft:
            yield (*way, "ruling"), _NO_DRAFT
        if given.kind is not None and given.order:
            yield (
                (*way, "ruling", "order"),
                "found a kind and an order, expected two rulings",
            )


def wrong_guest(invite: Invite, at: Moment | None) -> Iterator[tuple[str, str]]:
    """Find what is wrong in who is invited under which rule: the key at fault, and the message.

    Rule 37 is for Members of the United Nations; a State that is none may be invited as one too (Charter Art. 32).
    Rule 39 is for persons and for whoever else is no Member. What the Council decided outside its rules the file
    says to be that.
    """
    if invite.rule not in (37, 39):
        yield "rule", f"found {invite.rule}, expected 37 or 39"
    elif invite.rule == 37 and not invite.outside_the_rules:
        try:
            state(invite.who)
        except UnknownState as error:
            yield (
                "rule",
                f"Rule 37 is for Members of the United Nations, and {error}; expected 39, or `outside_the_rules: "
                "true` where the Council gave the rights of Rule 37 to somebody it is not for",
            )
    elif not invite.outside_the_rules and at is not None and invite.who in _members(at):
        yield (
            "rule",
            f"Rule 39 is for persons, and {invite.who} is a Member of the United Nations; expected 37, or the "
            "name of a person",
        )


def _members(at: Moment) -> tuple[str, ...]:
    try:
        return assembly_members_on(at.day)
    except UnscError:
        return ()  # who was a Member then is not in our tables


def _motion(step: Step, way: Way) -> Iterator[Wrong]:
    assert step.motion is not None
    what = step.motion.what
    needed = _SAYS.get(what)
    if needed is not None and not getattr(step.motion, needed):
        yield way, f"found no {needed}, expected `{needed}:` with a motion to {what.value}"
    for name in ("until", "to"):
        if getattr(step.motion, name) and name not in _MAY_SAY.get(what, ()):
            yield (*way, name), f"found {name}, which a motion to {what.value} does not say"
    if step.motion.withdrawn and step.motion.vote is not None:
        yield (*way, "withdrawn"), "found a vote as well, expected a motion withdrawn before any vote (Rule 35)"


def wrong_in_agenda(agenda: Agenda, way: Way) -> Iterator[Wrong]:
    """Find an agenda adopted without a vote that was asked for, or left undecided and yet voted on."""
    decided = [name for name in ("without_vote", "after") if getattr(agenda, name)]
    decided += [name for name, _, _, _ in groups(agenda)] + (["counts"] if agenda.counts is not None else [])
    if agenda.undecided and decided:
        yield (*way, "undecided"), f"found true, but `{decided[0]}` says that it was decided"
    if agenda.without_vote and agenda.vote_asked_by:
        asked = ", ".join(agenda.vote_asked_by)
        yield (*way, "without_vote"), f"found true, but {asked} asked for a vote (`vote_asked_by`)"


def wrong_in_kinds(steps: Iterable[tuple[Way, Step]]) -> Iterator[Wrong]:
    """Find drafts that are put, as a whole or in part, as another kind than they were submitted or put before."""
    kinds: dict[str, Kind] = {}
    for way, step in steps:
        draft, put = step.draft, step.put_to_vote
        if draft is not None and draft.kind is not None:
            kinds[draft.symbol] = draft.kind
        if step.claim is not None:
            kinds.pop(step.claim.draft, None)  # from here on its kind is what is found
        if put is not None and put.draft and put.kind is not None:
            before = kinds.setdefault(put.draft, put.kind)
            if before is not put.kind:
                message = (
                    f"found {put.kind.value}, but {put.draft} is {before.value} above; only a `claim` and what is "
                    "found on it make it another"
                )
                yield (*way, "put_to_vote", "kind"), message


def wrong_in_meeting(meeting: Meeting, way: Way) -> Iterator[Wrong]:
    """Find points of order and claims that no ruling follows at once, and rulings of what nobody claimed.

    Source: Rule 30.
    """
    steps = meeting.proceedings
    after = meeting.agenda.after if meeting.agenda is not None else None
    if after is not None and all(step.id != after for step in steps):
        ids = [step.id for step in steps if step.id is not None]
        expected = f"one of {', '.join(ids[:12])}" if ids else "the id of one, and none of them has an id"
        yield (*way, "agenda", "after"), f"no step of the proceedings is called {after}; expected {expected}"
    claimed = False
    for n, step in enumerate(steps):
        claimed = claimed or (step.claim is not None and not step.claim.draft)
        if step.ruling is not None and step.ruling.kind is not None and not step.ruling.draft and not claimed:
            yield (*way, "proceedings", n, "ruling"), _NO_DRAFT
    for n, step in enumerate(steps):
        unruled = step.point_of_order is not None or (step.claim is not None and step.claim.vote is None)
        if unruled and (n + 1 == len(steps) or steps[n + 1].ruling is None):
            what = step.action.replace("_", " ")
            yield (*way, "proceedings", n, step.action), f"found no `ruling` right after this {what} (Rule 30)"
