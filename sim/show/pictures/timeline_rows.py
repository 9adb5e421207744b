"""The rows of a timeline: an event as a sentence beside its mark, a decision as a card with its votes as a bar."""

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from sim.engine import events as e
from sim.law import Decision, Tally
from sim.show.not_reached import left_open, not_reached, together
from sim.show.pictures.outcomes import MARKS, mark_of, result_of
from sim.show.pictures.picture import element
from sim.show.pictures.tally import numbers
from sim.show.pictures.widths import fitted, width_of
from sim.show.transcript import TOLD
from sim.show.words import all_named
from sim.show.words import mark as mark_of_status

RAIL = 134
"""Where time runs down, from the left."""
TEXT = 166
RIGHT = 884
_LINE = 20
_SIZE = 14
_MOST_LINES = 3
_BAR = 20


@frozen
class Row:
    """What is drawn of one event, or of several that did not come about for one reason.

    `said` is the whole sentence, of which the drawing may show the beginning; `height` is in user units.
    """

    events: tuple[e.Event, ...]
    said: str
    sort: str
    """`decided`, `refused`, `not_reached`, `open`, or `plain`."""
    height: float

    @property
    def event(self) -> e.Event:
        """The event, or the first of them."""
        return self.events[0]

    @property
    def dot(self) -> float:
        """How far below the top of the row the mark stands."""
        return 30 if self.sort == "decided" else 15


def rows_of(log: Sequence[e.Event]) -> Iterator[Row]:
    """Return the rows of one run, whose beginning is told elsewhere."""
    for events in together([x for x in log if not isinstance(x, e.Began)]):
        event = events[0]
        if isinstance(event, e.Decided):
            yield Row(events, event.question, "decided", _card_height(event))
            continue
        if isinstance(event, e.NotReached):
            is_open = left_open(event, log)
            said = not_reached([x for x in events if isinstance(x, e.NotReached)], is_open=is_open)
            sort = "open" if is_open else "not_reached"
        else:
            said = TOLD[type(event)](event)
            sort = "refused" if isinstance(event, e.Refused) else "plain"
        said = mark_of_status(event.status) + said
        yield Row(events, said, sort, 10 + _LINE * len(_lines(said, event)))


def row_drawn(row: Row, y: float, hour: str) -> Iterator[str]:
    """Return what is drawn of a row whose top is at `y`; `hour` is left out where it is empty."""
    dot = y + row.dot
    if hour:
        yield element("text", hour, x=26, y=dot + 5, font_size=13, class_="soft")
    if isinstance(row.event, e.Decided):
        yield from _card(row.event, y, row.height)
        yield mark_of(result_of(row.event), RAIL, dot, 13)
        return
    yield from small_mark(row.sort, RAIL, dot)
    soft = {"class_": "soft"} if row.sort in ("not_reached", "open") else {}
    for n, (line, bold) in enumerate(_lines(row.said, row.event)):
        weight = {"font_weight": "bold"} if bold else {}
        yield element("text", line, x=TEXT, y=y + 20 + n * _LINE, font_size=_SIZE, **weight, **soft)


def small_mark(sort: str, x: float, y: float) -> Iterator[str]:
    """Return the mark of an event that is no decision."""
    if sort == "refused":
        yield element("rect", x=x - 8, y=y - 8, width=16, height=16, class_="ground")
        yield element("rect", x=x - 8, y=y - 8, width=16, height=16, class_="line", stroke_width=1.5)
        yield element("path", d=f"M{x - 4} {y - 4}l8 8m0 -8l-8 8", class_="line", stroke_width=2)
    elif sort in ("not_reached", "open"):
        yield element("circle", cx=x, cy=y, r=8, class_="unknown", stroke_width=1.5)
        if sort == "open":
            yield element("text", "?", x=x, y=y + 4, font_size=11, text_anchor="middle")
    else:
        yield element("circle", cx=x, cy=y, r=4.5, class_="absent", stroke_width=3)


def _lines(said: str, event: e.Event) -> list[tuple[str, bool]]:
    """Return the lines of a sentence and whether they are bold, as what meeting is called is, but not why."""
    room, cut = RIGHT - 14 - TEXT, 0
    if isinstance(event, e.MeetingCalled):
        cut = said.rfind(". ", 0, said.rfind(event.why.partition(" ")[2])) + 1
    bold = fitted(said[:cut], room, _SIZE, 2, bold=True) if cut else ()
    plain = fitted(said[cut:], room, _SIZE, _MOST_LINES)
    return [*[(line, True) for line in bold], *[(line, False) for line in plain if line]]


def _told(event: e.Decided) -> tuple[Sequence[str], Sequence[str]]:
    """Return the lines of the question and those of why it came out so."""
    room = RIGHT - 44 - TEXT
    return fitted(event.question, room, _SIZE, 2), fitted(event.why, room, 12.5, 2)


def _card_height(event: e.Decided) -> float:
    question, why = _told(event)
    bar = _BAR + 22 if event.tally is not None else 0
    return 12 + 36 + _LINE * len(question) + bar + 17 * len(why) + 18


def _card(event: e.Decided, y: float, height: float) -> Iterator[str]:
    left, top, tall = TEXT - 6, y + 6, height - 12
    box: dict[str, Any] = {"x": left, "y": top, "width": RIGHT - 12 - left, "height": tall, "rx": 6}
    yield element("rect", class_="ground", **box)
    yield element("rect", class_="faint", stroke_width=1.5, **box)
    known = MARKS[result_of(event)]
    yield element("rect", x=left, y=top, width=7, height=tall, rx=3, class_=known.colour)
    x, line = left + 20, top + 27
    words = known.words.upper()
    yield element("text", words, x=x, y=line, font_size=17, font_weight="bold")
    after = x + width_of(words, 17, bold=True) + 10
    if event.tally is not None:
        votes = str(event.tally)
        yield element("text", votes, x=after, y=line, font_size=17, font_weight="bold")
        after += width_of(votes, 17, bold=True) + 12
    told = list(fitted(_beside(event), RIGHT - 24 - after, 12.5))
    yield element("text", told[0], x=RIGHT - 24, y=line, font_size=12.5, text_anchor="end", class_="soft")
    question, why = _told(event)
    line += 4
    for text in question:
        line += _LINE
        yield element("text", text, x=x, y=line, font_size=_SIZE)
    if event.tally is not None:
        yield from _bar(event.tally, event.decision, x, line + 12, RIGHT - 36 - x)
        line += _BAR + 22
    line += 4
    for text in why:
        line += 17
        yield element("text", text, x=x, y=line, font_size=12.5, class_="soft")


def _beside(event: e.Decided) -> str:
    if event.blocked_by:
        return f"blocked by {all_named(event.blocked_by, event.at.day)}"
    return event.body


def _bar(tally: Tally, decision: Decision, x: float, y: float, wide: float) -> Iterator[str]:
    """Return the votes as parts of a bar, with a tick where as many are in favour as carry."""
    parts, needed = numbers(tally, decision), decision.needed
    total = sum(number for _, number in parts)
    if not total:
        return
    at, tick = x, x + wide * needed / total if needed is not None and needed <= total else 0.0
    for mark, number in parts:
        if not number:
            continue
        long = wide * number / total
        yield element(
            "rect", x=at + 1, y=y, width=max(1.0, long - 2), height=_BAR, class_=mark.colour, stroke_width=1
        )
        ways = (f"{number} {mark.value}", f"{number} {mark.letter}", mark.letter)
        said = next((way for way in ways if width_of(way, 12, bold=True) < long - 10), "")
        if said:
            room, start = width_of(said, 12, bold=True), at + 6
            if start - 4 < tick < start + room + 4 and tick + room + 8 < at + long:
                start = tick + 6
            yield element("text", said, x=start, y=y + 14.5, font_size=12, font_weight="bold", **mark.on_it)
        at += long
    if tick:
        yield element("path", d=f"M{tick:.1f} {y - 5}v{_BAR + 9}", class_="line", stroke_width=2.5)
        words = f"{needed} needed"
        room = width_of(words, 11)
        side = {"x": tick - 5, "text_anchor": "end"} if tick + room + 6 > x + wide else {"x": tick + 5}
        yield element("text", words, y=y + _BAR + 12, font_size=11, class_="soft", **side)
