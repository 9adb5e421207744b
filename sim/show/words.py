"""The words for what the log says by codes and keys: States, kinds, outcomes, statuses, days."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

from sim.council import state
from sim.errors import UnscError
from sim.law import Kind, Outcome, Reason
from sim.source import Source, Status

KINDS = {
    Kind.PROCEDURAL: "procedural: no vote is a veto",
    Kind.SUBSTANTIVE: "substantive: a permanent member can veto it",
    Kind.PRELIMINARY: "the preliminary question, is the matter procedural: open to veto",
    Kind.RULING_CHALLENGE: "a challenge to a ruling of the President: no vote is a veto",
    Kind.ICJ_ELECTION: "an election to the International Court of Justice: no vote is a veto",
    Kind.REVIEW_CONFERENCE: "calling a conference to review the Charter: no vote is a veto",
    Kind.ASSEMBLY_MAJORITY: "a majority of those present and voting",
    Kind.ASSEMBLY_TWO_THIRDS: "two thirds of those present and voting",
    Kind.ASSEMBLY_TWO_THIRDS_OF_MEMBERS: "two thirds of all Members, voting or not",
    Kind.CONSENSUS: "by consensus: one objection prevents it",
}

OUTCOMES = {Outcome.ADOPTED: "ADOPTED", Outcome.NOT_ADOPTED: "NOT ADOPTED", Outcome.OPEN: "OPEN"}

REASONS = {
    Reason.ENOUGH_VOTES: "enough votes",
    Reason.TOO_FEW_VOTES: "too few votes",
    Reason.VETO: "vetoed",
    Reason.VETO_OR_TOO_FEW_VOTES: "vetoed or too few votes",
    Reason.UNKNOWN_VOTES: "votes are unknown",
    Reason.WITHOUT_VOTE: "without a vote",
    Reason.CONSENSUS: "by consensus",
    Reason.OBJECTION: "somebody objected",
}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
_WITH_THE = (
    *(
        "United ",
        "Russian ",
        "German ",
        "Soviet ",
        "Republic ",
        "Democratic ",
        "Dominican ",
        "Central African ",
        "Lao ",
    ),
    *("Byelorussian ", "Ukrainian ", "Libyan ", "Syrian ", "Congo", "Gambia", "Netherlands", "Niger"),
    *("Philippines", "Sudan"),
)
_NOT_WITH_THE = ("Nigeria",)
_SHORTER = (
    (" of Great Britain and Northern Ireland", ""),
    (" of America", ""),
    ("Union of Soviet Socialist Republics", "Soviet Union"),
    ("Soviet Socialist Republic", "SSR"),
)


def day(on: date) -> str:
    """Write a day as it is read aloud.

    >>> day(date(2014, 12, 22))
    '22 December 2014'
    """
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def named(who: str, on: date) -> str:
    """Name a State by its code as one says it in a sentence; anybody else by the name given.

    >>> [named(who, date(2014, 12, 22)) for who in ("TCD", "USA", "Ivan Šimonović")]
    ['Chad', 'the United States', 'Ivan Šimonović']
    """
    name = short_name(who, on)
    return f"the {name}" if name != who and name.startswith(_WITH_THE) and name not in _NOT_WITH_THE else name


def short_name(who: str, on: date) -> str:
    """Name a State by its code, without the longer part of its name; anybody else by the name given.

    >>> short_name("GBR", date(2014, 12, 22)), short_name("IRN", date(2014, 12, 22))
    ('United Kingdom', 'Iran')
    """
    if len(who) != 3 or not who.isupper():
        return who
    try:
        name = state(who).name_on(on)
    except UnscError:
        return who
    for long, short in _SHORTER:
        name = name.replace(long, short)
    return name if name.startswith("Congo") else name.partition(" (")[0]


def all_named(codes: Iterable[str], on: date) -> str:
    """Name some States in a sentence.

    >>> all_named(["CHN", "RUS"], date(2014, 12, 22))
    'China and the Russian Federation'
    """
    return listed([named(code, on) for code in codes])


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does: a, b and c."""
    return " and ".join(p for p in (", ".join(words[:-1]), "".join(words[-1:])) if p)


def sentence(text: str) -> str:
    """Begin a text with a capital letter, and end it with a full stop.

    >>> sentence("the meeting ended")
    'The meeting ended.'
    """
    text = text.strip()
    if not text:
        return text
    return text[0].upper() + text[1:] + ("" if text.endswith((".", "!", "?", ".)", '."')) else ".")


def mark(status: Status) -> str:
    """Say how something is known, in brackets before it; what is recorded needs no mark."""
    return "" if status is Status.RECORDED else f"({status.value}) "


def cited(sources: Iterable[Source]) -> str:
    """Cite some sources, each once."""
    return "; ".join(dict.fromkeys(s.cite for s in sources))


def plain(key: str) -> str:
    """Write a key of ours in words."""
    return key.replace("_", " ").replace("-", " ")


def count(number: int, noun: str) -> str:
    """Count a noun.

    >>> count(1, "vote"), count(2, "vote")
    ('1 vote', '2 votes')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def in_alphabet(name: str) -> str:
    r"""Return what a name is sorted by where names are shown: its letters, without case, accents and `the`.

    >>> in_alphabet("the United States"), in_alphabet("C\u00f4te d'Ivoire")
    ('united states', "cote d'ivoire")
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return plain.casefold().removeprefix("the ")
