"""What an entry of the book of provisions is. It says what a text says, and how far we have read it."""

import enum

from attrs import frozen

from sim.source import Source


class Standing(enum.Enum):
    """How far the wording behind an entry was read by us; the most certain first."""

    READ = "read in a stored copy of the source"
    """In a copy of the official page, of a treaty collection, or of an official version in another language."""
    REPORTED = "read in an account of the source, not in the source itself"
    NOT_CHECKED = "well-known text, wording to be checked against the official page"
    GENERAL_KNOWLEDGE = "from general knowledge, no source read"
    OURS = "a convention of this simulator, not law"


@frozen
class Provision:
    """A rule, an article or a custom: what it says in our own words, and where the code applies it.

    `applied_in` holds dotted names that can be imported; `episode` is one real case with its document symbol,
    or empty; `note` says what is dormant, deleted, disputed or unverified about it.
    """

    cite: str
    title: str
    says: str
    url: str | None
    standing: Standing
    applied_in: tuple[str, ...]
    episode: str
    note: str = ""


NOT_APPLIED = "It is not applied by the simulator yet."


def provision(
    source: Source,
    title: str,
    says: str,
    standing: Standing,
    *,
    applied_in: tuple[str, ...] = (),
    episode: str = "",
    note: str = "",
) -> Provision:
    """Enter a provision; one that no code applies says so in its note."""
    if not applied_in:
        note = f"{note} {NOT_APPLIED}".lstrip()
    return Provision(source.cite, title, says, source.url, standing, applied_in, episode, note)
