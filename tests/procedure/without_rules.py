"""What a Council would do instead that had not the rule: a stand-in for each place where the code enforces one."""

from attrs import evolve

from sim.law import Outcome
from sim.procedure import Basis, Phase
from sim.procedure.actions import SECRETARY_GENERAL
from sim.procedure.court_elections import Organ
from sim.procedure.entry import Actor
from sim.procedure.meeting import changed
from sim.procedure.new_members import Deadlines, Stage
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_34


def anybody_calls_for_the_president(call):
    def without(request, *args, **more):
        nobody = evolve(request, by=()) if request.basis is Basis.PRESIDENT else request
        return call(nobody, *args, **more)

    return without


def nothing_binds_the_president(call):
    def without(*args, **more):
        meeting = call(*args, **more)
        return evolve(meeting, called=evolve(meeting.called, bound=False))

    return without


def opened_in_business(opening):
    return evolve(opening, effect=lambda meeting, action: changed(meeting, phase=Phase.BUSINESS))


def unapproved_does_not_sit(reported):
    def effect(meeting, matter, pending, taken):
        approved = taken.decision.outcome is Outcome.ADOPTED
        return meeting if approved else changed(meeting, without_credentials=(matter.of,))

    return evolve(reported, effect=effect)


def challenged_does_not_sit(challenge):
    def effect(meeting, action):
        return changed(challenge.effect(meeting, action), without_credentials=(action.of,))

    return evolve(challenge, effect=effect)


def one_state_presides_for_ever(turns):
    return lambda: tuple([evolve(turn, code="USA") for turn in turns()])


def for_any_member(entry):
    return evolve(entry, by=Actor.MEMBER)


def without_the_secretary_general(reporting):
    return lambda meeting: tuple([name for name in reporting(meeting) if name != SECRETARY_GENERAL])


def only_what_is_seconded(put):
    def check(meeting, action):
        tabled = meeting.tabled(action.draft) if action.draft else None
        if tabled is not None and not tabled.seconded_by:
            raise OutOfOrder("Nobody has seconded it", instead="a seconder", rule=RULE_34)
        return put.check(meeting, action)

    return evolve(put, check=check)


def taken_over_behind_the_others(take_over):
    def effect(meeting, action):
        after = take_over.effect(meeting, action)
        taken = after.tabled(action.symbol)
        return changed(after, drafts=(*[t for t in after.drafts if t is not taken], taken))

    return evolve(take_over, effect=effect)


def in_the_order_of_submission(ordinary_order):
    return lambda amendments: tuple([a.symbol for a in amendments])


def invited_by_whoever_asks(invitation):
    def effect(meeting, matter, pending, taken):
        return changed(meeting, invited=(*meeting.invited, matter.guest))

    return evolve(invitation, effect=effect)


def everything_is_adopted(decide):
    return lambda *args: evolve(decide(*args), outcome=Outcome.ADOPTED)


def kept_by_the_council(refer):
    return lambda application, **more: evolve(application, stage=Stage.BEFORE_THE_COUNCIL)


def the_day_itself(deadlines):
    return lambda session: Deadlines(session.opens, session.opens)


def no_report_is_due(recommend):
    return lambda *args, **more: evolve(recommend(*args, **more), special_report_due=False)


def the_most_votes_elect(cast):
    def relative(election, organ, ballot):
        ranked = [name for name, _ in sorted(ballot.votes, key=lambda vote: -vote[1])]
        assert organ is Organ.COUNCIL
        return evolve(election, council=tuple(ranked[: election.vacant]))

    return relative
