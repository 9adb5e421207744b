"""Votes that another file of those read has already brought: told, and not counted again. It compares no votes."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator

from sim.records.recorded import BadRow, RecordedVote

REMEMBERED = 100_000
"""So many votes are remembered; the Council has taken fewer than 4,000."""


class Met:
    """The votes of several files as they are read, one file after the other; each counts once.

    A vote is the same by its id, whatever its spaces and case, and its day. What comes twice in one file is for
    the reading of that file to tell.
    """

    def __init__(self) -> None:
        self._seen: OrderedDict[int, tuple[str, int]] = OrderedDict()

    def once(self, read: Iterable[RecordedVote | BadRow]) -> Iterator[RecordedVote | BadRow]:
        """Pass on what is read from the next file; a vote of an earlier one comes as a `BadRow`."""
        new: dict[int, tuple[str, int]] = {}
        for vote in read:
            if isinstance(vote, BadRow):
                yield vote
                continue
            key = hash(("".join(vote.id.casefold().split()), vote.on))
            before = self._seen.get(key)
            if before is None:
                if len(new) < REMEMBERED:
                    new.setdefault(key, (vote.file, vote.line))
                yield vote
                continue
            file, line = before
            yield BadRow(
                vote.file,
                vote.line,
                f"the vote on {vote.id} stands here a second time, first at {file}:{line}; it was counted once",
            )
        self._seen |= new
        while len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
