"""Citations in one spelling: "27(3)", "27.3" and "Art. 27, para. 3" are the same key. It finds nothing."""

import re

Key = tuple[str, ...]

_SYNONYMS = {"article": "art", "arts": "art", "articles": "art", "r": "rule", "rop": "rule", "resolution": "res"}
_UNHEARD = frozenset({"the", "of", "un", "unsc", "para", "paras", "paragraph", "an", "no", "op", "ops"})
_TOKEN = re.compile(r"\d+|[^\W\d_]+")

# The name of a text may stand before the number or behind it: a key has it in front, in its shortest form.
_TEXTS: tuple[tuple[Key, Key], ...] = (
    (("statute", "international", "court", "justice"), ("icj", "statute")),
    (("statute", "international", "criminal", "court"), ("rome", "statute")),
    (("provisional", "rule", "procedure"), ()),
    (("s", "96", "rev", "7"), ()),
    (("united", "nation"), ()),
    (("security", "council"), ()),
    (("rome", "statute"), ("rome", "statute")),
    (("icj", "statute"), ("icj", "statute")),
    (("charter",), ("charter",)),
)


def key(text: str) -> Key:
    """Read a text as numbers and words, in one spelling for each.

    >>> key("Article 27, paragraph 3, of the Charter"), key("Charter Art. 27(3)")
    (('charter', 'art', '27', '3'), ('charter', 'art', '27', '3'))
    """
    found = [_SYNONYMS.get(t, t) for t in _TOKEN.findall(text.casefold())]
    # A bare plural is the same word; "ss" and short words are left alone.
    words = tuple([t[:-1] if len(t) > 4 and t.endswith("s") and not t.endswith("ss") else t for t in found])
    words = tuple([t for t in words if t not in _UNHEARD])
    for name, short in _TEXTS:
        words = _in_front(words, name, short)
    return words


def _in_front(words: Key, name: Key, short: Key) -> Key:
    """Put the name of a text before a number it is named with; any other use of its words is left alone."""
    if words[: len(name)] != name and not any(w.isdigit() for w in words):
        return words
    for at in range(len(words) - len(name) + 1):
        if words[at : at + len(name)] == name:
            return (*short, *words[:at], *words[at + len(name) :])
    return words
