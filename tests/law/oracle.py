"""A naive reading of Art. 27 to hold the rules against: words and loops, nothing taken from `sim.law`.

Votes are a dict of code and one of the words "yes", "no", "abstain", "not voting".
"""

from collections.abc import Collection, Mapping
from datetime import date

NAMED_IN_THE_CHARTER = {"CHN", "ROC", "FRA", "GBR", "RUS", "SUN", "USA"}
"""China under either government and the Soviet or Russian seat, under the codes of the record (Art. 23)."""


def votes_needed(on: date) -> int:
    if on < date(1966, 1, 1):
        return 7
    return 9


def affirmative(votes: Mapping[str, str]) -> int:
    number = 0
    for word in votes.values():
        if word == "yes":
            number = number + 1
    return number


def permanent_against(votes: Mapping[str, str], permanent: Collection[str]) -> set[str]:
    against = set()
    for member in votes:
        if member in permanent and votes[member] == "no":
            against.add(member)
    return against


def article_27_2(votes: Mapping[str, str], on: date) -> tuple[str, str, set[str]]:
    """Return outcome, reason and who blocked it, of a procedural matter."""
    if affirmative(votes) >= votes_needed(on):
        return "adopted", "enough_votes", set()
    return "not_adopted", "too_few_votes", set()


def article_27_3(votes: Mapping[str, str], on: date) -> tuple[str, str, set[str]]:
    """Return outcome, reason and who blocked it, of any other matter."""
    return with_veto(votes, votes_needed(on), NAMED_IN_THE_CHARTER, 1)


def with_veto(
    votes: Mapping[str, str], needed: int, holders: Collection[str], noes_to_block: int
) -> tuple[str, str, set[str]]:
    """Return the same where other members hold the veto, or it takes several of them to block."""
    against = permanent_against(votes, holders)
    if affirmative(votes) < needed:
        return "not_adopted", "too_few_votes", set()
    if len(against) >= noes_to_block:
        return "not_adopted", "veto", against
    return "adopted", "enough_votes", set()
