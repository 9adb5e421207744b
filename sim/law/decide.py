"""The one way in: a question, a roll call, the body that votes and the law give a decision."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from attrs import evolve

from sim.council import Council
from sim.errors import UnscError
from sim.law.assembly import (
    Assembly,
    decide_assembly_majority,
    decide_assembly_two_thirds,
    decide_assembly_two_thirds_of_members,
    measure_assembly_majority,
    measure_assembly_two_thirds,
    measure_assembly_two_thirds_of_members,
)
from sim.law.consensus import decide_consensus
from sim.law.decision import Decision
from sim.law.effects import VoteEffect, whose
from sim.law.icj_election import decide_icj_election, measure_icj_election
from sim.law.laws import Law
from sim.law.measure import Measure, measure_vetoable, veto_sources
from sim.law.parties import bound_to_abstain, held_in_words, held_to_abstain, holding_to_abstain
from sim.law.pledges import (
    keeping_the_pledge,
    kept_in_words,
    kept_pledges,
    pledged_not_to_oppose,
    without_their_veto,
)
from sim.law.preliminary import decide_preliminary
from sim.law.procedural import decide_procedural, measure_procedural
from sim.law.question import Kind, Question
from sim.law.review_conference import decide_review_conference, measure_review_conference
from sim.law.ruling import decide_ruling_challenge
from sim.law.sources import EICHMANN
from sim.law.veto import decide_substantive
from sim.law.votes import Body, RollCall
from sim.law.wording import names
from sim.source import Source

Rule = Callable[[Question, RollCall, Body, Law], Decision]

RULES: Mapping[Kind, Rule] = MappingProxyType(
    {
        Kind.PROCEDURAL: decide_procedural,
        Kind.SUBSTANTIVE: decide_substantive,
        Kind.PRELIMINARY: decide_preliminary,
        Kind.RULING_CHALLENGE: decide_ruling_challenge,
        Kind.ICJ_ELECTION: decide_icj_election,
        Kind.REVIEW_CONFERENCE: decide_review_conference,
        Kind.ASSEMBLY_MAJORITY: decide_assembly_majority,
        Kind.ASSEMBLY_TWO_THIRDS: decide_assembly_two_thirds,
        Kind.ASSEMBLY_TWO_THIRDS_OF_MEMBERS: decide_assembly_two_thirds_of_members,
        Kind.CONSENSUS: decide_consensus,
    }
)


MEASURES: Mapping[Kind, Callable[[Question, Body, Law], Measure]] = MappingProxyType(
    {
        Kind.PROCEDURAL: measure_procedural,
        Kind.SUBSTANTIVE: measure_vetoable,
        Kind.PRELIMINARY: measure_vetoable,
        Kind.RULING_CHALLENGE: measure_procedural,
        Kind.ICJ_ELECTION: measure_icj_election,
        Kind.REVIEW_CONFERENCE: measure_review_conference,
        Kind.ASSEMBLY_MAJORITY: measure_assembly_majority,
        Kind.ASSEMBLY_TWO_THIRDS: measure_assembly_two_thirds,
        Kind.ASSEMBLY_TWO_THIRDS_OF_MEMBERS: measure_assembly_two_thirds_of_members,
    }
)


def measure_of(question: Question, body: Body, law: Law) -> Measure:
    """Return what the votes on a question are measured by: the numbers `decide` decides a complete roll call with.

    Raises `UnscError` for a consensus, in which no votes are counted.

    >>> from datetime import date
    >>> from sim.council import council_on
    >>> from sim.law import Kind, Question, law_on
    >>> day = date(2024, 3, 28)
    >>> measure = measure_of(Question(Kind.SUBSTANTIVE), council_on(day), law_on(day))
    >>> measure.requirement.votes, sorted(measure.holders), measure.noes_to_block
    (9, ['CHN', 'FRA', 'GBR', 'RUS', 'USA'], 1)
    """
    if question.kind not in MEASURES:
        raise UnscError(f"a {question.kind.value} is reached without counting votes; expected a vote")
    measure = MEASURES[question.kind](question, body, law)
    if question.parties and law.enforce_proviso:
        held = frozenset(bound_to_abstain(question, body.codes))
        measure = evolve(measure, held_to_abstain=held, holders=measure.holders - held)
    if pledged := pledged_not_to_oppose(question, body, law):
        measure = evolve(measure, not_against=pledged, holders=measure.holders - pledged)
    return measure


def sources_of(question: Question, body: Body, law: Law) -> tuple[Source, ...]:
    """Return what a law cites on a question: for the votes it takes, first, who may block it, and a pledge.

    Raises `UnscError` as `measure_of` does.
    """
    measure = measure_of(question, body, law)
    block = veto_sources(law) if question.kind in (Kind.SUBSTANTIVE, Kind.PRELIMINARY) else ()
    pledge = law.pledge.sources if law.pledge is not None and measure.not_against else ()
    return tuple(dict.fromkeys((*measure.requirement.sources, *block, *pledge)))


def decide(question: Question, roll: RollCall, body: Body, law: Law) -> Decision:
    """Decide a question.

    `body` is the Council, or the Assembly for its kinds of question; `law` is the law in force on the date
    (`law_on`) or another. Raises `BadRollCall` or `NotAMember` for a roll call the body could not have held.

    >>> from datetime import date
    >>> from sim.council import council_on
    >>> from sim.law import Choice, Kind, Question, RollCall, law_on
    >>> day = date(2022, 2, 25)
    >>> council = council_on(day)
    >>> roll = RollCall.of(council, no="RUS", abstain="ARE CHN IND", rest=Choice.YES)
    >>> print(decide(Question(Kind.SUBSTANTIVE), roll, council, law_on(day)).why)
    Not adopted: vetoed by RUS; 11 affirmative votes, 9 needed, but the negative vote of a permanent member
    blocks.
    """
    rule = RULES[question.kind]
    if question.kind.of_the_assembly is not isinstance(body, Assembly) and isinstance(body, Assembly | Council):
        whose = "the General Assembly" if question.kind.of_the_assembly else "the Security Council"
        raise UnscError(
            f"a question of the kind {question.kind.value} is one of {whose}; expected its members to vote"
        )
    if question.parties or law.pledge is not None:
        return _decide_as_counted(rule, question, roll, body, law)
    return rule(question, roll, body, law)


def _decide_as_counted(rule: Rule, question: Question, roll: RollCall, body: Body, law: Law) -> Decision:
    """Decide where the proviso of Art. 27(3) or a pledge may bear on votes, and say what it is as cast."""
    parties = bound_to_abstain(question, body.codes)
    enforced = parties if law.enforce_proviso else ()
    # A party may have pledged too: the proviso binds it before its promise does.
    pledged = pledged_not_to_oppose(question, body, law).difference(enforced)
    held = held_to_abstain(roll, body, enforced)
    kept = kept_pledges(question, roll, body, law, pledged)
    counted, under = roll, law
    if kept:
        counted, under = keeping_the_pledge(counted, pledged), without_their_veto(law, body, pledged)
    if held:
        counted = holding_to_abstain(counted, enforced)
    decision = rule(question, counted, body, under)
    if held or kept:
        decision = _as_counted(decision, rule(question, roll, body, law), held, kept)
    if not law.enforce_proviso and held_to_abstain(counted, body, parties):
        return _not_enforced(decision, rule(question, holding_to_abstain(counted, parties), body, under), parties)
    return decision


def _as_counted(
    decision: Decision, as_cast: Decision, held: tuple[VoteEffect, ...], kept: tuple[VoteEffect, ...]
) -> Decision:
    """Let a decision carry whose votes are counted otherwise than cast, and say so; `as_cast` counts them so."""
    said = [held_in_words(whose(held))] if held else []
    said += kept_in_words(kept)
    differs = decision.tally != as_cast.tally or _what_came_of(decision) != _what_came_of(as_cast)
    result = f"; as cast, the votes decide: {_result(as_cast)}" if differs else ""
    theirs = {*whose(held), *whose(kept)}
    effects = (*held, *kept, *[each for each in decision.effects if each.member not in theirs])
    own = (held[0].sources if held else ()) + (kept[0].sources if kept else ())
    sources = decision.sources + tuple([s for s in own if s not in decision.sources])
    why = f"{decision.why} {'. '.join(said)}{result}."
    return evolve(decision, why=why, sources=sources, effects=effects)


def _not_enforced(decision: Decision, enforced: Decision, parties: tuple[str, ...]) -> Decision:
    """Say what the votes would decide if the proviso were enforced, where it makes a difference."""
    if _what_came_of(decision) == _what_came_of(enforced):
        return decision
    who = f"{names(parties)} {'are' if len(parties) > 1 else 'is'}"
    remark = (
        f" {who} party to the dispute; the duty to abstain is not enforced in practice. Enforced, the votes "
        f"decide: {_result(enforced)}."
    )
    return evolve(decision, why=decision.why + remark, sources=(*decision.sources, EICHMANN))


def _what_came_of(decision: Decision) -> tuple[object, ...]:
    return decision.outcome, decision.reason, decision.blocked_by


def _result(decision: Decision) -> str:
    """Say an outcome and its reason in a few words."""
    reason = decision.reason.value.replace("_", " ")
    by = f" by {names(decision.blocked_by)}" if decision.blocked_by else ""
    return f"{decision.outcome.value.replace('_', ' ')} {decision.tally} ({reason}{by})"
