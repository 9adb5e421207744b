"""Finding a provision by what somebody types: a citation in any usual form, or a common word. It keeps no text.

What is typed is read as numbers and words, so that "27(3)", "27.3" and "Art. 27, para. 3" are the same thing.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from sim.errors import UnscError
from sim.law.provisions.charter import CHARTER
from sim.law.provisions.elsewhere import ELSEWHERE
from sim.law.provisions.practice import PRACTICE
from sim.law.provisions.provision import Provision, Standing
from sim.law.provisions.restraint import RESTRAINT
from sim.law.provisions.rules import RULES
from sim.law.sources import CODE_OF_CONDUCT, FRANCE_MEXICO

PROVISIONS: tuple[Provision, ...] = (*RULES, *CHARTER, *ELSEWHERE, *RESTRAINT, *PRACTICE)

_LAST_RULE = 61
_LAST_ARTICLE = 111

Key = tuple[str, ...]

# What a student would look for, by the provision that answers it.
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "Charter Art. 10-12": "Charter Art. 10",
        "1718": "1718 Committee guidelines",
        "1991": "GA res. 1991 A (XVIII)",
        "2101": "GA res. 2101 (XX)",
        "267": "GA res. 267 (III)",
        "377": "GA res. 377 A (V)",
        "377 A": "GA res. 377 A (V)",
        "A/RES/377(V)": "GA res. 377 A (V)",
        "A/RES/267(III)": "GA res. 267 (III)",
        "76/262": "A/RES/76/262",
        "507": "Note S/2024/507",
        "note 507": "Note S/2024/507",
        "S/2024/507": "Note S/2024/507",
        "2024/507": "Note S/2024/507",
        "S/2017/507": "Note S/2017/507",
        "2017/507": "Note S/2017/507",
        "2020/253": "S/2020/253",
        "S/PV.848": "S/PV.848 (7 Sept. 1959)",
        "S/PV.494": "S/PV.494 (1 Sept. 1950)",
        "S/PV.8764": "S/PV.8764 (5 Oct. 2020)",
        "S/RES/138": "S/RES/138 (1960)",
        "absence": "Council practice: an abstention is not a veto",
        "absent": "Council practice: an abstention is not a veto",
        "abstain": "Council practice: an abstention is not a veto",
        "abstention": "Council practice: an abstention is not a veto",
        "not voting": "Council practice: an abstention is not a veto",
        "non-participation": "Council practice: an abstention is not a veto",
        "admission": "Charter Art. 4",
        "new member": "Charter Art. 4",
        "adjournment": "Rule 33",
        "adjourn": "Rule 33",
        "suspend": "Rule 33",
        "postpone": "Rule 33",
        "suspension": "Rule 33",
        "precedence": "Rule 33",
        "procedural motion": "Rule 33",
        "motion": "Rule 33",
        "agenda": "Rule 9",
        "provisional agenda": "Rule 7",
        "seized": "Rule 11",
        "seizure": "Rule 11",
        "seizure list": "Rule 11",
        "summary statement": "Rule 11",
        "aggression": "Rome Statute Art. 15 ter",
        "amendment": "Rule 36",
        "amend the charter": "Charter Art. 108",
        "amendment of the charter": "Charter Art. 108",
        "charter amendment": "Charter Art. 108",
        "annual report": "Charter Art. 24(3)",
        "special report": "Charter Art. 24(3)",
        "AOB": "Council practice: other matters (AOB)",
        "other matters": "Council practice: other matters (AOB)",
        "any other business": "Council practice: other matters (AOB)",
        "Arria": "Council practice: no votes outside formal meetings",
        "Arria formula": "Council practice: no votes outside formal meetings",
        "consultations": "Council practice: no votes outside formal meetings",
        "informal": "Council practice: no votes outside formal meetings",
        "binding": "Charter Art. 25",
        "blue": "Council practice: in blue",
        "put into blue": "Council practice: in blue",
        "casting vote": "Council practice: no ties",
        "tie": "Council practice: no ties",
        "equal votes": "Council practice: no ties",
        "challenge": "Rule 30",
        "challenge to a ruling": "Rule 30",
        "ruling": "Rule 30",
        "overrule": "Rule 30",
        "order": "Rule 30",
        "point of order": "Rule 30",
        "chapter VI": "Charter Art. 34",
        "chapter VII": "Charter Art. 39",
        "threat to the peace": "Charter Art. 39",
        "communique": "Rule 55",
        "composition": "Charter Art. 23",
        "members": "Charter Art. 23",
        "permanent members": "Charter Art. 23",
        "P5": "Charter Art. 23",
        "consensus": "Council practice on presidential statements",
        "presidential statement": "Council practice on presidential statements",
        "press statement": "Council practice on presidential statements",
        "PRST": "Council practice on presidential statements",
        "credentials": "Rule 13",
        "official holidays": "ST/IC information circulars on official holidays",
        "working days": "A/RES/76/262",
        "deferral": "Rome Statute Art. 16",
        "double veto": "Council practice: the double veto",
        "preliminary question": "San Francisco Statement of 7 June 1945, Part II",
        "San Francisco": "San Francisco Statement of 7 June 1945, Part II",
        "San Francisco Statement": "San Francisco Statement of 7 June 1945, Part II",
        "four power statement": "San Francisco Statement of 7 June 1945, Part II",
        "chain of events": "San Francisco Statement of 7 June 1945, Part II",
        "Eichmann": "S/RES/138 (1960)",
        "Laos": "S/PV.848 (7 Sept. 1959)",
        "election of judges": "ICJ Statute Art. 10",
        "judges": "ICJ Statute Art. 10",
        "ICJ": "ICJ Statute Art. 10",
        "ICJ election": "ICJ Statute Art. 10",
        "ICC": "Rome Statute Art. 13(b)",
        "ICC referral": "Rome Statute Art. 13(b)",
        "referral": "Rome Statute Art. 13(b)",
        "emergency special session": "GA res. 377 A (V)",
        "ESS": "GA res. 377 A (V)",
        "uniting for peace": "GA res. 377 A (V)",
        "enlargement": "GA res. 1991 A (XVIII)",
        "explanation of vote": "Council practice: explanations of vote",
        "expulsion": "Charter Art. 6",
        "use of force": "Charter Art. 42",
        "force": "Charter Art. 42",
        "sanctions": "Charter Art. 41",
        "sanctions committee": "1718 Committee guidelines",
        "hidden veto": "Council practice: the hidden veto",
        "insufficient votes": "Council practice: the hidden veto",
        "important question": "Charter Art. 18(2)",
        "two thirds": "Charter Art. 18(2)",
        "invitation": "Rule 37",
        "invite": "Rule 37",
        "investigation": "Charter Art. 34",
        "languages": "Rule 41",
        "interpretation": "Rule 42",
        "meeting": "Rule 1",
        "request for a meeting": "Rule 2",
        "Namibia": "ICJ, Namibia, Advisory Opinion, 1971, para. 22",
        "objection": "Council practice: an objection is not yet a vote",
        "order of voting": "Rule 32",
        "separate vote": "Rule 32",
        "division": "Rule 32",
        "competing drafts": "Rule 32",
        "party to a dispute": "Charter Art. 27(3)",
        "proviso": "Charter Art. 27(3)",
        "substantive": "Charter Art. 27(3)",
        "substantive matters": "Charter Art. 27(3)",
        "concurring votes": "Charter Art. 27(3)",
        "veto": "Charter Art. 27(3)",
        "vetoes": "Charter Art. 27(3)",
        "procedural": "Charter Art. 27(2)",
        "procedural vote": "Charter Art. 27(2)",
        "nine votes": "Charter Art. 27(2)",
        "penholder": "Council practice: the penholder",
        "polarity": "S/PV.8764 (5 Oct. 2020)",
        "present and voting": "GA Rule 86",
        "presidency": "Rule 18",
        "president": "Rule 18",
        "rotation": "Rule 18",
        "recusal": "Rule 20",
        "private meeting": "Rule 48",
        "public meeting": "Rule 48",
        "private": "Rule 48",
        "programme of work": "Council practice: the programme of work",
        "quorum": "Council practice: no quorum",
        "rapporteur": "Rule 28",
        "records": "Rule 49",
        "verbatim record": "Rule 49",
        "review conference": "Charter Art. 109(1)",
        "seconder": "Rule 34",
        "secretary-general": "Charter Art. 97",
        "silence": "Council practice: the silence procedure",
        "silence procedure": "Council practice: the silence procedure",
        "speakers": "Rule 27",
        "list of speakers": "Rule 27",
        "special session": "Charter Art. 20",
        "sponsor": "Council practice: sponsors",
        "co-sponsor": "Council practice: sponsors",
        "subsidiary organ": "Charter Art. 29",
        "A/70/621": CODE_OF_CONDUCT.cite,
        "S/2015/978": CODE_OF_CONDUCT.cite,
        "ACT code": CODE_OF_CONDUCT.cite,
        "code of conduct": CODE_OF_CONDUCT.cite,
        "pledge": CODE_OF_CONDUCT.cite,
        "mass atrocities": CODE_OF_CONDUCT.cite,
        "veto restraint": FRANCE_MEXICO.cite,
        "France Mexico": FRANCE_MEXICO.cite,
        "veto initiative": "A/RES/76/262",
        "veto debate": "A/RES/76/262",
        "veto list": "UN Library veto list",
        "video": "S/2020/253",
        "VTC": "S/2020/253",
        "covid": "S/2020/253",
        "repertoire": "Repertoire of the Practice of the Security Council, chapter on voting",
        "withdrawal": "Rule 35",
        "withdraw": "Rule 35",
        "without a vote": "Council practice: adopted without a vote when nobody objects",
        "acclamation": "Council practice: adopted without a vote when nobody objects",
        "working methods": "Note S/2024/507",
    }
)

_PRACTICE = "Council practice: "

# How the modules of a meeting cite customs, in a sentence each, by the shorter name of the entry.
_CITED_AS: Mapping[str, str] = MappingProxyType(
    {
        f"{_PRACTICE}an objection to the agenda does not by itself call for a vote (September 2018, Nicaragua)": (
            "an objection is not yet a vote"
        ),
        f"{_PRACTICE}the Provisional Rules apply to formal meetings only": "no votes outside formal meetings",
        f'{_PRACTICE}in consultations any member may raise a topic under "other matters"': "other matters (AOB)",
        f"{_PRACTICE}a vote is explained before or after the voting": "explanations of vote",
        f"{_PRACTICE}a vote that has begun is interrupted only by a point of order about the voting": (
            "voting is not interrupted"
        ),
        "Council practice, not a rule: the President speaks last in the national capacity": (
            "the President speaks last"
        ),
        "Council custom, not a rule: the final text of a draft is printed in blue before it is voted": "in blue",
        f"{_PRACTICE}the President adjourns when the list of speakers is exhausted": "the end of a meeting",
    }
)

_SYNONYMS = {"article": "art", "arts": "art", "articles": "art", "r": "rule", "resolution": "res"}
_UNHEARD = frozenset({"the", "of", "un", "unsc", "para", "paras", "paragraph", "an", "no"})
_TOKEN = re.compile(r"\d+|[^\W\d_]+")

# How a citation may be shortened: each full beginning, and what may stand for it.
_SHORTER: tuple[tuple[Key, tuple[Key, ...]], ...] = (
    (("charter", "art"), (("charter",), ("art",), ())),
    (("rule",), ((),)),
    (("icj", "statute", "art"), (("icj", "art"), ("icj",))),
    (("rome", "statute", "art"), (("rome", "art"), ("rome",), ("icc", "art"), ("icc",))),
    (("council", "practice"), ((),)),
)


def find(words: str) -> Provision:
    """Return the provision somebody means.

    An article known only by its paragraphs is returned with all of them in one. A number that is a rule and
    an article both is refused, and both are named. Raises `UnscError` with the nearest names for anything
    that is not known.

    >>> find("27.3").cite, find("r33").title, find("uniting for peace").cite
    ('Charter Art. 27(3)', 'Motions with precedence', 'GA res. 377 A (V)')
    >>> find("rule 62")
    Traceback (most recent call last):
    sim.errors.UnscError: no provision is known as 'rule 62'; rules run from 1 to 61; did you mean Rule 6?
    """
    wanted = _key(words)
    for key in (wanted, *_without_paragraph(wanted)):
        found = _index().get(key, ())
        if len(found) == 1:
            return found[0]
        if found:
            choices = " or ".join(p.cite for p in found)
            raise UnscError(f"{words.strip()!r} is more than one provision: say {choices}")
    raise UnscError(_unknown(words.strip(), wanted))


def _key(text: str) -> Key:
    """Read what is typed as numbers and words, in one spelling for each."""
    found = [_SYNONYMS.get(t, t) for t in _TOKEN.findall(text.casefold()) if t not in _UNHEARD]
    # A bare plural is the same word; "ss" and short words are left alone.
    return tuple([t[:-1] if len(t) > 4 and t.endswith("s") and not t.endswith("ss") else t for t in found])


def _without_paragraph(wanted: Key) -> tuple[Key, ...]:
    """Return what is left without a paragraph, for texts that are entered whole: Rule 33(3), Art. 35(1)."""
    whole, paragraph = wanted[:-1], wanted[-1:]
    if not whole or not whole[-1].isdigit() or len(paragraph[0]) > 1 or whole in _in_paragraphs():
        return ()
    return (whole,)


@cache
def _articles() -> Mapping[str, tuple[Provision, ...]]:
    """Return the articles of the Charter by number, each with the entries for it or its paragraphs."""
    numbers = dict.fromkeys(_key(p.cite)[2] for p in CHARTER)
    return MappingProxyType({n: tuple([p for p in CHARTER if _key(p.cite)[2] == n]) for n in numbers})


@cache
def _in_paragraphs() -> frozenset[Key]:
    """Return the keys of the articles that are entered by paragraph, for which another paragraph is unknown."""
    return frozenset(
        (*begin, n)
        for n, entries in _articles().items()
        if len(_key(entries[0].cite)) > 3
        for begin in (("charter", "art"), ("charter",), ("art",), ())
    )


def _together(number: str, entries: tuple[Provision, ...]) -> Provision:
    """Make one entry of an article's paragraphs."""

    def each(texts: Iterable[str]) -> str:
        return " ".join(f"({_key(p.cite)[3]}) {t}" for p, t in zip(entries, texts, strict=True) if t)

    order = tuple(Standing)
    return Provision(
        cite=f"Charter Art. {number}",
        title="; ".join(p.title for p in entries),
        says=each(p.says for p in entries),
        url=entries[0].url,
        standing=max((p.standing for p in entries), key=order.index),
        applied_in=tuple(dict.fromkeys(name for p in entries for name in p.applied_in)),
        episode=each(p.episode for p in entries),
        note=each(p.note for p in entries),
    )


def _names(p: Provision) -> Iterator[Key]:
    """List the keys one entry answers to by its citation and title."""
    full = _key(p.cite)
    yield full
    yield _key(p.title)
    for beginning, shorter in _SHORTER:
        if full[: len(beginning)] == beginning:
            number = full[len(beginning) :]
            yield from ((*s, *number) for s in shorter)
            # "13(b)" and "15 ter" are unmistakable even without the name of their statute.
            if beginning[0] == "rome" and len(number) > 1:
                yield from (number, ("art", *number))


@cache
def _index() -> Mapping[Key, tuple[Provision, ...]]:
    """Return the provisions by every name they answer to."""
    index: dict[Key, list[Provision]] = {}

    def enter(key: Key, p: Provision) -> None:
        if p not in index.setdefault(key, []):
            index[key].append(p)

    for p in PROVISIONS:
        for key in _names(p):
            enter(key, p)
    for number, entries in _articles().items():
        if len(_key(entries[0].cite)) > 3:
            whole = _together(number, entries) if len(entries) > 1 else entries[0]
            for key in (("charter", "art", number), ("charter", number), ("art", number), (number,)):
                enter(key, whole)
    by_cite = {p.cite: p for p in PROVISIONS}
    for word, cite in _WORDS.items():
        index[_key(word)] = [by_cite[cite]]
    for sentence, custom in _CITED_AS.items():
        index[_key(sentence)] = [by_cite[_PRACTICE + custom]]
    return MappingProxyType({key: tuple(found) for key, found in index.items()})


def _unknown(words: str, wanted: Key) -> str:
    """Say that nothing is known by that name, why, and what is near it."""
    parts = [f"no provision is known as {words!r}"]
    number = next((t for t in wanted if t.isdigit()), None)
    if wanted[:1] == ("rule",) and (number is None or not 1 <= int(number) <= _LAST_RULE):
        parts.append(f"rules run from 1 to {_LAST_RULE}")
    elif wanted[:1] in (("art",), ("charter",)):
        if number is None or not 1 <= int(number) <= _LAST_ARTICLE:
            parts.append(f"the Charter's articles run from 1 to {_LAST_ARTICLE}")
        elif number in _articles():
            known = ", ".join(p.cite.removeprefix("Charter Art. ") for p in _articles()[number])
            parts.append(f"of Article {number} the entries are {known}")
        else:
            parts.append("only the articles that bear on the Council's votes are entered")
    near = _near(words, number)
    parts.append(f"did you mean {' or '.join(near)}?" if near else _TRY)
    return "; ".join(parts)


_TRY = 'ask for a rule, an article or a word, such as "Rule 9", "Art. 27(3)" or "veto"'
_SUGGESTIONS = 3
_ALIKE = 0.7


def _near(words: str, number: str | None) -> list[str]:
    """Return the nearest names: first what has the same number, then what is spelt alike."""
    if _key(words) in (("rule",), ("art",), ("charter",)) or (number and not number.strip("0")):
        return []
    same = [p.cite for p in PROVISIONS if number and number in _key(p.cite)[1:4]][:_SUGGESTIONS]
    names = {p.cite.casefold(): p.cite for p in PROVISIONS} | {w.casefold(): c for w, c in _WORDS.items()}
    alike = difflib.get_close_matches(words.casefold(), names, n=1 if number else _SUGGESTIONS, cutoff=_ALIKE)
    return list(dict.fromkeys([*same, *(names[a] for a in alike)]))[:_SUGGESTIONS]
