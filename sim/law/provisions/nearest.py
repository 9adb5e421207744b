"""What to tell somebody who asked for a provision that is not known: why, and what is near it."""

import difflib
import re

from sim.law.provisions.book import PROVISIONS
from sim.law.provisions.index import articles, index
from sim.law.provisions.keys import Key, key
from sim.law.provisions.words import WORDS

LAST_RULE = 61
NEGATIVE = re.compile(r"(?:^|[^\d\s]\s+)[-−–]\d")
"""A number below nought, where a range has a number before its dash."""
ONE_WORD = re.compile(r"[^\W\d_]+\d+[^\W\d_]+")
"""Letters, digits and letters again in one word are no number with its paragraph: `R2P`."""
_LAST_ARTICLE = 111
_TRY = 'ask for a rule, an article or a word, such as "Rule 9", "Art. 27(3)" or "veto"'
_SUGGESTIONS = 3
_ALIKE = 0.7
_OFTEN = ("article", "articles", "charter", "rule", "rules", "statute", "rome", "assembly")


def unknown(words: str) -> str:
    """Say that nothing is known by that name, why, and what is near it."""
    wanted = key(words)
    parts = [f"no provision is known as {words!r}"]
    number = next((t for t in wanted if t.isdecimal()), None)
    if ONE_WORD.fullmatch(words):
        return f"{parts[0]}; {_TRY}"
    below = NEGATIVE.search(words) is not None
    if wanted[:1] == ("rule",) and (below or number is None or not 1 <= int(number) <= LAST_RULE):
        parts.append(f"rules run from 1 to {LAST_RULE}")
    elif wanted[:1] in (("art",), ("charter",)):
        if below or number is None or not 1 <= int(number) <= _LAST_ARTICLE:
            parts.append(f"the Charter's articles run from 1 to {_LAST_ARTICLE}")
        elif number in articles():
            known = ", ".join(p.cite.removeprefix("Charter Art. ") for p in articles()[number])
            parts.append(f"of Article {number} the entries are {known}")
        else:
            parts.append("only the articles that bear on the Council are entered")
    near = _near(words, number)
    parts.append(f"did you mean {' or '.join(near)}?" if near else _TRY)
    return "; ".join(parts)


def _near(words: str, number: str | None) -> list[str]:
    """Return the nearest names: what it is without its slip, what has the same number, what is spelt alike."""
    if key(words) in (("rule",), ("art",), ("charter",)) or (number and not number.strip("0")):
        return []
    names = {p.cite.casefold(): p.cite for p in PROVISIONS} | {w.casefold(): c for w, c in WORDS.items()}
    alike = difflib.get_close_matches(words.casefold(), names, n=_SUGGESTIONS, cutoff=_ALIKE)
    close = [names[a] for a in alike]
    if not number:
        return list(dict.fromkeys(close))[:_SUGGESTIONS]
    meant = [p.cite for p in index().get(_without_slips(words), ())]
    same = [p.cite for p in PROVISIONS if number in key(p.cite)[1:4]]
    # What is alike in both comes first: "rlue 30" is nearer to Rule 30 than to Article 30.
    both = [c for c in close if c in same]
    return list(dict.fromkeys([*meant, *both, *same[:_SUGGESTIONS], *close[:1]]))[:_SUGGESTIONS]


def _without_slips(words: str) -> Key:
    """Read a name with the words mended that nearly every citation has: `artcle 27` is Article 27."""
    mended = [
        (difflib.get_close_matches(w, _OFTEN, n=1, cutoff=_ALIKE) or [w])[0] for w in words.casefold().split()
    ]
    return key(" ".join(mended))
