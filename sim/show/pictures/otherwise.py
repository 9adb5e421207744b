"""Whose votes the law counts otherwise than they were cast: a party held to abstain, a pledge taken as kept."""

import re
from collections.abc import Mapping

from sim.council import Council
from sim.law import Choice, Decision, RollCall, Tally
from sim.law.counting import count

_SENTENCE, _CODE = re.compile(r"(?<=\.) "), re.compile(r"\b[A-Z]{3}\b")
_SAID = (" held to abstain", " taken as kept")
"""How a decision says so, in the sentence that names the members."""
_CHANGED = {Choice.YES: "yes", Choice.NO: "no", None: "unknown"}
"""Votes that count as abstentions then, and what they are in a tally."""


def counted_otherwise(council: Council, roll: RollCall | None, decision: Decision | None) -> Mapping[str, Choice]:
    """Return the members whose vote is not counted as it was cast, with what it is counted as.

    A decision says in its words whom the proviso of Art. 27(3) or a pledge bears on, and its tally how the votes
    are counted; a member is returned only where both agree. Empty where that cannot be told (some votes are known
    by number only, or proviso and pledge bear on the same vote), and where all count as cast.
    """
    if roll is None or decision is None or decision.tally is None:
        return {}
    cast = count(roll, council).tally
    if cast == decision.tally:
        return {}
    named = {
        code
        for said in _SENTENCE.split(decision.why)
        if any(w in said for w in _SAID)
        for code in _CODE.findall(said.partition(";")[0])  # behind it stands who would have vetoed
    }
    by_member = roll.by_member()
    found = {}
    numbers = {"yes": cast.yes, "no": cast.no, "abstain": cast.abstain, "unknown": cast.unknown}
    for code in council.codes:
        vote = by_member.get(code)
        choice = None if vote is None else vote.choice
        if code in named and choice in _CHANGED:
            found[code] = Choice.ABSTAIN
            numbers[_CHANGED[choice]] -= 1
            numbers["abstain"] += 1
    return found if Tally(not_voting=cast.not_voting, **numbers) == decision.tally else {}
