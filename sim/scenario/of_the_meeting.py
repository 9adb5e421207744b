"""What a file may say of credentials, of bodies the Council appoints, and of meeting in private, key by key.

As in `model`, every class is one block in the file and every field one key.
"""

from attrs import frozen

from sim.procedure.matters import AppointedBody, Polarity
from sim.scenario.keys import Codes, key, required
from sim.scenario.votes import PutToVote


@frozen(kw_only=True)
class Credentials:
    """Credentials before the Council: the Secretary-General's report on them, or a challenge to them."""

    of: Codes = required("the member whose representative's credentials they are")
    challenged_by: Codes = key(
        "who objects to them; without it the Secretary-General reports on them (Rule 15)", default=Codes(())
    )
    put_as: Polarity = key(
        "which way round a challenge was put: who is `in_favour` of rejecting them, or who is `against`",
        default=Polarity.IN_FAVOUR,
    )
    vote: PutToVote | None = key(
        "the vote, where one was taken; without it a report is approved, nobody objecting, and a challenge stays "
        "undecided"
    )


@frozen(kw_only=True)
class Appoint:
    """A proposal to appoint a commission, a committee or a rapporteur for a specified question (Rule 28)."""

    what: AppointedBody = required("commission, committee or rapporteur")
    question: str = required("the question it is for, such as the situation in Laos")
    speaks: str = required("who reports for it, and may be heard first (Rule 29): a State, or a name")
    by: Codes = key("who proposes it", default=Codes(()))
    vote: PutToVote | None = key("the vote, where one was taken; without it nobody objected")


@frozen(kw_only=True)
class Publicity:
    """A proposal to go on in private or in public (Rule 48), or on the record of a private meeting (Rule 51)."""

    by: Codes = key("who proposes it, where it was not the President", default=Codes(()))
    vote: PutToVote | None = key("the vote, where one was taken; without it nobody objected")


OF_THE_MEETING = ("credentials", "appoint", "go_private", "go_public", "single_copy")
"""The actions of this module that the proceedings of a meeting may hold."""
