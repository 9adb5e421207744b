"""Text that means itself in Markdown: what a file says must not become a heading, a link or a tag."""

import re

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&#]")
_BEGINS_A_BLOCK = re.compile(r"^(?:[-+=](?=\s|$)|([-=])\1+$|(\d{1,9})([.)])(?=\s|$))")


def escaped(text: str) -> str:
    r"""Return a text on one line, with a backslash before whatever Markdown would take for a mark of its own.

    >>> print(escaped("<b> and\n[a](b)"), escaped("1. first"))
    \<b\> and \[a\](b) 1\. first
    """
    line = _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
    begins = _BEGINS_A_BLOCK.match(line)
    if begins is None:
        return line
    at = begins.end(2) if begins.group(2) else 0
    return f"{line[:at]}\\{line[at:]}"
