"""The Statute of the International Court of Justice, on electing judges, in our own words."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.law.sources import ICJ_STATUTE_10
from sim.source import Source

READ = Standing.READ


def _icj(number: str) -> Source:
    return Source(f"ICJ Statute Art. {number}", ICJ_STATUTE_10.url)


ICJ_STATUTE = (
    provision(
        _icj("3"),
        "Fifteen judges",
        "The Court has fifteen members, no two of whom may be nationals of the same State.",
        READ,
        applied_in=("sim.procedure.court_ballots.on_ballot",),
    ),
    provision(
        _icj("4"),
        "Who elects the judges",
        "The General Assembly and the Council elect the judges, from a list of persons whom national groups have "
        "nominated.",
        READ,
        applied_in=("sim.procedure.court_elections.begin",),
        note="One candidate's majority in the Council is what the simulator decides, under Article 10.",
    ),
    provision(
        _icj("5"),
        "Invitation to nominate",
        "At least three months before the election the Secretary-General invites the national groups to nominate "
        "candidates.",
        READ,
        applied_in=("sim.procedure.court_ballots.check_election_day",),
    ),
    provision(
        _icj("8"),
        "Two independent elections",
        "The General Assembly and the Council proceed independently of each other.",
        READ,
        applied_in=("sim.procedure.court_ballots.cast",),
        episode="9 to 20 November 2017, GA/11978: for the last seat the General Assembly wanted one "
        "candidate and the Council another, ballot after ballot.",
        scenario="court-elections/2017-last-seat",
    ),
    provision(
        ICJ_STATUTE_10,
        "Majority in the election of judges",
        "A candidate is elected with an absolute majority in the General Assembly and in the Council. In the "
        "Council permanent and other members are not told apart, so that eight of fifteen votes are enough and "
        "there is no veto. Of two nationals of one State who get both majorities only the elder is elected.",
        READ,
        applied_in=(
            "sim.law.icj_election.decide_icj_election",
            "sim.procedure.court_ballots.cast",
            "sim.procedure.court_ballots.elect",
        ),
        episode="20 November 2017, GA/11978: the United Kingdom withdrew its judge, and both organs elected "
        "Dalveer Bhandari.",
        scenario="court-elections/2017-last-seat",
        note="Six of eleven votes before 1966. That the majority is counted by seats, eight of fifteen, is from "
        "an account (EJIL: Talk!, 2023).",
    ),
    provision(
        _icj("11"),
        "Further meetings",
        "If seats are left after the first meeting for the election, a second is held, and if need be a third.",
        READ,
        applied_in=("sim.procedure.court_ballots.cast",),
    ),
    provision(
        _icj("12"),
        "The joint conference",
        "If seats are left after that, either organ may ask for a conference of three members from each, which "
        "proposes names; one outside the list if it is unanimous. If that fails too, the judges already elected "
        "choose among the candidates who got votes, the eldest judge breaking a tie. Article 10 keeps the veto "
        "out of the choice of the Council's three.",
        READ,
        status=Status.UNUSED,
        applied_in=(
            "sim.procedure.court_conference.request_conference",
            "sim.procedure.court_conference.propose",
            "sim.procedure.court_conference.co_opt",
        ),
        note="That it was never used is from general knowledge.",
    ),
    provision(
        _icj("13"),
        "Nine years",
        "Judges are elected for nine years and may be elected again; every three years five places are filled.",
        READ,
    ),
    provision(
        _icj("14"),
        "Vacancies on the Court",
        "A vacancy is filled in the same way as at the first election, on a date the Council sets.",
        READ,
        applied_in=("sim.procedure.court_ballots.check_election_day",),
    ),
)
