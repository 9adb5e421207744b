"""The provisions by every name they answer to: citation, title, the forms people shorten it to, common words."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from attrs import evolve

from sim.law.provisions.book import PROVISIONS
from sim.law.provisions.charter import CHARTER
from sim.law.provisions.keys import Key, key
from sim.law.provisions.provision import Provision, Standing, Status
from sim.law.provisions.words import CITED_AS, WORDS

# How a citation may be shortened: each full beginning, and what may stand for it.
_SHORTER: tuple[tuple[Key, tuple[Key, ...]], ...] = (
    (("charter", "art"), (("charter",), ("art",), ())),
    (("rule",), ((),)),
    (("ga", "rule"), (("assembly", "rule"), ("general", "assembly", "rule"))),
    (("icj", "statute", "art"), (("icj", "art"), ("icj",), ("icj", "statute"))),
    (("rome", "statute", "art"), (("rome", "art"), ("rome",), ("icc", "art"), ("icc",), ("rome", "statute"))),
    (("council", "practice"), ((),)),
)
_WHOLE: tuple[Key, ...] = (("charter", "art"), ("charter",), ("art",), ())
"""How an article may be asked for of which only paragraphs are entered."""


@cache
def articles() -> Mapping[str, tuple[Provision, ...]]:
    """Return the articles of the Charter by number, each with the entries for it or its paragraphs."""
    numbers = dict.fromkeys(key(p.cite)[2] for p in CHARTER)
    return MappingProxyType({n: tuple([p for p in CHARTER if key(p.cite)[2] == n]) for n in numbers})


@cache
def in_paragraphs() -> frozenset[Key]:
    """Return the keys of the articles that are entered by paragraph, for which another paragraph is unknown."""
    return frozenset(
        (*begin, n) for n, entries in articles().items() if len(key(entries[0].cite)) > 3 for begin in _WHOLE
    )


@cache
def index() -> Mapping[Key, tuple[Provision, ...]]:
    """Return the provisions by every name they answer to."""
    found: dict[Key, list[Provision]] = {}

    def enter(name: Key, p: Provision) -> None:
        if p not in found.setdefault(name, []):
            found[name].append(p)

    for p in PROVISIONS:
        for name in _names(p):
            enter(name, p)
    for number, entries in articles().items():
        if len(key(entries[0].cite)) > 3:
            whole = _together(number, entries) if len(entries) > 1 else entries[0]
            for begin in _WHOLE:
                enter((*begin, number), whole)
    by_cite = {p.cite: p for p in PROVISIONS}
    for word, cite in WORDS.items():
        found[key(word)] = [by_cite[cite]]
    for sentence, custom in CITED_AS.items():
        found[key(sentence)] = [by_cite[f"Council practice: {custom}"]]
    return MappingProxyType({name: tuple(entries) for name, entries in found.items()})


def _names(p: Provision) -> Iterator[Key]:
    """List the keys one entry answers to by its citation and title."""
    full = key(p.cite)
    yield full
    yield key(p.title)
    for beginning, shorter in _SHORTER:
        if full[: len(beginning)] == beginning:
            number = full[len(beginning) :]
            yield from ((*s, *number) for s in shorter)
            # "13(b)" and "15 ter" are unmistakable even without the name of their statute.
            if beginning[0] == "rome" and len(number) > 1:
                yield from (number, ("art", *number))


def _together(number: str, entries: tuple[Provision, ...]) -> Provision:
    """Make one entry of an article's paragraphs."""

    def each(texts: Iterable[str]) -> str:
        return " ".join(f"({key(p.cite)[3]}) {t}" for p, t in zip(entries, texts, strict=True) if t)

    order = tuple(Standing)
    return evolve(
        entries[0],
        cite=f"Charter Art. {number}",
        title="; ".join(p.title for p in entries),
        says=each(p.says for p in entries),
        standing=max((p.standing for p in entries), key=order.index),
        status=Status.AMENDED if any(p.status is Status.AMENDED for p in entries) else entries[0].status,
        applied_in=tuple(dict.fromkeys(name for p in entries for name in p.applied_in)),
        episode=each(p.episode for p in entries),
        scenario=next((p.scenario for p in entries if p.scenario), ""),
        note=each(p.note for p in entries),
    )
