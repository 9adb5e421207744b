"""Finding provisions by what somebody types: a citation in any usual form, several, or a common word."""

import re
from collections.abc import Iterable, Iterator, Sequence

from sim.errors import UnscError
from sim.law.provisions.index import in_paragraphs, index
from sim.law.provisions.keys import Key, key
from sim.law.provisions.nearest import LAST_RULE, NEGATIVE, ONE_WORD, unknown
from sim.law.provisions.provision import Provision

# Commas and the like, and before the next citation nothing but a space: `rule 4 rule 17`.
_BETWEEN = re.compile(
    r"\s*(?:[,;&]|\band\b)\s*|(?<=[\d)])\s+(?=(?:rule|art|charter|icj|rome|ga)[a-z]*\b)", re.IGNORECASE
)
_RANGE = re.compile(r"^(?P<what>\D*?)(?P<first>\d{1,3})\s*(?:-|–|to)\s*(?P<last>\d{1,3})$", re.IGNORECASE)
_BARE = re.compile(r"^[\d().\s]+$")
_PARAGRAPH = re.compile(r"\bpara", re.IGNORECASE)


def find(words: str) -> Provision:
    """Return the provision somebody means.

    An article known only by its paragraphs is returned with all of them in one. A number that is a rule and
    an article both is refused, and both are named. Raises `UnscError` with the nearest names for anything
    that is not known.

    >>> find("27.3").cite, find("r34").title, find("uniting for peace").cite
    ('Charter Art. 27(3)', 'No seconder needed', 'GA res. 377 A (V)')
    >>> find("rule 62")
    Traceback (most recent call last):
    sim.errors.UnscError: no provision is known as 'rule 62'; rules run from 1 to 61; did you mean Rule 6?
    """
    wanted = key(words)
    whole = () if ONE_WORD.fullmatch(words.strip()) else _without_paragraph(wanted)
    for name in () if NEGATIVE.search(words) else (wanted, *whole):
        found = index().get(name, ())
        if len(found) == 1:
            return found[0]
        if found:
            choices = " or ".join(p.cite for p in found)
            raise UnscError(f"{words.strip()!r} is more than one provision: say {choices}")
    raise UnscError(unknown(words.strip()))


def find_all(words: Sequence[str]) -> tuple[Provision, ...]:
    """Return the provisions somebody means by some words: one named in several words, or several, each once.

    Several are named apart, with commas, or as a range of rules. Raises `UnscError` as `find` does.

    >>> [p.cite for p in find_all(["Rules 37 and 39", "27.3"])], [p.cite for p in find_all(["hidden", "veto"])]
    (['Rule 37', 'Rule 39', 'Charter Art. 27(3)'], ['Council practice: the hidden veto'])
    """
    joined = " ".join(words)
    if len(index().get(key(joined), ())) == 1 and not _RANGE.match(joined.strip()):
        return (find(joined),)
    apart = len(words) > 1 and any(map(_is_citation, words))
    for named in (words, [joined]):
        parts = [part for word in named for part in _parts(word)]
        if len(parts) > 1 and (apart or all(map(_known, parts))):
            return tuple(dict.fromkeys(find(part) for part in parts))
    return (find(joined),)


def _parts(words: str) -> Iterator[str]:
    """Take apart what names several: "Rules 37 and 39", "13-17". One name with a comma in it is left whole."""
    if _PARAGRAPH.search(words) or (index().get(key(words)) and not _RANGE.match(words.strip())):
        yield words
        return
    before = ""
    for part in _BETWEEN.split(words):
        if not part:
            continue
        named = f"{before}{part}" if _BARE.match(part) else part
        before = re.split(r"\d", named, maxsplit=1)[0]
        yield from _numbers(named)


def _numbers(part: str) -> Iterable[str]:
    """List the single rules or articles of a range, which is short enough to be one."""
    found = _RANGE.match(part.strip())
    if found is None:
        return [part]
    first, last = int(found["first"]), int(found["last"])
    if not first < last <= max(LAST_RULE, first + LAST_RULE):
        return [part]
    return [f"{found['what']}{n}" for n in range(first, last + 1)]


def _known(part: str) -> bool:
    """Tell whether one provision goes by this name."""
    try:
        find(part)
    except UnscError:
        return False
    return True


def _is_citation(word: str) -> bool:
    """Tell whether one word as typed is a whole citation, so that what stands beside it is another one."""
    wanted = key(word)
    return len(wanted) > 1 and any(t.isdigit() for t in wanted) and _known(word)


def _without_paragraph(wanted: Key) -> tuple[Key, ...]:
    """Return what is left without a paragraph, for texts that are entered whole: Rule 33(3), Art. 35(1)."""
    whole, paragraph = wanted[:-1], wanted[-1:]
    if not whole or not whole[-1].isdigit() or len(paragraph[0]) > 1 or whole in in_paragraphs():
        return ()
    return (whole,)
