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


class Status(enum.Enum):
    """What force a provision has today; what is special about it is said in its note."""

    IN_FORCE = "in force"
    AMENDED = "in force, amended since it was adopted"
    DORMANT = "in force, but dormant"
    UNUSED = "in force, but never used"
    DELETED = "deleted"
    LAPSED = "no longer in force"
    DISPUTED = "whether it is still in force is disputed"
    PRACTICE = "practice only, no rule"
    GUIDANCE = "guidance, binding nobody"
    CASE = "a single decision, no rule"
    RECORD = "a record of practice, no rule"
    OURS = "a convention of this simulator"


@frozen
class Provision:
    """A rule, an article or a custom: what it says in our own words, its force, and where the code applies it.

    `applied_in` holds dotted names that can be imported, and is empty where no code applies it; `episode` is
    one real case with its document symbol, or empty; `scenario` is the name of a shipped scenario in which it
    can be watched, or empty; `note` says what is amended, dormant, deleted, disputed or unverified about it.
    """

    cite: str
    title: str
    says: str
    url: str | None
    standing: Standing
    status: Status = Status.IN_FORCE
    applied_in: tuple[str, ...] = ()
    episode: str = ""
    scenario: str = ""
    note: str = ""


def provision(
    source: Source,
    title: str,
    says: str,
    standing: Standing,
    *,
    status: Status = Status.IN_FORCE,
    applied_in: tuple[str, ...] = (),
    episode: str = "",
    scenario: str = "",
    note: str = "",
) -> Provision:
    """Enter a provision under the citation of its source."""
    return Provision(
        cite=source.cite,
        title=title,
        says=says,
        url=source.url,
        standing=standing,
        status=status,
        applied_in=applied_in,
        episode=episode,
        scenario=scenario,
        note=note,
    )
