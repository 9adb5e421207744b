"""Text as it may stand on a page: on one line, and without what would make a reader see something else."""

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, those that turn the direction of writing, and what no document may hold."""


def legible(text: str) -> str:
    r"""Return a text on one line, with U+FFFD in place of each character that steers and is not seen.

    >>> legible("a\x1b[31m\n b\u202e").encode("ascii", "replace").decode()
    'a?[31m b?'
    """
    return " ".join(_UNSEEN.sub("\ufffd", text).split())
