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
from sim.law.icj_election import decide_icj_election, measure_icj_election
from sim.law.laws import Law
from sim.law.measure import Measure, measure_vetoable, veto_sources
from sim.law.parties import bound_to_abstain, holding_to_abstain
from sim.law.pledges import keeping_the_pledge, pledged_not_to_oppose, without_their_veto
from sim.law.preliminary import decide_preliminary
from sim.law.procedural import decide_procedural, measure_procedural
from sim.law.question import Kind, Question
from sim.law.review_conference import decide_review_conference, measure_review_conference
from sim.law.ruling import decide_ruling_challenge
from sim.law.sources import EICHMANN
from sim.law.veto import decide_substantive
from sim.law.votes import Body, Choice, RollCall
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
    if law.pledge is not None and (pledged := pledged_not_to_oppose(question, body, law)):
        return _with_pledge(rule, question, roll, body, law, pledged)
    return _decide(rule, question, roll, body, law)


def _decide(rule: Rule, question: Question, roll: RollCall, body: Body, law: Law) -> Decision:
    if question.parties and (parties := bound_to_abstain(question, body.codes)):
        return _with_parties(rule, question, roll, body, law, parties)
    return rule(question, roll, body, law)


def _with_pledge(
    rule: Rule, question: Question, roll: RollCall, body: Body, law: Law, pledged: frozenset[str]
) -> Decision:
    """Decide as if the pledge of this law were kept, and say what the votes as cast decide where that differs."""
    assert law.pledge is not None
    as_cast = _decide(rule, question, roll, body, evolve(law, pledge=None))
    kept_roll = keeping_the_pledge(roll, pledged)
    kept_law = without_their_veto(law, body, pledged)
    kept = _decide(rule, question, kept_roll, body, kept_law)
    if kept.tally == as_cast.tally and _what_came_of(kept) == _what_came_of(as_cast):
        return kept
    changed = [v.member for v in roll.votes if v.member in pledged and v.choice is Choice.NO]
    who = f" of {names(changed)}" if changed else ""
    remark = (
        f" The pledge{who} not to vote against such a draft is taken as kept, by abstaining; as cast, the votes "
        f"decide: {_result(as_cast)}."
    )
    return evolve(kept, why=kept.why + remark, sources=(*kept.sources, *law.pledge.sources))


def _with_parties(
    rule: Rule, question: Question, roll: RollCall, body: Body, law: Law, parties: tuple[str, ...]
) -> Decision:
    """Decide where the proviso of Art. 27(3) has something to say, and report it when it makes a difference."""
    as_cast = rule(question, roll, body, law)
    enforced = rule(question, holding_to_abstain(roll, parties), body, law)
    decision, other = (enforced, as_cast) if law.enforce_proviso else (as_cast, enforced)
    same = _what_came_of(as_cast) == _what_came_of(enforced)
    if same and (as_cast.tally == enforced.tally or not law.enforce_proviso):
        return decision
    several = len(parties) > 1
    who, party = names(parties), "parties" if several else "party"
    if law.enforce_proviso:
        remark = (
            f" {who}, {party} to the dispute, {'are' if several else 'is'} held to abstain; as cast, the votes "
            f"decide: {_result(other)}."
        )
    else:
        remark = (
            f" {who} {'are' if several else 'is'} {party} to the dispute; the duty to abstain is not enforced in "
            f"practice. Enforced, the votes decide: {_result(other)}."
        )
    return evolve(decision, why=decision.why + remark, sources=(*decision.sources, EICHMANN))


def _what_came_of(decision: Decision) -> tuple[object, ...]:
    return decision.outcome, decision.reason, decision.blocked_by


def _result(decision: Decision) -> str:
    """Say an outcome and its reason in a few words."""
    reason = decision.reason.value.replace("_", " ")
    by = f" by {names(decision.blocked_by)}" if decision.blocked_by else ""
    return f"{decision.outcome.value.replace('_', ' ')} {decision.tally} ({reason}{by})"
