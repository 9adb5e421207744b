"""The votes of a decision by number: the bar against the number needed, and what came of it in a word."""

from collections.abc import Iterable, Sequence

from sim.law import Decision, Outcome, Reason, Tally
from sim.show.effects_words import effects_told
from sim.show.pictures.legend import Entry, legend
from sim.show.pictures.picture import Picture, Table, element, group
from sim.show.pictures.settled import looks_open, why_not_open
from sim.show.pictures.vote_marks import VoteMark, drawn
from sim.show.pictures.widths import fitted, width_of
from sim.show.words import OUTCOMES, cited, count, listed, sentence

WIDTH = 1000
MARGIN = 50
LETTERS = 28
"""The size of what is to be read in these pictures, so that it can be read on a telephone too."""
KEY = 14.3
"""The size of a mark in a legend."""
NARROW = 640
"""How wide a picture of these letters may become where it stands among words, in CSS pixels."""
_LINE = 38
_CELLS_AT_MOST = 40
"""With more votes than that, the bar has no cells but parts."""

COUNTED = (
    (VoteMark.YES, "yes"),
    (VoteMark.UNKNOWN, "unknown"),
    (VoteMark.ABSTAIN, "abstain"),
    (VoteMark.NOT_VOTING, "not_voting"),
    (VoteMark.NO, "no"),
)
"""The marks in the order in which a bar has them: those in favour, those that still could be, and the others."""


def numbers(tally: Tally, decision: Decision | None = None) -> tuple[tuple[VoteMark, int], ...]:
    """Return how many votes there are of each sort, in the order of a bar.

    Unknown votes that cannot help, as the `decision` tells, stand at the end, where they do not seem to.

    >>> [number for _, number in numbers(Tally(11, 2, 2))]
    [11, 0, 2, 0, 2]
    """
    found = [(mark, getattr(tally, name)) for mark, name in COUNTED]
    if decision is not None and looks_open(decision):
        found.sort(key=lambda part: part[0] is VoteMark.UNKNOWN)
    return tuple(found)


def bar(tally: Tally, needed: int | None, y: float, decision: Decision | None = None) -> tuple[list[str], float]:
    """Return the bar of a tally with the line of what is needed, and how far down it reaches.

    A cell is a vote, in favour first; the line stands behind the last affirmative vote that is needed.
    """
    sorts = numbers(tally, decision)
    cells = [mark for mark, number in sorts for _ in range(number)]
    room, total = WIDTH - 2 * MARGIN, max(len(cells), needed or 0, 1)
    wide = room / total
    top, high = y + 40, min(56.0, max(34.0, wide))
    found = [element("rect", x=MARGIN, y=top, width=room, height=high, class_="raised")]
    if len(cells) <= _CELLS_AT_MOST:
        size = min(wide, high) * 0.36
        for n, mark in enumerate(cells):
            found.append(drawn(mark, MARGIN + (n + 0.5) * wide, top + high / 2, size))
    else:
        at = float(MARGIN)
        for mark, number in sorts:
            if number:
                found.append(_part(mark, number, at, top, number * wide, high))
            at += number * wide
    if needed is not None:
        found.append(_needed(needed, MARGIN + needed * wide, top, high))
    return found, top + high


def _part(mark: VoteMark, number: int, x: float, y: float, wide: float, high: float) -> str:
    parts = [element("rect", x=x, y=y, width=wide, height=high, class_=mark.colour)]
    words = f"{mark.letter} {number}"
    if width_of(words, LETTERS, bold=True) + 8 < wide:
        look = {"font_size": LETTERS, "font_weight": "bold", **mark.on_it}
        parts.append(element("text", words, x=x + 8, y=y + high / 2 + 10, **look))
    return group(parts)


def _needed(needed: int, x: float, top: float, high: float) -> str:
    words = f"{needed} needed"
    half = width_of(words, LETTERS, bold=True) / 2
    at = min(max(x, MARGIN + half), WIDTH - MARGIN - half)
    return group(
        [
            element("line", x1=x, y1=top - 10, x2=x, y2=top + high + 10, class_="line", stroke_width=5),
            _middle(words, at, top - 18, LETTERS),
        ]
    )


def result(decision: Decision, x: float, y: float) -> list[str]:
    """Return what came of a question on a plate of its own, with who blocked it; y is the middle of the plate."""
    words = OUTCOMES[decision.outcome]
    size = 38
    wide, high = width_of(words, size, bold=True) + 92, 72
    look, sign = _RESULTS[decision.outcome]
    filled = decision.outcome is not Outcome.OPEN
    return [
        element(
            "rect", x=x - wide / 2, y=y - high / 2, width=wide, height=high, rx=8, class_=look, stroke_width=3
        ),
        element(
            "path",
            d=sign.format(x=f"{round(x - wide / 2 + 42, 2):g}", y=f"{round(y, 2):g}"),
            class_="sign" if filled else "line",
            stroke_width=8,
        ),
        _middle(words, x + 28, y + 14, size, **({"class_": "on-vote"} if filled else {})),
    ]


_RESULTS = {
    Outcome.ADOPTED: ("yes", "M{x} {y}m-18 0l13 15l22 -30"),
    Outcome.NOT_ADOPTED: ("no", "M{x} {y}m-15 -15l30 30m0 -30l-30 30"),
    Outcome.OPEN: ("unknown", "M{x} {y}m-18 0h8m6 0h8m6 0h8"),
}


def reason_of(decision: Decision) -> str:
    """Say in a few words why a question came out as it did.

    >>> from datetime import date
    >>> from sim.council import council_on
    >>> from sim.law import Kind, Question, RollCall, decide, law_on
    >>> day, council = date(2024, 3, 28), council_on(date(2024, 3, 28))
    >>> roll = RollCall.of(council, no="RUS", abstain="CHN", rest="yes")
    >>> reason_of(decide(Question(Kind.SUBSTANTIVE), roll, council, law_on(day)))
    'vetoed by RUS'
    """
    by = listed(decision.blocked_by)
    return {
        Reason.ENOUGH_VOTES: "enough votes",
        Reason.TOO_FEW_VOTES: "too few votes",
        Reason.VETO: f"vetoed by {by}" if by else "vetoed",
        Reason.VETO_OR_TOO_FEW_VOTES: "vetoed, or too few votes",
        Reason.UNKNOWN_VOTES: "unknown votes decide",
        Reason.WITHOUT_VOTE: "without a vote",
        Reason.CONSENSUS: "by consensus",
        Reason.OBJECTION: f"{by} objected" if by else "somebody objected",
    }[decision.reason]


def in_words(decision: Decision) -> tuple[str, ...]:
    """Return what is to be said of a decision: why, what could still settle it, and by what law."""
    said = [" ".join(filter(None, (decision.why, why_not_open(decision))))]
    if decision.outcome is Outcome.OPEN and not all(code in decision.why for code in decision.could_settle):
        said.append(f"Could still settle it: {listed(decision.could_settle)}.")
    if decision.sources:
        said.append(f"Law: {cited(decision.sources)}.")
    return tuple(said)


def paragraphs(said: Iterable[str], y: float) -> tuple[list[str], float]:
    """Return paragraphs over the whole width of a picture, and how far down they reach."""
    found = []
    for paragraph in said:
        for line in fitted(paragraph, WIDTH - 2 * MARGIN, LETTERS, 12):
            found.append(element("text", line, x=MARGIN, y=y, font_size=LETTERS))
            y += _LINE
        y += _LINE * 0.3
    return found, y - _LINE


def heading(words: str, under: str = "") -> tuple[list[str], float]:
    """Return the heading of a picture with what stands under it, and how far down it reaches."""
    lines = fitted(words, WIDTH - 2 * MARGIN, 36, 3, bold=True)
    found = [
        element("text", line, x=MARGIN, y=56 + 44 * n, font_size=36, font_weight="bold")
        for n, line in enumerate(lines)
    ]
    y = 56 + 44.0 * (len(lines) - 1)
    for line in fitted(under, WIDTH - 2 * MARGIN, LETTERS, 2) if under else ():
        y += 40
        found.append(element("text", line, x=MARGIN, y=y, font_size=LETTERS, class_="soft"))
    return found, y + 14


def counted(tally: Tally, y: float, extra: Sequence[Entry] = ()) -> tuple[list[str], float]:
    """Return the votes by sort as a legend with their numbers, and how far down it reaches."""
    return keys([*[key(mark, f"{number} {mark.value}") for mark, number in _told(tally)], *extra], y)


def key(mark: VoteMark, words: str, *, ring: bool = False) -> Entry:
    """Return a mark with its words as an entry of a legend."""
    return drawn(mark, 0, 0, KEY, ring=ring), words


def keys(entries: Iterable[Entry], y: float) -> tuple[list[str], float]:
    """Return the legend of a picture of votes, and how far down it reaches."""
    return legend(entries, MARGIN, y, WIDTH - 2 * MARGIN, LETTERS - 2)


def _told(tally: Tally) -> list[tuple[VoteMark, int]]:
    order = (VoteMark.YES, VoteMark.NO, VoteMark.ABSTAIN, VoteMark.NOT_VOTING, VoteMark.UNKNOWN)
    known = dict(numbers(tally))
    return [(mark, known[mark]) for mark in order if known[mark] or mark in order[:3]]


def decision_picture(
    decision: Decision, title: str = "", rows: Sequence[tuple[str, str]] = (), *, under: str = ""
) -> Picture:
    """Draw a decision of which no seats are known: what came of it, the bar of its votes, and why.

    `title` is the question, `under` who decided it and when; `rows` are further rows of the table, a name and what
    there is to say.
    """
    title = title or f"A decision: {decision.kind.value.replace('_', ' ').replace('-', ' ')}"
    body, y = heading(title, under)
    y += 66
    body += result(decision, WIDTH / 2, y)
    for line in fitted(reason_of(decision), WIDTH - 2 * MARGIN, 34, 2, bold=True):
        body.append(_middle(line, WIDTH / 2, y + 82, 34))
        y += 42
    y += 62
    if decision.tally is not None:
        drawn_bar, y = bar(decision.tally, decision.needed, y, decision)
        marks, y = counted(decision.tally, y + 62)
        body += [*drawn_bar, *marks]
    told, y = paragraphs(in_words(decision), y + 62)
    table = Table(("What", "Said"), (*decision_rows(decision), *rows))
    described = sentence(f"{OUTCOMES[decision.outcome].capitalize()}, {reason_of(decision)}")
    why = " ".join(filter(None, (described, decision.why, why_not_open(decision))))
    return Picture(title, why, table, WIDTH, round(y + 36), (*body, *told), NARROW)


def decision_rows(decision: Decision) -> tuple[tuple[str, str], ...]:
    """Return a decision as rows of a table: a name and what there is to say."""
    rows = [("Outcome", OUTCOMES[decision.outcome].lower()), ("Reason", reason_of(decision))]
    if decision.tally is not None:
        rows += [(mark.value.capitalize(), str(number)) for mark, number in _told(decision.tally)]
    if decision.needed is not None:
        rows.append(("Needed", count(decision.needed, "affirmative vote")))
    if decision.blocked_by:
        rows.append(("Blocked by", ", ".join(decision.blocked_by)))
    if decision.could_settle:
        rows.append(("Could settle it", ", ".join(decision.could_settle)))
    rows += effects_told(decision.effects)
    why = " ".join(filter(None, (decision.why, why_not_open(decision))))
    return (*rows, ("Why", why), ("Law", cited(decision.sources)))


def _middle(words: str, x: float, y: float, size: float, **look: object) -> str:
    return element("text", words, x=x, y=y, text_anchor="middle", font_size=size, font_weight="bold", **look)
