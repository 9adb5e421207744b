"""The matters of the General Assembly, told by the words of a text or by its effect. It counts no votes."""

import re

from attrs import field, frozen

from sim.bodies.sources import (
    ART_4,
    ART_5,
    ART_6,
    ART_97,
    GA_RULE_141,
    HUMAN_RIGHTS_COUNCIL,
)
from sim.bodies.uniting_for_peace import Effect
from sim.law import Kind
from sim.law.sources import ART_18_2, ART_18_3, ART_108, ART_109_1
from sim.source import Source


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


@frozen
class Matter:
    """A matter of the Assembly, the majority it takes, and the words by which a text is on it.

    `on_recommendation` is the article by which the Assembly acts only on the Council's recommendation; `effect`
    is what a text on it does, where that alone tells; `further` are texts beside the `source`.
    """

    name: str
    kind: Kind
    words: re.Pattern[str] = field(converter=_compiled)
    source: Source
    on_recommendation: Source | None = None
    effect: Effect | None = None
    further: tuple[Source, ...] = ()


_TWO_THIRDS, _OF_MEMBERS = Kind.ASSEMBLY_TWO_THIRDS, Kind.ASSEMBLY_TWO_THIRDS_OF_MEMBERS

# A State or a person is named with a capital letter: "the admission of Freedonia" admits, "of refugees" does not.
_NAME = r"(?:the )?(?-i:[A-Z])"
# What a text does stands at its beginning, or after a stop, "on", "for", "to" or a word of deciding.
_NOUN = r"(?:^|[,:;] |\b(?:on|for) )(?:the )?"
_VERB = r"(?:^|[,:;] |\b(?:to|decides?|deciding|decided) )"
_UNITED_NATIONS = r"(?! of (?!(?:the )?(?:united nations|organi[sz]ation)\b(?! conference)))"
"""A charter or a Secretary-General of something else is not meant."""
_SECRETARY_GENERAL = rf"(?<!-)(?<!deputy )(?<!assistant )secretary-general\b{_UNITED_NATIONS}"
# Words of a name: capitals, and particles such as "de" and "van".
_PERSON = r"(?:(?-i:[A-Z])[\w.'’-]*,? (?:(?:(?-i:[A-Z])[\w.'’-]*|[a-z]{1,3}),? )*)?"

MATTERS = (
    Matter(
        "amendment of the Charter",
        _OF_MEMBERS,
        r"\bamend(s|ed|ing|ments?)? (of |to |in )?(articles? [\w ,()]+ (of|to|in) )?"
        rf"the charter\b{_UNITED_NATIONS}",
        ART_108,
        effect=Effect.AMEND_CHARTER,
    ),
    Matter(
        "review conference",
        _OF_MEMBERS,
        r"\b(call|hold)(ing)? a (general |review )*conference\b.*\b(charter|review)|\breview conference\b",
        ART_109_1,
    ),
    Matter(
        "election to the Security Council",
        _TWO_THIRDS,
        r"\belect(ion)?\b.*\bsecurity council\b|\bnon-permanent members?\b",
        ART_18_2,
    ),
    Matter(
        "election to the Economic and Social Council",
        _TWO_THIRDS,
        r"\belect(ion)?\b.*\beconomic and social council\b",
        ART_18_2,
    ),
    Matter(
        "election to the Trusteeship Council", _TWO_THIRDS, r"\belect(ion)?\b.*\btrusteeship council\b", ART_18_2
    ),
    Matter(
        "admission",
        _TWO_THIRDS,
        r"^(?!.*\bobserver).*(\badmi(t|ssion of) .*\b(membership|united nations|member)\b"
        rf"|\badmission of new members\b|{_VERB}admi(t|ts|tting) {_NAME}|{_NOUN}admission of {_NAME})",
        ART_18_2,
        ART_4,
        Effect.ADMIT,
    ),
    Matter(
        "suspension from the Human Rights Council",
        _TWO_THIRDS,
        r"\bsuspen(d(s|ed|ing)?|sion)\b.*\bhuman rights council\b",
        HUMAN_RIGHTS_COUNCIL,
        effect=Effect.SUSPEND,
    ),
    Matter(
        "suspension of rights",
        _TWO_THIRDS,
        r"\bsuspen(d(s|ed|ing)?|sion)\b.*\bmembership\b(?!.*\b(commission|committee|council|board)\b)",
        ART_18_2,
        ART_5,
        Effect.SUSPEND,
    ),
    Matter(
        "expulsion",
        _TWO_THIRDS,
        r"\bexp(el|ulsion)\b.*\b(united nations|organi[sz]ation|member)\b"
        rf"|{_VERB}expel(s|ling)? {_NAME}|{_NOUN}expulsion of {_NAME}",
        ART_18_2,
        ART_6,
        Effect.EXPEL,
    ),
    Matter("trusteeship", _TWO_THIRDS, r"\btrusteeship (system|agreement)", ART_18_2),
    Matter(
        "the budget",
        _TWO_THIRDS,
        r"\b(programme budget|budget(ary)?|scale of assessments|apportionment of (the )?expenses)\b",
        ART_18_2,
    ),
    Matter(
        "appointment of the Secretary-General",
        Kind.ASSEMBLY_MAJORITY,
        rf"\b(re-?)?appoint(s|ing|ment of)? {_PERSON}(?:as |to be |to the (?:post|office) of )?"
        rf"(?:the |a )?(?:new |next )?{_SECRETARY_GENERAL}",
        ART_18_3,
        ART_97,
        Effect.APPOINT,
        (GA_RULE_141,),
    ),
    Matter(
        "peace and security",
        _TWO_THIRDS,
        r"\binternational peace and security\b|\b(threat to|breach of) the peace\b|\b(act of )?aggression\b"
        r"|\bwithdraw(al of)?\b.*\b(forces|troops)\b|\b(cease-?fire|cessation of hostilities)\b"
        r"|\buse of (armed )?force\b|\bpeacekeeping force\b",
        ART_18_2,
        effect=Effect.RECOMMEND_FORCE,
    ),
    Matter("human rights", Kind.ASSEMBLY_MAJORITY, r"\bhuman rights\b", ART_18_3),
)
"""The questions Art. 18(2) calls important, and some that are not; the first whose words fit is meant."""

PART = _compiled(r"\b(amendment|paragraph|part)s?\b")
"""The words of an amendment to a text, or of a part of it."""
_ACT = _compiled(
    rf"{_VERB}(admit(s|ting)?|suspend(s|ing)?|expel(s|ling)?|(re-?)?appoint(s|ing)?)\b"
    rf"|{_NOUN}(admission|suspension|expulsion|(re-?)?appointment) of (?!new members)"
)
_ASKS = _compiled(r"\b(re)?(consider|recommend|request|ask|invit|urg|call\w* (up)?on)")


def matter_of(text: str, effect: Effect | None = None) -> Matter | None:
    """Return the matter that the words of a text, or what it would do, are on; None where they do not tell.

    What it would do goes before the words.

    >>> matter_of("Admission of South Sudan to membership in the United Nations").name
    'admission'
    >>> matter_of("A/RES/69/188") is None, matter_of("A/RES/69/188", Effect.EXPEL).name
    (True, 'expulsion')
    """
    words = " ".join(text.split())
    fitting = [m for m in MATTERS if m.words.search(words)]
    of_effect = [m for m in MATTERS if effect is not None and m.effect is effect]
    both = [m for m in fitting if m in of_effect]
    # Where the words name no matter of that effect, its own article's: the last listed of those with the effect.
    return next(iter(both or of_effect[-1:] or fitting), None)


def done_by(text: str) -> Effect | None:
    """Return what a text would do itself that takes the Council's recommendation first; None if nothing is told.

    A text that asks another body for it, an amendment and a part do not. Source: Charter Art. 4-6 and 97.

    >>> done_by("the admission of South Sudan").value, done_by("recommend the admission of South Sudan")
    ('admit', None)
    """
    words = " ".join(text.split())
    matter = matter_of(words)
    if matter is None or matter.on_recommendation is None or PART.search(words) or _ASKS.search(words):
        return None
    return matter.effect if _ACT.search(words) else None
