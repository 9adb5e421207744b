"""Derived positions beside the record, as text and as rows ready for JSON."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from sim.analysis.odds.backtest import Backtest, Compared, Score, by_source, score
from sim.law import Choice
from sim.scenario.chances import Chances, in_words
from sim.show.chances_words import per_cent
from sim.show.words import count

_CAST = {Choice.YES: "yes", Choice.NO: "no", Choice.ABSTAIN: "abstain", Choice.NOT_VOTING: "not voting"}


def backtest_text(tests: tuple[Backtest, ...]) -> Iterator[str]:
    """Return the lines that tell each member and vote, then each row of the mapping, then all together."""
    for test in tests:
        yield f"{test.file}: {test.id}, derived from {test.taken_from}"
        yield f"  {'':4}{'there':<12}{'derived':<28}{'cast':<12}"
        for m in test.members:
            yield f"  {m.member} {_CAST[m.source]:<12}{_derived(m.derived):<28}{_CAST[m.cast]:<12}{_verdict(m)}"
        if test.not_compared:
            yield f"  no recorded vote there: {' '.join(test.not_compared)}"
        yield f"  {_told(score(test.members))}"
        yield ""
    yield "By how they voted there:"
    for source, members in by_source(tests).items():
        cast = ", ".join(f"{_CAST[c]} {n}" for c in Choice if (n := sum(m.cast is c for m in members)))
        yield f"  {_CAST[source]:<12}cast {cast}; {_told(score(members))}"
    yield f"All: {_told(score([m for test in tests for m in test.members]))}"


def _derived(chances: Chances | None) -> str:
    if chances is None:
        return "nothing"
    return _CAST[chances.certain] if chances.certain else in_words(chances)


def _verdict(m: Compared) -> str:
    if m.share is None:
        return "-"
    return {Fraction(1): "hit", Fraction(0): "MISS"}.get(m.share) or f"{m.share}"


def _told(found: Score) -> str:
    parts = [count(found.hits, "hit"), f"{found.misses} miss{'' if found.misses == 1 else 'es'}"]
    if found.between:
        parts.append(f"{found.between} left open")
    if found.silent:
        parts.append(f"{found.silent} not derived")
    share = "" if found.share is None else f"; share {per_cent(found.share)} ({found.share})"
    return ", ".join(parts) + share


def backtest_row(tests: tuple[Backtest, ...]) -> dict[str, Any]:
    """Return the same for scripts; `share` is the mean chance that was given to the vote then cast."""
    return {
        "votes": [
            {
                "file": test.file,
                "id": test.id,
                "derived_from": test.taken_from,
                "members": [_member(m) for m in test.members],
                "not_compared": list(test.not_compared),
                **_score(score(test.members)),
            }
            for test in tests
        ],
        "mapping": [
            {
                "source": source.value,
                "cast": {c.value: sum(m.cast is c for m in members) for c in Choice},
                **_score(score(members)),
            }
            for source, members in by_source(tests).items()
        ],
        **_score(score([m for test in tests for m in test.members])),
    }


def _member(m: Compared) -> dict[str, Any]:
    derived = None if m.derived is None else {c.value: str(m.derived.of(c)) for c in Choice if m.derived.of(c)}
    share = None if m.share is None else str(m.share)
    return {"member": m.member, "source": m.source.value, "derived": derived, "cast": m.cast.value, "share": share}


def _score(found: Score) -> dict[str, Any]:
    return {
        "hits": found.hits,
        "misses": found.misses,
        "between": found.between,
        "not_derived": found.silent,
        "share": None if found.share is None else str(found.share),
    }
