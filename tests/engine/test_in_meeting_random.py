"""Steps of meetings put together at random: each is done or refused with its rule, and the logs are sound."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stage import faults_of

from sim.engine import run
from sim.engine.events import Decided, MeetingEnded, Refused, Suspended
from sim.engine.events_in_meeting import LeftUndecided
from sim.engine.log_file import from_lines, to_lines
from sim.law import Outcome
from sim.scenario import loads
from tests.effort import examples

votes = st.sampled_from(
    [
        "in_favour: the rest",
        "against: SUN, in_favour: the rest",
        "counts: 6-5-0",
        "counts: 4-7-0",
        "unknown: the rest",
    ]
)
drafts = st.sampled_from(["S/1", "S/2", "S/3"])
amendments = st.sampled_from(["A/1", "A/2"])
members = st.sampled_from(["USA", "SUN", "GBR", "ARG", "SYR"])
kinds = st.sampled_from(["", ", kind: procedural", ", kind: substantive"])
ways = st.sampled_from(["", "put_as: against, "])
uphold = st.sampled_from(["", "put_as: uphold, "])
motions = st.sampled_from(
    [
        "suspend",
        "adjourn",
        "adjourn-to, until: noon",
        "refer, to: a committee",
        "postpone",
        "postpone, until: noon",
    ]
)
vote = st.builds("vote: {{question: x, {}}}".format, votes)
perhaps = st.one_of(st.just(""), st.builds(", {}".format, vote))
challenge = st.one_of(
    st.just(""), st.builds(", challenged_by: SUN, vote: {{question: x, {}{}}}".format, uphold, votes)
)
rulings = st.one_of(
    st.builds("ruling: {{says: x{}}}".format, challenge),
    st.builds("ruling: {{draft: {}{}{}}}".format, drafts, kinds, challenge),
    st.builds("ruling: {{draft: {}, order: [A/2, A/1]{}}}".format, drafts, challenge),
)
# Each is one step or two: a point of order and a claim without a vote have the ruling right after them.
steps = st.one_of(
    st.builds("draft: {{symbol: {}, by: {}{}}}".format, drafts, members, kinds),
    st.builds("put_to_vote: {{question: x, draft: {}, {}}}".format, drafts, votes),
    st.builds("put_to_vote: {{question: x, draft: {}, {}}}".format, amendments, votes),
    st.builds("put_to_vote: {{question: x, draft: {}, part: one, {}}}".format, drafts, votes),
    st.builds("put_to_vote: {{question: overrule the ruling, {}}}".format, votes),
    st.builds("amendment: {{symbol: {}, to: {}, by: {}}}".format, amendments, drafts, members),
    st.builds("separate_vote: {{draft: {}, part: one, by: {}}}".format, drafts, members),
    st.builds("order_of_drafts: {{first: {}, by: {}{}}}".format, drafts, members, perhaps),
    st.builds("second: {{draft: {}, by: {}}}".format, drafts, members),
    st.builds("withdraw: {{draft: {}, by: {}}}".format, st.one_of(drafts, amendments), members),
    st.builds("take_over: {{draft: {}, by: {}}}".format, drafts, members),
    st.builds("motion: {{what: {}, by: {}{}}}".format, motions, members, perhaps),
    st.builds("invite: {{who: A, rule: 39, {}proposed_by: {}{}}}".format, ways, members, perhaps),
    st.builds("claim: {{by: {}, draft: {}, {}}}".format, members, drafts, vote),
    st.builds("claim: {{by: {}, draft: {}}}\n- {}".format, members, drafts, rulings),
    st.builds("point_of_order: {{by: {}}}\n- {}".format, members, rulings),
    rulings,
    st.sampled_from(["resume: ", "adjourn: ", "suspend: "]),
)
proceedings = st.lists(steps, min_size=1, max_size=12)
BEGUN = [
    "draft: {symbol: S/1, by: USA, kind: procedural}",
    "draft: {symbol: S/2, by: GBR}",
]
"""Without these most would be refused, there being no draft."""


@settings(max_examples=examples(150), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(proceedings, min_size=1, max_size=3), st.sampled_from([0, 1, 2, 3]))
def test_whatever_is_done_in_meetings_is_done_or_refused_and_the_log_is_sound(
    meetings: list[list[str]], begun: int
) -> None:
    lines = ["title: T", "timeline:"]
    first = [*BEGUN, "put_to_vote: {question: x, draft: S/1, against: SUN, in_favour: the rest}"][:begun]
    meetings = [first + meetings[0], *meetings[1:]]
    for one in meetings:
        lines += ["  - at: 1948-05-24", "    meeting:", "      proceedings:"]
        lines += [f"        {line}" for step in one for line in f"- {step}".splitlines()]
    log = run(loads("\n".join(lines))).log
    assert faults_of(log) == []
    assert from_lines(to_lines(log)) == log
    assert all(e.rule.cite and e.why and e.instead for e in log if isinstance(e, Refused))
    decided = [e for e in log if isinstance(e, Decided)]
    ends = [e for e in log if isinstance(e, MeetingEnded | LeftUndecided)]
    opened = sum(e.outcome is Outcome.OPEN for e in decided)
    suspended = len([e for e in log if isinstance(e, Suspended)])
    assert len(ends) + opened + suspended >= len(meetings)  # none ends without a word
