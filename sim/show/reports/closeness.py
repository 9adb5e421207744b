"""How close a result was, in a report: the votes that would have reversed it, and the odds where there are any."""

from collections.abc import Iterator, Mapping

from attrs import evolve

from sim.analysis.odds.between import Between
from sim.analysis.odds.chain import chain
from sim.analysis.odds.reading import OverAll, ends_with_errors, questions
from sim.engine import Decided, Run, Voting, drawing
from sim.engine import run as run_scenario
from sim.errors import UnscError
from sim.scenario.known_votes import KnownVotes
from sim.scenario.model import Scenario, Votes, all_steps
from sim.show.chances_words import RESULTS, fraction, in_per_cent
from sim.show.pictures.tree import outcome_tree
from sim.show.reports.decisions import COUNCIL
from sim.show.reports.parts import Block, Extent, Figure, Grid, Part, Said, Tone
from sim.show.reversal import Reversal, reversal
from sim.show.words import named, sentence


def reversals(run: Run) -> Mapping[str, Reversal]:
    """Say of each vote of the Council, by its id, which changed votes would have reversed it."""
    votings: dict[str, Voting] = {}
    casts = drawing(run.seed) if run.drawn else None

    def cast(voting: Voting) -> KnownVotes:
        votes = casts(voting) if casts is not None else voting.votes
        votings[voting.id] = evolve(voting, votes=votes)
        return votes

    run_scenario(run.scenario, seed=run.seed, cast=cast)
    return {
        name: reversal(event, _counted_as(event, votings[name]))
        for name, event in run.decisions.items()
        if event.body == COUNCIL and name in votings
    }


def _counted_as(event: Decided, voting: Voting) -> Voting:
    """Return a voting as the kind of question that its votes were counted as in the end."""
    return evolve(voting, question=evolve(voting.question, kind=event.kind))


def odds(scenario: Scenario) -> Part | None:
    """Make the part on the odds; None where no vote is given as chances."""
    if not any(votes.odds for votes in _votes(scenario)):
        return None
    try:
        tree = chain(scenario)
    except UnscError as error:
        return Part("odds", "How likely", (Said(f"This cannot be counted: {error}", tone=Tone.REFUSED),))
    blocks: list[Block] = [
        Said("The file gives votes as chances. What follows from them is counted exactly, and never sampled."),
        Grid(
            "The chance of each result, given that the question is put",
            ("Question", "Is put", *(word.capitalize() for word in RESULTS.values()), "Vetoed by"),
            tuple(_row(scenario, question) for question in questions(tree)),
        ),
    ]
    found = ends_with_errors(tree)
    if len(found) > 1:
        likeliest = sorted(found, key=lambda end: (-end[1].high, end[0]))
        rows = tuple((Said(text), Said(_chance(chance, off))) for text, chance, off in likeliest)
        blocks.append(Grid("What comes of it in the end, the likeliest first", ("End", "Chance"), rows))
    blocks.append(Figure(outcome_tree(tree, scenario.title), Extent.WHOLE))
    return Part("odds", "How likely", tuple(blocks))


def _row(scenario: Scenario, question: OverAll) -> tuple[Said, ...]:
    on = next((step.at.day for step in all_steps(scenario.timeline) if step.at is not None), None)
    by = ", ".join(
        f"{named(code, on) if on else code} {in_per_cent(chance)}" for code, chance in question.vetoed_by.items()
    )
    results = (Said(_chance(question.by_result[name], question.error)) for name in RESULTS)
    return (
        Said(sentence(question.text).removesuffix("."), sources=question.sources if question.law else ()),
        Said(_chance(question.put, question.put_error)),
        *results,
        Said(by or "nobody"),
    )


def _chance(chance: Between, error: float) -> str:
    exact = fraction(chance, error)
    return f"{in_per_cent(chance)} ({exact})" if exact else in_per_cent(chance)


def _votes(scenario: Scenario) -> Iterator[Votes]:
    yield from scenario.positions
    for step in all_steps(scenario.timeline):
        if step.meeting is not None and step.meeting.agenda is not None:
            yield step.meeting.agenda
        if step.assembly_vote is not None:
            yield step.assembly_vote
        if step.in_council is not None:
            yield step.in_council[1]
