"""One vote among many, by its id; the nearest where there is none of that id. It opens no file itself."""

import difflib
import re
from collections.abc import Callable, Iterable

from sim.errors import UnscError
from sim.records.recorded import BadRow, RecordedVote

_NEAR = 0.6
_LONGEST = 100
_RESOLUTION = re.compile(r"(?:(?:un)?scr|(?:s/)?res/|resolution)?(?P<number>\d{1,4})(?:\((?P<year>\d{4})\))?")


def vote_called(asked: str, read: Callable[[], Iterable[RecordedVote | BadRow]]) -> RecordedVote:
    """Return the vote of an id, whatever its spaces and its case.

    `read` gives all votes, and is called again where the nearest has to be looked for. Raises `UnscError` for an
    id that no vote has, and for one that two have.
    """
    wanted = _plain(asked)
    found = [vote for vote in read() if isinstance(vote, RecordedVote) and _plain(vote.id) == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        places = ", ".join(f"{vote.file}:{vote.line}" for vote in found[:5])
        raise UnscError(
            f"{len(found)} votes are called {found[0].id} ({places}); expected files that hold it once"
        )
    near = _nearest(wanted, read())
    hint = f"did you mean {near!r}?" if near else "expected the id, the resolution or the draft that a row names"
    raise UnscError(f"no vote is called {asked[:_LONGEST]!r}; {hint}")


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


def _nearest(wanted: str, votes: Iterable[RecordedVote | BadRow]) -> str:
    """Return the shortest id that begins so, else the one most like it; nothing where none is near.

    A number alone is that of a resolution, and of resolutions only one of the same number or of the same year can
    be meant: S/RES/799 is no slip for S/RES/9999.
    """
    if len(wanted) > _LONGEST:
        return ""
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    best, near, longer = _NEAR, "", ""
    asked = _RESOLUTION.fullmatch(wanted)
    for vote in votes:
        if not isinstance(vote, RecordedVote):
            continue
        name = _plain(vote.id)
        if name.startswith(wanted) and (not longer or len(vote.id) < len(longer)):
            longer = vote.id
        if asked is not None and name.endswith(f"/{wanted}"):
            longer = longer or vote.id
        elif asked is not None:
            there = _RESOLUTION.fullmatch(name)
            if there is None or there["number"] != asked["number"]:
                if there is None or not asked["year"] or there["year"] != asked["year"]:
                    continue
            elif not longer:
                longer = vote.id
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
            best, near = matcher.ratio(), vote.id
    return longer or near
