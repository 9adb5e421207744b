"""The plain sentence that says why. It is given what the rule found and finds nothing itself."""

from collections.abc import Iterable

from sim.law.votes import Tally


def names(codes: Iterable[str]) -> str:
    """Join codes as a sentence does.

    >>> names(["CHN", "RUS", "USA"])
    'CHN, RUS and USA'
    """
    listed = tuple(codes)
    return " and ".join(p for p in (", ".join(listed[:-1]), "".join(listed[-1:])) if p)


def plural(number: int, noun: str) -> str:
    """Count a noun.

    >>> plural(1, "vote"), plural(9, "vote")
    ('1 vote', '9 votes')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def votes_against_needed(tally: Tally, needed: int) -> str:
    """Say how many affirmative votes there were and how many it takes."""
    return f"{plural(tally.yes, 'affirmative vote')}, {needed} needed"
