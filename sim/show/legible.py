"""Text as it may be shown: without what steers a reader's machine, is not seen, or has no place in a document."""

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, but for the tab and the ends of lines
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # what turns the direction of writing
    "\u00ad\u180e\u200b\u2028\u2029\u2060-\u2064\ufeff\ufff9-\ufffb"  # what is not seen, or ends a line unseen
    "\ufffe\uffff\ud800-\udfff"  # what no document may hold, not even escaped
    "\U000e0000-\U000e007f]"  # tags, which are not seen
)
"""The joiners U+200C and U+200D stay, though they are not seen: Persian, among others, needs them."""


def seen(text: str) -> str:
    r"""Return a text with U+FFFD in place of each character that steers or is not seen; its lines stay.

    >>> seen("a\x1b[31m\n b\u202e").encode("ascii", "replace").decode()
    'a?[31m\n b?'
    """
    return _UNSEEN.sub("\ufffd", text)


def legible(text: str) -> str:
    r"""Return a text on one line, with U+FFFD in place of each character that steers or is not seen.

    >>> legible("a\x1b[31m\n b\u202e").encode("ascii", "replace").decode()
    'a?[31m b?'
    """
    return " ".join(seen(text).split())
