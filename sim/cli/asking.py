"""From what was typed, or one line of a batch, to a decision: question, roll call, Council and law."""

import difflib
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from attrs import evolve

from sim.council import Council, council_on, held_by_nobody, state
from sim.errors import UnscError
from sim.law import (
    Chapter,
    Choice,
    Decision,
    Kind,
    Law,
    PutAs,
    Question,
    RollCall,
    decide,
    law_on,
    parse_counts,
)
from sim.law.parties import bound_to_abstain

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
    "mass_atrocities",
    "law",
    "council",
)
"""What may be said of one vote: the options of `unsc vote`, and the keys of a line of a batch."""

OF_KIND = {
    "put_as": Kind.RULING_CHALLENGE,
    "paragraph": Kind.REVIEW_CONFERENCE,
    "claim_not_procedural": Kind.PRELIMINARY,
    "mass_atrocities": Kind.SUBSTANTIVE,
}
"""What is asked of one kind of question only."""

_LONGEST_CODE = 40
_TOLD_AT_MOST = 5
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(text: str) -> date:
    """Read a day such as 2014-12-22. Raises `UnscError`."""
    # As `sim.scenario.moments.parse_day` does, which a vote does not load.
    if not _DAY.fullmatch(text):
        raise UnscError(f"{_shown(text)} is no date; expected year-month-day, such as 2014-12-22")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UnscError(f"{_shown(text)} is no date ({error}); expected such as 2014-12-22") from None


def decide_one(asked: Mapping[str, Any], *, typed: bool = False) -> Decision:
    """Decide one roll call. Raises as `what_is_asked` does."""
    question, roll, council, law = what_is_asked(asked, typed=typed)
    decision = decide(question, roll, council, law)
    remark = _why_no_proviso(question, council)
    return evolve(decision, why=f"{decision.why} {remark}") if remark else decision


def what_is_asked(asked: Mapping[str, Any], *, typed: bool = False) -> tuple[Question, RollCall, Council, Law]:
    """Return the question, its roll call, who votes and the law, to be decided or asked something else.

    Raises `UnscError` for a key or a value that cannot be, naming it. `typed` says that the keys are options typed
    on a command line, and are to be named as such.
    """
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
    _check_what_goes_together(asked, kind, typed)
    law, council = by_another(asked) or (law_on(on), council_on(on))
    sat = _who_sat(asked, on, council)
    if sat is not None and asked.get("counts") is not None:
        name = _name("counts", typed)
        raise UnscError(f"{name} says not whose votes it counts, so none goes over to another Council; remove it")
    law = evolve(
        law,
        enforce_proviso=_flag(asked, "enforce_proviso", law.enforce_proviso),
        claim_not_procedural=_flag(asked, "claim_not_procedural", law.claim_not_procedural),
    )
    codes = {key: _codes(asked, key) for key in ("yes", "no", "abstain", "not_voting", "party")}
    _check_codes(codes, council, sat)
    named = {key: tuple(c for c in given if c in council.codes) for key, given in codes.items()}
    question = Question(
        kind,
        chapter=_one_of(asked, "chapter", CHAPTERS) if asked.get("chapter") is not None else None,
        parties=tuple(state(code).code for code in codes["party"]),
        put_as=_one_of(asked, "put_as", PUT_AS) if asked.get("put_as") is not None else PutAs.OVERRULE,
        paragraph=_one_of(asked, "paragraph", PARAGRAPHS) if asked.get("paragraph") is not None else 1,
        mass_atrocities=_flag(asked, "mass_atrocities", False),
    )
    roll = RollCall.of(
        council,
        yes=named["yes"],
        no=named["no"],
        abstain=named["abstain"],
        not_voting=named["not_voting"],
        rest=_one_of(asked, "rest", REST) if asked.get("rest") is not None else None,
        counts=parse_counts(_short(_text(asked, "counts"))) if asked.get("counts") is not None else None,
    )
    return question, _rest_of_those_that_sat(roll, codes, sat), council, law


def _who_sat(asked: Mapping[str, Any], on: date, council: Council) -> frozenset[str] | None:
    """Return who sat on the day, where another Council votes: only their votes are known, and carried over."""
    if asked.get("council") is None:
        return None
    try:
        sat = frozenset(council_on(on).codes)
    except UnscError:  # nobody is known to have sat on that day, so what is said is said of the other Council
        return None
    return None if sat == {code for code in council.codes if not held_by_nobody(code)} else sat


def _rest_of_those_that_sat(
    roll: RollCall, codes: Mapping[str, tuple[str, ...]], sat: frozenset[str] | None
) -> RollCall:
    """Leave seats that nobody holds yet, and newcomers, out of the rest: they are known only where named."""
    named = {code for given in codes.values() for code in given}
    votes = tuple(
        [
            v
            for v in roll.votes
            if v.member in named or not (held_by_nobody(v.member) or (sat is not None and v.member not in sat))
        ]
    )
    return evolve(roll, votes=votes) if len(votes) < len(roll.votes) else roll


def by_another(asked: Mapping[str, Any]) -> tuple[Law, Council] | None:
    """Return the law and the Council that were asked for instead of those of the day; None where none was."""
    if asked.get("law") is None and asked.get("council") is None:
        return None
    from sim.cli.laws import law_and_council

    law, council = (_text(asked, key) if asked.get(key) is not None else None for key in ("law", "council"))
    return law_and_council(law, council, read_day(_text(asked, "on")))


def _check_what_goes_together(asked: Mapping[str, Any], kind: Kind, typed: bool) -> None:
    """Refuse what would change nothing and say nothing of it."""
    for key, its in OF_KIND.items():
        if asked.get(key) not in (None, False) and kind is not its:
            name = _name(key, typed)
            raise UnscError(f"{name} belongs to the kind {its.value}; remove it from one of the kind {kind.value}")
    if asked.get("enforce_proviso") is True and not asked.get("party"):
        name, party = _name("enforce_proviso", typed), _name("party", typed)
        raise UnscError(f"{name} changes nothing without a party; expected {party} to name who is one")


def _name(key: str, typed: bool) -> str:
    return f"--{key.replace('_', '-')}" if typed else key


def _check_codes(
    codes: Mapping[str, tuple[str, ...]], council: Council, sat: frozenset[str] | None = None
) -> None:
    """Tell of all codes that cannot be, not only of the first; those that `sat` on the day may be named too."""
    wrong: dict[str, None] = {}
    for key, given in codes.items():
        for code in given:
            try:
                if key == "party":
                    state(code)
                elif sat is None or code not in sat:
                    council.member(code)
            except UnscError as error:
                wrong[str(error)] = None
    if wrong:
        told = "; ".join(list(wrong)[:_TOLD_AT_MOST])
        more = len(wrong) - _TOLD_AT_MOST
        raise UnscError(f"{told}; and {more} more" if more > 0 else told)


def _why_no_proviso(question: Question, council: Council) -> str:
    """Say why parties that were named are not held to abstain, where the law does not hold them to it."""
    if not question.parties or bound_to_abstain(question, council.codes):
        return ""
    if question.kind is not Kind.SUBSTANTIVE:
        because = "it concerns substantive questions only"
    elif question.chapter is None:
        because = "it concerns decisions under Chapter VI and Art. 52(3) only, and no chapter is given"
    elif not set(question.parties) & set(council.codes):
        because = "no party that was named sat on the Council"
    else:
        because = "it concerns decisions under Chapter VI and Art. 52(3), not those under Chapter VII"
    return f"That parties to the dispute shall abstain (Art. 27(3)) does not apply here: {because}."


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
        raise UnscError(
            f"{key} is {_shown(value)}; expected {_or(dict.fromkeys(n.replace('_', '-') for n in known))}"
        )
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
