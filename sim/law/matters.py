"""Which matters are decided how, by the words of the question. A table with sources; it decides nothing.

Whatever the table does not know is one of the "all other matters" of Art. 27(3), and so substantive; but that
is then an assumption about the question, and is reported as one. That something is a draft resolution tells
nothing: drafts on procedure were adopted over the negative votes of permanent members ten times.
"""

import re

from attrs import field, frozen

from sim.law.question import Kind
from sim.law.sources import (
    ART_27_3,
    ART_109_1,
    ICJ_STATUTE_10,
    PRESIDENTIAL_STATEMENTS,
    RULE_30,
    SAN_FRANCISCO,
    article,
    rule,
)
from sim.source import Source

REPERTOIRE = Source(
    "Repertoire of the Practice of the Security Council, chapter on voting",
    "https://main.un.org/securitycouncil/en/content/repertoire/structure",
)
UNITING_FOR_PEACE = Source("GA res. 377 A (V)", "https://press.un.org/en/2022/sc14809.doc.htm")


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words)


@frozen
class Matter:
    """A matter the Council is known to decide in a certain way, and the words by which a question is on it."""

    name: str
    kind: Kind
    words: re.Pattern[str] = field(converter=_compiled)
    source: Source


MATTERS = (
    Matter(
        "adoption of the agenda",
        Kind.PROCEDURAL,
        r"(adopt|adoption of) the (provisional )?agenda|include the (item|application) .*\b(on|in) the agenda",
        rule("9", 2),
    ),
    Matter("order of items", Kind.PROCEDURAL, r"(change )?the order of (the )?items", REPERTOIRE),
    Matter(
        "deferment", Kind.PROCEDURAL, r"(defer|postpone) (the )?(consideration|discussion|debate)\b", REPERTOIRE
    ),
    Matter(
        "removal of an item",
        Kind.PROCEDURAL,
        r"(remove|delete|take) the item .*(from|off) the (agenda|list of matters)",
        rule("10", 2),
    ),
    Matter(
        "challenge to a ruling",
        Kind.RULING_CHALLENGE,
        r"(overrule|uphold) the (ruling|president)",
        RULE_30,
    ),
    Matter("suspension", Kind.PROCEDURAL, r"(suspend|suspension of) the meeting", rule("33", 6)),
    Matter("adjournment", Kind.PROCEDURAL, r"(adjourn|adjournment of) the meeting", rule("33", 6)),
    Matter(
        "invitation",
        Kind.PROCEDURAL,
        r"(who is in favour of inviting|invite|extend an invitation to)\b.*"
        r"(\bto (participate|take part)\b.*\b(meeting|discussion|debate)|\bunder rules? 3[79]\b)",
        rule("37", 6),
    ),
    Matter(
        "conduct of business",
        Kind.PROCEDURAL,
        r"vote first on|vote on the drafts in|change the order of voting",
        rule("32", 6),
    ),
    Matter(
        "emergency special session",
        Kind.PROCEDURAL,
        r".*\b(call(ing)?|conven(e|ing)) an emergency special session",
        UNITING_FOR_PEACE,
    ),
    Matter(
        "credentials",
        Kind.PROCEDURAL,
        r"(approve|reject|(not )?(to )?recogni[sz]e) the credentials",
        rule("17", 3),
    ),
    Matter(
        "commission, committee or rapporteur",
        Kind.PROCEDURAL,
        r"appoint a (commission|(sub-?)?committee|rapporteur)\b",
        rule("28", 6),
    ),
    Matter("separate vote", Kind.PROCEDURAL, r"(hold|take) a separate vote on|vote separately on", rule("32", 6)),
    Matter(
        "order of speakers",
        Kind.PROCEDURAL,
        r"(change )?the order of (the )?speakers|hear .*\bfirst$|hear .*\bbefore (the )?other speakers",
        rule("27", 6),
    ),
    Matter(
        "referral to a committee",
        Kind.PROCEDURAL,
        r"refer .*\bto (the|a) (.*\bcommittee\b|(sub)?committee\b|rapporteur\b)",
        rule("33", 6),
    ),
    # As S/RES/303 did on 6 December 1971.
    Matter(
        "referral to the General Assembly",
        Kind.PROCEDURAL,
        r"refer the (question|matter|item)\b.* to the .*\bgeneral assembly",
        UNITING_FOR_PEACE,
    ),
    Matter(
        "credentials",
        Kind.PROCEDURAL,
        r"((not )?recogni[sz]e|accept|reject|approve) the credentials of|consider no proposal to (exclude|seat)\b|"
        r"(exclude|seat) the representatives?\b",
        rule("17", 3),
    ),
    # By the San Francisco Statement, Part I, para. 2, too. That it was no such thing was claimed with success in
    # 1946 and 1948, and without in 1959: a file may say so.
    Matter(
        "subsidiary organ of members",
        Kind.PROCEDURAL,
        r"(appoint|set up|establish) an? (sub-?committee|committee|rapporteur)\b",
        article("29"),
    ),
    Matter("private meeting", Kind.PROCEDURAL, r"(meet|hold the meeting) in (private|public)", rule("48", 9)),
    Matter(
        "preliminary question",
        Kind.PRELIMINARY,
        r"is (the matter|this|it) procedural|regard the matter as procedural",
        SAN_FRANCISCO,
    ),
    Matter(
        "election of a judge",
        Kind.ICJ_ELECTION,
        r"elect a judge|elect .* to the (icj|international court)",
        ICJ_STATUTE_10,
    ),
    Matter(
        "review conference",
        Kind.REVIEW_CONFERENCE,
        r"call a (general |review )conference .*(charter|review)|call a review conference",
        ART_109_1,
    ),
    Matter(
        "presidential statement",
        Kind.CONSENSUS,
        r"(agree on|issue) a presidential statement",
        PRESIDENTIAL_STATEMENTS,
    ),
    Matter(
        "referral to the Court",
        Kind.SUBSTANTIVE,
        r"refer the situation .*to the (prosecutor|international criminal court|icc|court)",
        ART_27_3,
    ),
    Matter("admission", Kind.SUBSTANTIVE, r"recommend (the admission of|that .* be admitted)", article("4(2)")),
)


def matter_of(question: str) -> Matter | None:
    """Return the matter a question is on by its words, or None where they do not tell.

    >>> matter_of("Adopt the provisional agenda").kind.value
    'procedural'
    >>> matter_of("Adopt the draft resolution S/2022/160, calling an emergency special session").kind.value
    'procedural'
    >>> matter_of("Adopt the draft resolution") is None, matter_of("Invite the parties to cease fire") is None
    (True, True)
    """
    words = " ".join(question.lower().split())
    return next((m for m in MATTERS if m.words.match(words)), None)
