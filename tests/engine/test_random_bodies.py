"""Steps of the bodies around the Council put together at random: they run, and their logs are sound."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stage import faults_of

from sim.engine import run
from sim.engine.events import Decided, NotReached, Refused
from sim.engine.events_around import EVENTS_AROUND, ReliefLeftOpen, SanctionsRestored, SnapbackNotified
from sim.engine.log_file import from_lines, to_lines
from sim.scenario import loads
from sim.show.transcript import transcript
from tests.effort import examples

votes = st.sampled_from(
    ["in_favour: the rest", "against: CHN, in_favour: the rest", "in_favour: USA, unknown: the rest",
     "in_favour: USA, abstaining: the rest"]
)  # fmt: skip
questions = st.sampled_from(
    ["adopt it, kind: substantive", "continue it, kind: substantive", "call an emergency special session",
     "refer it, chapter: VII, refers: {situation: x}", "defer it, chapter: VII, defers: {situation: x, months: 1}"]
)  # fmt: skip
counts = st.sampled_from(["100-60-20, unknown: the rest", "60-60-60-13", "141-5-35-12", "unknown: the rest"])


@st.composite
def scenarios(draw):
    lines, ids = ["title: x", "timeline:"], {"vote": [], "ess": [], "text": []}
    day = date(2025, 8, 1)

    def some(sort: str) -> str:
        return draw(st.sampled_from(ids[sort]))

    sort = ""
    for n in range(draw(st.integers(2, 8))):
        day += timedelta(days=draw(st.sampled_from([0, 1, 3, 20, 40])))
        sorts = ["vote", "vote", "snapback", "committee", "mandate", "text"]
        sorts += ["ess", "report", "debate", "review", "court"] if ids["vote"] else []
        # What a notification names is voted on next.
        sort, name = "vote" if sort == "snapback" else draw(st.sampled_from(sorts)), f"s{n}"
        if sort == "vote":
            step = f"put_to_vote: {{question: {draw(questions)}, {draw(votes)}}}"
        elif sort == "snapback":
            step = f"snapback: {{by: {draw(st.sampled_from(['FRA', 'USA', 'JPN']))}, votes: [s{n + 1}]}}"
        elif sort == "committee":
            how = draw(st.sampled_from(["by: silence", "objecting: FRA", "unknown: GBR"]))
            step = f"committee: {{proposal: x, {how}}}"
        elif sort == "mandate":
            step = "mandate: {of: x" + (f", renewed_in: {some('vote')}" if ids["vote"] else "") + "}"
        elif sort == "text":
            session = f", session: {some('ess')}" if ids["ess"] and draw(st.booleans()) else ""
            tie = f", repeats: {some('text')}" if ids["text"] and draw(st.booleans()) else ""
            effect = draw(st.sampled_from(["", ", effect: bind", ", effect: recommend-force"]))
            votes_of = draw(counts)
            told = votes_of if votes_of.startswith("unknown") else f"counts: {votes_of}"
            step = f"assembly_vote: {{text: x{session}{tie}{effect}, {told}}}"
        elif sort == "ess":
            call = f"on: {some('vote')}" if draw(st.booleans()) else f"requests: {draw(st.sampled_from([96, 97]))}"
            step = f"emergency_session: {{topic: x, {call}, appears: threat}}"
        elif sort == "report":
            step = f"special_report: {{on: {some('vote')}}}"
        elif sort == "debate":
            step = f"veto_debate: {{on: {some('vote')}}}"
        elif sort == "review":
            step = f"chamber_review: {{on: {some('vote')}}}"
        else:
            step = f"prosecutor: {{on: {some('vote')}, opens: {draw(st.sampled_from(['true', 'false']))}}}"
        lines.append(f"- {{id: {name}, at: {day}, {step}}}")
        if sort in ids:
            ids[sort].append(name)
    if sort == "snapback":
        lines[-1] = lines[-1].replace(f", votes: [s{n + 1}]", "")
    return "\n".join(lines)


@given(scenarios())
@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=examples(150))
def test_whatever_the_bodies_do_the_log_keeps_its_invariants(text):
    scenario = loads(text)
    done = run(scenario)
    assert faults_of(done.log) == []
    assert from_lines(to_lines(done.log)) == done.log
    assert run(scenario).log == done.log
    assert {s.id for s in scenario.timeline} <= {e.step for e in done.log} | set(done.decisions)
    for event in done.log:
        if isinstance(event, EVENTS_AROUND):
            assert event.sources or event.step, "it cites nothing and is in no file"
    notices = [e for e in done.log if isinstance(e, SnapbackNotified)]
    for notice in notices:
        ends = [
            e
            for e in done.log
            if e.step == notice.step and isinstance(e, SanctionsRestored | ReliefLeftOpen | NotReached)
        ]
        assert len(ends) == 1, "thirty days end once"
    refused = [e for e in done.log if isinstance(e, Refused)]
    assert all(e.rule.cite and e.instead for e in refused)
    assert all(isinstance(e, Decided) is False or e.why for e in done.log)
    assert list(transcript(done.log))
