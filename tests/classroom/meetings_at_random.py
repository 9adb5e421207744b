"""Meetings that stand anywhere: taken from the shipped scenarios, and played on by acts drawn at random."""

from functools import cache

from hypothesis import strategies as st

from sim.classroom.papers import papers_of
from sim.engine.running import Run, run
from sim.law import Choice, RollCall, Vote
from sim.procedure.actions import Action, CastVotes
from sim.procedure.entry import Papers
from sim.procedure.meeting import Meeting
from sim.procedure.order import apply, legal_actions
from sim.scenario import load


@cache
def runs() -> tuple[Run, ...]:
    """Return runs of some scenarios that hold meetings of the Council, one or two of each folder."""
    from sim.scenario.library import names

    folders: dict[str, list[str]] = {}
    for name in names():
        folders.setdefault(name.partition("/")[0], []).append(name)
    chosen = [name for listed in folders.values() for name in listed[:2]]
    made = [run(load(name)) for name in chosen]
    return tuple(each for each in made if each.standing)


@st.composite
def standing(draw: st.DrawFn, acts: int = 12) -> tuple[Meeting, Papers]:
    """Draw a meeting of a scenario, played on by some acts at random, and the papers of the scenario."""
    begun = draw(st.sampled_from(runs()))
    meeting = draw(st.sampled_from([each.state for each in begun.standing]))
    papers = papers_of(begun.scenario)
    for _ in range(draw(st.integers(0, acts))):
        act = draw_act(draw, meeting, papers)
        if act is None:
            break
        meeting = apply(meeting, act)
    return meeting, papers


def draw_act(draw: st.DrawFn, meeting: Meeting, papers: Papers) -> Action | None:
    """Draw an act in order; votes are cast at random. None where nothing is in order."""
    legal = legal_actions(meeting, papers)
    kinds = sorted({type(offer.action).__name__ for offer in legal})
    if not kinds:
        return None
    kind = draw(st.sampled_from(kinds))
    if kind == "CastVotes":
        votes = draw(
            st.lists(st.sampled_from(Choice), min_size=meeting.council.size, max_size=meeting.council.size)
        )
        codes = meeting.council.codes
        return CastVotes(RollCall(tuple(Vote(c, v) for c, v in zip(codes, votes, strict=True))))
    fit = [offer.action for offer in legal if type(offer.action).__name__ == kind and not offer.needs]
    return draw(st.sampled_from(fit)) if fit else None
