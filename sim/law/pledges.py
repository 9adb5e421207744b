"""A pledge not to vote against drafts on mass atrocities: a change of conduct, and never of the count.

The ACT code of conduct (A/70/621-S/2015/978) asks any member, permanent or elected, not to vote against a credible
draft against genocide, crimes against humanity or war crimes. It excludes the negative vote, not the abstention.
Whether a draft is of that sort is nobody's to compute: the question says so, or does not.
"""

from attrs import evolve

from sim.law.effects import Basis, Effect, VoteEffect
from sim.law.laws import Law
from sim.law.measure import measure_vetoable, veto_holders
from sim.law.question import Kind, Question
from sim.law.votes import Body, Choice, RollCall, Vote
from sim.law.wording import names


def pledged_not_to_oppose(question: Question, body: Body, law: Law) -> frozenset[str]:
    """Return the members that a pledge of this law keeps from voting against this question."""
    if law.pledge is None or not question.mass_atrocities or question.kind is not Kind.SUBSTANTIVE:
        return frozenset()
    codes = frozenset(body.codes)
    return codes if law.pledge.members is None else codes & law.pledge.members


def keeping_the_pledge(roll: RollCall, pledged: frozenset[str]) -> RollCall:
    """Let the members that pledged so abstain where they voted against: the least they would have had to change.

    A negative vote that is known by number only stays one: it may be somebody else's, and of a member that pledged
    it blocks nothing (`without_their_veto`).
    """
    votes = [
        Vote(v.member, Choice.ABSTAIN) if v.choice is Choice.NO and v.member in pledged else v for v in roll.votes
    ]
    return evolve(roll, votes=tuple(votes))


def without_their_veto(law: Law, body: Body, pledged: frozenset[str]) -> Law:
    """Return the law in which those that pledged not to vote against hold no veto."""
    if law.veto is None:
        return law
    return evolve(law, veto=evolve(law.veto, holders=veto_holders(body, law.veto) - pledged))


def kept_pledges(
    question: Question, roll: RollCall, body: Body, law: Law, pledged: frozenset[str]
) -> tuple[VoteEffect, ...]:
    """Return the members on whose vote the pledge of this law bears.

    A negative vote that is named counts as an abstention. A veto holder that is not named may have cast one: then
    it does not block.
    """
    sources = law.pledge.sources if law.pledge is not None else ()
    found = [
        VoteEffect(v.member, v.choice, Effect.COUNTS_AS_ABSTENTION, Basis.PLEDGE, sources)
        for v in roll.votes
        if v.choice is Choice.NO and v.member in pledged
    ]
    if roll.unnamed.no or len(roll.votes) + roll.unnamed.known < len(body.codes):
        named = roll.by_member()
        holders = measure_vetoable(question, body, law).holders & pledged
        found += [
            VoteEffect(m, None, Effect.DOES_NOT_BLOCK, Basis.PLEDGE, sources)
            for m in body.codes
            if m in holders and m not in named
        ]
    return tuple(found)


def kept_in_words(kept: tuple[VoteEffect, ...]) -> list[str]:
    """Say whose pledge is taken as kept, in sentences without the full stop."""
    abstaining = [each.member for each in kept if each.effect is Effect.COUNTS_AS_ABSTENTION]
    not_named = [each.member for each in kept if each.effect is Effect.DOES_NOT_BLOCK]
    said = []
    if not_named:
        who = names(not_named)
        have = "has" if len(not_named) == 1 else "have"
        said.append(
            f"A negative vote of {who}, not known by name, would not block: {who} {have} pledged not to vote "
            "against such a draft"
        )
    if abstaining:
        who = names(abstaining)
        said.append(f"The pledge of {who} not to vote against such a draft is taken as kept, by abstaining")
    return said
