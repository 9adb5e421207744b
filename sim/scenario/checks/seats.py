"""Others that must sit on the Council: who presides, asks for a vote or a meeting, or objects."""

from collections.abc import Iterator

from sim.council import why_not_member
from sim.errors import UnscError
from sim.scenario.bodies import council_for
from sim.scenario.checks.finding import Finding, PassedOver, word
from sim.scenario.in_the_meeting import IN_THE_MEETING
from sim.scenario.model import Codes, Scenario, Step
from sim.scenario.moments import Moment
from sim.scenario.of_the_meeting import OF_THE_MEETING
from sim.scenario.places import Block
from sim.scenario.resolving import Way
from sim.scenario.structuring import node_at


def who_did_not_sit(scenario: Scenario, root: Block, passed_over: PassedOver) -> Iterator[Finding]:
    """Find members that do something at a meeting and did not sit on the Council of its day."""
    at: Moment | None = None
    choice = scenario.council
    if choice is not None and choice.president and not choice.members:
        first = next((s.at for s in scenario.timeline if s.at is not None), None)
        yield from _sat(choice.president, ("council", "president"), first, scenario, root, passed_over)
    for n, step in enumerate(scenario.timeline):
        at = step.at or at
        yield from _who_sat_in(step, ("timeline", n), at, scenario, root, passed_over)


def _who_sat_in(
    step: Step, way: Way, at: Moment | None, scenario: Scenario, root: Block, passed_over: PassedOver
) -> Iterator[Finding]:
    said: list[tuple[str, str, Codes]] = []
    if step.action in IN_THE_MEETING:
        by: Codes = getattr(getattr(step, step.action), "by", Codes(()))
        # An amendment may have further sponsors who do not sit; an invited State may withdraw its own draft.
        if step.action not in ("amendment", "withdraw"):
            said.append((step.action, "by", by))
    if step.credentials is not None:
        said += [("credentials", key, getattr(step.credentials, key)) for key in ("of", "challenged_by")]
    for action in OF_THE_MEETING:
        said.append((action, "by", getattr(getattr(step, action), "by", Codes(()))))
    if step.ruling is not None:
        said.append(("ruling", "challenged_by", step.ruling.challenged_by))
    if step.put_to_vote is not None:
        said.append(("put_to_vote", "asked_by", step.put_to_vote.asked_by))
    if step.invite is not None:
        said.append(("invite", "proposed_by", step.invite.proposed_by))
    if step.committee is not None:
        said += [
            ("committee", key, getattr(step.committee, key)) for key in ("objecting", "unknown", "proposed_by")
        ]
    meeting = step.meeting
    if meeting is not None:
        said += [("meeting", "called_by", meeting.called_by), ("meeting", "president", meeting.president)]
        if len(meeting.president) > 1:
            here: Way = (*way, "meeting", "president")
            second = word(root, here, meeting.president[1])
            yield here, second, "found more than one State, expected the one that presides"
        if meeting.agenda is not None:
            for name in ("objecting", "vote_asked_by"):
                yield from _sat(
                    getattr(meeting.agenda, name),
                    (*way, "meeting", "agenda", name),
                    at,
                    scenario,
                    root,
                    passed_over,
                )
    for action, name, codes in said:
        yield from _sat(codes, (*way, action, name), at, scenario, root, passed_over)
    for n, inner in enumerate(meeting.proceedings if meeting is not None else ()):
        yield from _who_sat_in(inner, (*way, "meeting", "proceedings", n), at, scenario, root, passed_over)


def _sat(
    codes: Codes, way: Way, at: Moment | None, scenario: Scenario, root: Block, passed_over: PassedOver
) -> Iterator[Finding]:
    node = node_at(root, way)
    if not codes or at is None or passed_over(node):
        return
    try:
        council = council_for(scenario, at.day)
    except UnscError:
        return  # told where the vote is
    for code in codes:
        if code not in council.codes:
            yield way, word(root, way, code), why_not_member(code, council)
