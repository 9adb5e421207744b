"""Scenarios put together at random: they run or are refused in our own words, and their logs are sound."""

from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stage import faults_of

import sim
from sim.engine import run
from sim.engine.events import Decided, NotReached, VetoDebated, VetoDebateDue
from sim.engine.log_file import from_lines, to_lines
from sim.errors import UnscError
from sim.law import Choice
from sim.scenario import loads
from tests.effort import examples

SEATED = ["ALB", "BRA", "CHN", "FRA", "GBR", "IRL", "RUS", "USA"]
codes = st.sampled_from([*SEATED, "UKR", "DEU"])
votes = st.sampled_from(
    [
        "in_favour: the rest",
        "against: CHN RUS, in_favour: the rest",
        "against: CHN, unknown: the rest",
        "in_favour: USA, abstaining: the rest",
        "counts: 9-0-6",
        "counts: 8-2-1, against: CHN RUS, unknown: the rest",
        "unknown: the rest",
        "without_vote: true",
        "not_participating: CHN, absent: RUS, in_favour: the rest",
    ]
)
questions = st.sampled_from(
    [
        "question: adopt the draft",
        "question: condemn it, chapter: VII, refers: {situation: x}",
        "question: condemn it, chapter: VII, defers: {situation: x, months: 1}",
        "question: refer it, refers: {situation: x}",
        "question: defer consideration",
        "question: vote first on S/2",
        "question: adopt the provisional agenda",
        "question: overrule the ruling",
        "question: is the matter procedural",
        "question: agree on a presidential statement",
        "question: elect a judge",
        "question: call a review conference, paragraph: 3",
        "question: x, chapter: VI, parties: RUS UKR",
    ]
)
drafts = st.sampled_from(["", ", draft: S/1", ", draft: S/2", ", draft: S/3, asked_by: USA"])
in_blue = st.sampled_from(["", ", in_blue: 2022-05-09", ", in_blue: 2022-05-26T18:00", ", in_blue: 2022-06-30"])


outcomes = st.sampled_from(["adopted", "not_adopted"])
SETTINGS = settings(deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def put(draw):
    return f"put_to_vote: {{{draw(questions)}{draw(drafts)}, {draw(votes)}}}"


@st.composite
def draft(draw):
    symbol = draw(st.sampled_from(["S/1", "S/2", "S/3"]))
    return f"draft: {{symbol: {symbol}, by: {draw(codes)}{draw(in_blue)}}}"


@st.composite
def inside(draw):
    return draw(
        st.one_of(
            put(),
            draft(),
            st.builds("invite: {{who: {}, rule: {}}}".format, codes, st.sampled_from([37, 39])),
            st.builds("invite: {{who: UKR, vote: {{question: invite, {}}}}}".format, votes),
            st.builds("statement: {{by: {}}}".format, codes),
            st.builds("explanation: {{by: {}}}".format, codes),
            st.sampled_from(["suspend: ", "resume: ", "adjourn: ", "cede_chair: ", "adjourn: {by: CHN}"]),
        )
    )


@st.composite
def scenarios(draw):
    """A timeline in order of time; every step may depend on those before it."""
    lines, told = ["title: x", "timeline:"], {"vote": [], "letter": []}
    now = datetime(2022, 5, 10)

    def conditions() -> str:
        if not told["vote"] or draw(st.integers(0, 3)):
            return ""
        return f"if: {{{draw(st.sampled_from(told['vote']))}: {draw(outcomes)}}}, "

    def at() -> str:
        nonlocal now
        now += timedelta(minutes=draw(st.sampled_from([0, 0, 1, 60, 1440, 20_000])))
        return f"{now:%Y-%m-%d}" if draw(st.booleans()) else f"{now:%Y-%m-%dT%H:%M}"

    for n in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["meeting", "meeting", "put", "draft", "letter", "drop", "debate", "court"]))
        when, head = at(), f"id: s{n}, {conditions()}"
        if kind == "meeting":
            steps = draw(st.lists(inside(), max_size=5))
            ask = f"requested_in: {draw(st.sampled_from(told['letter']))}, " if told["letter"] else ""
            format = draw(st.sampled_from(["public", "private", "consultations", "open_vtc"]))
            agenda = f"agenda: {{id: a{n}, objecting: CHN, {draw(votes)}}}, " if draw(st.booleans()) else ""
            inner = ", ".join(f"{{id: s{n}x{k}, {conditions()}{step}}}" for k, step in enumerate(steps))
            lines.append(
                f"- {{{head}at: {when}, meeting: {{{ask}{agenda}format: {format}, proceedings: [{inner}]}}}}"
            )
            told["vote"] += [f"a{n}"] * bool(agenda)
            told["vote"] += [f"s{n}x{k}" for k, step in enumerate(steps) if "question" in step]
            continue
        if kind in ("debate", "court", "drop") and not told["letter" if kind == "drop" else "vote"]:
            kind = "letter"
        if kind == "letter":
            lines.append(f"- {{{head}at: {when}, letter: {{by: {draw(codes)}}}}}")
            told["letter"].append(f"s{n}")
        elif kind == "drop":
            lines.append(f"- {{{head}at: {when}, drop: {{request: {draw(st.sampled_from(told['letter']))}}}}}")
        elif kind == "draft":
            lines.append(f"- {{{head}at: {when}, {draw(draft())}}}")
        elif kind == "put":
            lines.append(f"- {{{head}at: {when}, {draw(put())}}}")
            told["vote"].append(f"s{n}")
        else:
            on = draw(st.sampled_from(told["vote"]))
            act = f"veto_debate: {{on: {on}}}" if kind == "debate" else f"prosecutor: {{on: {on}, opens: true}}"
            lines.append(f"- {{{head}at: {when}, {act}}}")
    return "\n".join(lines)


POSITIONS = "\npositions: [{kind: procedural, in_favour: USA, against: CHN, unknown: the rest}]\n"


@given(scenarios(), st.booleans())
@settings(SETTINGS, max_examples=examples(250))
def test_whatever_the_file_says_the_log_keeps_its_invariants(text, positions):
    try:
        done = run(loads(text + POSITIONS * positions))
    except UnscError:
        return
    assert faults_of(done.log) == []
    assert from_lines(to_lines(done.log)) == done.log
    assert run(done.scenario).log == done.log
    steps = {s.id for s in done.scenario.timeline} - {None}
    told = {e.step for e in done.log} | {e.id for e in done.log if isinstance(e, Decided)}
    assert steps <= told, "a step left no trace"
    for event in done.log:
        if isinstance(event, Decided) and event.outcome.value == "open":
            assert not [e for e in done.log if isinstance(e, VetoDebateDue) and e.on == event.id]
        if isinstance(event, NotReached):
            assert event.step not in done.decisions
    debated = [e.on for e in done.log if isinstance(e, VetoDebated)]
    assert len(debated) == len(set(debated))


def test_the_scenarios_put_together_are_mostly_sound():
    """Otherwise the test above would prove nothing."""
    sound, decided = 0, 0

    @given(scenarios())
    @settings(
        max_examples=examples(60),
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    def count(text):
        nonlocal sound, decided
        try:
            done = run(loads(text))
        except UnscError:
            return
        sound += 1
        decided += bool(done.decisions)

    count()
    assert sound >= 30
    assert decided >= 15


PATHS = st.sampled_from(
    [
        "timeline.meeting.at",
        "timeline.letter.at",
        "timeline.letter.letter.by",
        "timeline.meeting.meeting.agenda.against",
        "timeline.meeting.agenda.kind",
        "timeline.meeting.agenda.counts",
        "timeline.meeting.agenda.unknown",
        "timeline.meeting.meeting.format",
        "timeline.committee.assembly_vote.counts",
        "timeline.meeting.meeting.requested_in",
        "timeline.suspended.at",
        "law",
        "council",
        "positions",
        "title",
        "nothing.of.that.name",
    ]
)
VALUES = st.one_of(
    st.sampled_from(
        [
            "2015-01-05",
            "2014-12-22T23:59",
            "1960-01-01",
            "2030-01-01",
            "CHN RUS FRA",
            "the rest",
            "substantive",
            "consensus",
            "8-2-5",
            "40-77-50",
            "consultations",
            "{no_veto: true}",
            "{members: ARG CHN, permanent: CHN}",
            "[{kind: procedural, against: the rest}]",
            "",
            "{",
            "[[[[",
        ]
    ),
    st.text(max_size=12),
)


@given(st.lists(st.tuples(PATHS, VALUES), min_size=1, max_size=3))
@settings(SETTINGS, max_examples=examples(120))
def test_whatever_is_set_the_run_is_sound_or_refused(pairs):
    try:
        done = sim.run(sim.load("dprk/2014", [f"{path}={value}" for path, value in pairs]))
    except UnscError:
        return
    assert faults_of(done.log) == []
    assert from_lines(to_lines(done.log)) == done.log
    assert len(done.log[0].changes) >= len({path for path, _ in pairs})
    for decided in done.decisions.values():
        if decided.tally is not None:
            named = sum(v.choice is Choice.YES for v in decided.votes)
            assert named <= decided.tally.yes
