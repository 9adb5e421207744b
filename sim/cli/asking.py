"""From what was typed, or one line of a batch, to a decision: question, roll call, Council and law."""

import difflib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from attrs import evolve

from sim.council import council_on, state
from sim.errors import UnscError
from sim.law import (
    Chapter,
    Choice,
    Decision,
    Kind,
    PutAs,
    Question,
    RollCall,
    decide,
    law_on,
    parse_counts,
)

KINDS = {
    k.value: k
    for k in (
        Kind.PROCEDURAL,
        Kind.SUBSTANTIVE,
        Kind.PRELIMINARY,
        Kind.RULING_CHALLENGE,
        Kind.ICJ_ELECTION,
        Kind.REVIEW_CONFERENCE,
    )
}
"""The kinds of question the Council itself votes on."""
REST = {c.value: c for c in Choice} | {"not-voting": Choice.NOT_VOTING}
CHAPTERS = {c.value: c for c in Chapter}
PUT_AS = {p.value: p for p in PutAs}
PARAGRAPHS = {"1": 1, "3": 3}

KEYS = (
    "on",
    "kind",
    "yes",
    "no",
    "abstain",
    "not_voting",
    "rest",
    "counts",
    "party",
    "chapter",
    "enforce_proviso",
    "put_as",
    "paragraph",
    "claim_not_procedural",
)
"""What may be said of one vote: the options of `unsc vote`, and the keys of a line of a batch."""

_LONGEST_CODE = 40


def read_day(text: str) -> date:
    """Read a day such as 2014-12-22. Raises `UnscError`."""
    try:
        if len(text) != len("2014-12-22") or not text.isascii():
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise UnscError(f"{_shown(text)} is no date; expected year-month-day, such as 2014-12-22") from None


def decide_one(asked: Mapping[str, Any]) -> Decision:
    """Decide one roll call. Raises `UnscError` for a key or a value that cannot be, naming it."""
    for key in asked:
        if key not in KEYS:
            near = difflib.get_close_matches(key[:40], KEYS, n=1)
            hint = f"; did you mean {near[0]}?" if near else f"; expected some of {', '.join(KEYS)}"
            raise UnscError(f"there is no key {_shown(key)}{hint}")
    for key in ("on", "kind"):
        if asked.get(key) is None:
            raise UnscError(f"{key} is missing")
    on = read_day(_text(asked, "on"))
    kind = _one_of(asked, "kind", KINDS)
    council, law = council_on(on), law_on(on)
    law = evolve(
        law,
        enforce_proviso=_flag(asked, "enforce_proviso", law.enforce_proviso),
        claim_not_procedural=_flag(asked, "claim_not_procedural", law.claim_not_procedural),
    )
    question = Question(
        kind,
        chapter=_one_of(asked, "chapter", CHAPTERS) if asked.get("chapter") is not None else None,
        parties=tuple(state(code).code for code in _codes(asked, "party")),
        put_as=_one_of(asked, "put_as", PUT_AS) if asked.get("put_as") is not None else PutAs.OVERRULE,
        paragraph=_one_of(asked, "paragraph", PARAGRAPHS) if asked.get("paragraph") is not None else 1,
    )
    roll = RollCall.of(
        council,
        yes=_codes(asked, "yes"),
        no=_codes(asked, "no"),
        abstain=_codes(asked, "abstain"),
        not_voting=_codes(asked, "not_voting"),
        rest=_one_of(asked, "rest", REST) if asked.get("rest") is not None else None,
        counts=parse_counts(_short(_text(asked, "counts"))) if asked.get("counts") is not None else None,
    )
    return decide(question, roll, council, law)


def _text(asked: Mapping[str, Any], key: str) -> str:
    value = asked[key]
    if not isinstance(value, str):
        raise UnscError(f"{key} is {_shown(value)}; expected text")
    return value


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_CODE else f"{text[:_LONGEST_CODE]}..."


def _one_of(asked: Mapping[str, Any], key: str, known: Mapping[str, Any]) -> Any:
    value = asked[key]
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or text not in known:
        raise UnscError(f"{key} is {_shown(value)}; expected {_or(known)}")
    return known[text]


def _flag(asked: Mapping[str, Any], key: str, otherwise: bool) -> bool:
    value = asked.get(key)
    if value is None:
        return otherwise
    if not isinstance(value, bool):
        raise UnscError(f"{key} is {_shown(value)}; expected true or false")
    return value


def _codes(asked: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Read codes: one text, with commas or spaces between them, or a list of texts."""
    value = asked.get(key)
    if value is None:
        return ()
    codes = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(codes, list | tuple) or not all(isinstance(code, str) for code in codes):
        raise UnscError(f'{key} is {_shown(value)}; expected codes, such as "CHN RUS"')
    for code in codes:
        if len(code) > _LONGEST_CODE:
            raise UnscError(f"{key}: {_short(code)!r} is no State code")
    return tuple(codes)


def _shown(value: object) -> str:
    return repr(_short(value)) if isinstance(value, str) else _short(repr(value))


def _or(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last
