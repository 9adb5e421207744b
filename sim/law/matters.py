"""Which matters are procedural, by the words of the question. A table with sources; it decides nothing.

Whatever the table does not know is one of the "all other matters" of Art. 27(3), and so substantive; but that
is then an assumption about the question, and is reported as one.
"""

from attrs import frozen

from sim.law.question import Kind
from sim.law.sources import (
    ART_27_3,
    ART_109_1,
    ICJ_STATUTE_10,
    PRESIDENTIAL_STATEMENTS,
    RULE_30,
    SAN_FRANCISCO,
    rule,
)
from sim.source import Source

REPERTOIRE = Source(
    "Repertoire of the Practice of the Security Council, chapter on voting",
    "https://main.un.org/securitycouncil/en/content/repertoire/structure",
)


@frozen
class Matter:
    """A matter the Council is known to decide in a certain way, and how questions on it begin."""

    name: str
    kind: Kind
    openings: tuple[str, ...]
    source: Source


MATTERS = (
    Matter(
        "adoption of the agenda",
        Kind.PROCEDURAL,
        ("adopt the provisional agenda", "adopt the agenda", "adoption of the agenda", "include the item"),
        rule("9", 2),
    ),
    Matter(
        "order of items",
        Kind.PROCEDURAL,
        ("change the order of items", "take up the items", "order of items"),
        REPERTOIRE,
    ),
    Matter("deferment", Kind.PROCEDURAL, ("defer consideration", "postpone consideration"), REPERTOIRE),
    Matter(
        "removal of an item",
        Kind.PROCEDURAL,
        ("remove the item", "delete the item", "take the item off"),
        rule("10", 2),
    ),
    Matter(
        "challenge to a ruling",
        Kind.RULING_CHALLENGE,
        ("overrule the ruling", "uphold the ruling", "overrule the president", "uphold the president"),
        RULE_30,
    ),
    Matter("suspension", Kind.PROCEDURAL, ("suspend the meeting", "suspension of the meeting"), rule("33", 6)),
    Matter("adjournment", Kind.PROCEDURAL, ("adjourn the meeting", "adjournment"), rule("33", 6)),
    Matter("invitation", Kind.PROCEDURAL, ("invite ", "extend an invitation"), rule("37", 6)),
    Matter(
        "conduct of business",
        Kind.PROCEDURAL,
        ("vote first on", "vote on the drafts in", "change the order of voting"),
        rule("32", 6),
    ),
    Matter(
        "emergency special session",
        Kind.PROCEDURAL,
        ("call an emergency special session", "convene an emergency special session"),
        Source("GA res. 377 A (V)", None),
    ),
    Matter("private meeting", Kind.PROCEDURAL, ("meet in private", "hold the meeting in private"), rule("48", 9)),
    Matter(
        "preliminary question",
        Kind.PRELIMINARY,
        ("is the matter procedural", "is this procedural", "regard the matter as procedural"),
        SAN_FRANCISCO,
    ),
    Matter("election of a judge", Kind.ICJ_ELECTION, ("elect a judge", "elect to the icj"), ICJ_STATUTE_10),
    Matter(
        "review conference",
        Kind.REVIEW_CONFERENCE,
        ("call a review conference", "call a general conference"),
        ART_109_1,
    ),
    Matter(
        "presidential statement",
        Kind.CONSENSUS,
        ("agree on a presidential statement", "issue a presidential statement"),
        PRESIDENTIAL_STATEMENTS,
    ),
    Matter(
        "draft resolution",
        Kind.SUBSTANTIVE,
        ("adopt the draft resolution", "adopt the draft", "adopt draft", "adopt s/", "refer the situation"),
        ART_27_3,
    ),
)


def matter_of(question: str) -> Matter | None:
    """Return the matter a question is about by its opening words, or None where they do not tell.

    >>> matter_of("Adopt the provisional agenda").kind.value
    'procedural'
    >>> matter_of("Condemn the launch") is None
    True
    """
    words = " ".join(question.lower().split())
    return next((m for m in MATTERS if words.startswith(m.openings)), None)
