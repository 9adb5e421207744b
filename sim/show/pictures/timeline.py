"""The timeline of a run: time runs downward, day by day, with meetings as bands and decisions that stand out."""

from collections.abc import Iterator, Sequence
from datetime import date
from math import log2

from attrs import frozen

from sim.engine import events as e
from sim.show.pictures.legend import legend
from sim.show.pictures.outcomes import MARKS, mark_of, result_of
from sim.show.pictures.picture import Picture, Table, element
from sim.show.pictures.timeline_rows import RAIL, RIGHT, TEXT, Row, row_drawn, rows_of, small_mark
from sim.show.pictures.widths import fitted
from sim.show.words import count, day

WIDTH = RIGHT + 16
_LANES = 4
_MOST_DECISIONS = 12
"""Of how many decisions the description tells; the table has all."""
_MOST_CHANGES = 6
_REMARKS = ("note", "status", "source")


def timeline(log: Sequence[e.Event], title: str = "") -> Picture:
    """Return the timeline of a run, or of several whose logs follow each other.

    Days stand one below the other, not to scale: a gap between them says how long it is, and is the taller the
    longer it is, by its logarithm. A meeting is a band from its call to its end. A thin line leads from what
    happened to what followed from it elsewhere or on another day. The table has every event with its whole
    sentence. Without a title it is that of the first run.
    """
    runs = _runs(log)
    log = [event for run in runs for event in run]
    began = [x for x in log if isinstance(x, e.Began)]
    title = title or (began[0].title if began else "A run")
    drawing = _Drawing()
    drawing.heading(title, _span(log))
    for n, run in enumerate(runs):
        drawing.run(run, named=len(runs) > 1, number=n)
    drawing.keys()
    return Picture(
        title,
        _description(log),
        _table(runs),
        WIDTH,
        int(drawing.y) + 16,
        (*drawing.bands, *drawing.rails, *drawing.body),
    )


def _runs(log: Sequence[e.Event]) -> list[list[e.Event]]:
    """Part a log where a run begins; what began first comes first."""
    runs: list[list[e.Event]] = []
    for event in log:
        if isinstance(event, e.Began) or not runs:
            runs.append([])
        runs[-1].append(event)
    return sorted(runs, key=lambda run: run[0].at.day)


def _supposed(began: e.Began | None) -> list[str]:
    """Say what was changed, first what is no remark on how something is known."""
    changes = () if began is None else began.changes
    told = [(path, now) for path, _, now in changes if path.rpartition(".")[2] not in _REMARKS][:_MOST_CHANGES]
    lines = [f"Supposed: {path} = {now}" if now else f"Supposed: without {path}" for path, now in told]
    left = len(changes) - len(told)
    return [*lines, f"Supposed: {count(left, 'more change')}"] if told and left else lines


def _span(log: Sequence[e.Event]) -> str:
    told = [x for x in log if not isinstance(x, e.Began)]
    if not told:
        return "Nothing happened."
    first, last = day(min(x.at.day for x in told)), day(max(x.at.day for x in told))
    when = first if first == last else f"{first} to {last}"
    decided = sum(isinstance(x, e.Decided) for x in told)
    scale = "" if first == last else " Gaps are not to scale."
    return f"{when}: {count(len(told), 'event')}, {count(decided, 'decision')}.{scale}"


def _description(log: Sequence[e.Event]) -> str:
    decided = [x for x in log if isinstance(x, e.Decided)]
    told = [
        f"{day(x.at.day)}, {x.body}, {x.question}: {MARKS[result_of(x)].words}{f' {x.tally}' if x.tally else ''}"
        for x in decided[:_MOST_DECISIONS]
    ]
    if len(decided) > _MOST_DECISIONS:
        told.append(f"and {len(decided) - _MOST_DECISIONS} more in the table")
    decisions = f" Decisions: {'; '.join(told)}." if told else ""
    supposed = "".join(f" {line}." for x in log if isinstance(x, e.Began) for line in _supposed(x))
    return f"A timeline, read from top to bottom. {_span(log)}{supposed}{decisions}"


def _table(runs: Sequence[Sequence[e.Event]]) -> Table:
    rows = []
    for n, run in enumerate(runs):
        prefix = f"{n + 1}." if len(runs) > 1 else ""
        for row in rows_of(run):
            x = row.event
            cause = "" if x.cause is None or isinstance(run[x.cause - 1], e.Began) else f"{prefix}{x.cause}"
            if isinstance(x, e.Decided):
                cells = (f"{x.body}: {x.question}. {x.why}", MARKS[result_of(x)].words, str(x.tally or ""))
            else:
                cells = (row.said, row.sort.replace("_", " ") if row.sort != "plain" else "", "")
            numbers = ", ".join(f"{prefix}{each.number}" for each in row.events)
            rows.append((numbers, str(x.at).replace("T", " "), *cells, cause))
    return Table(("No.", "When", "What", "Outcome", "Votes", "Follows from"), tuple(rows))


def gap(before: date, after: date) -> str:
    """Say how much later a day is.

    >>> [gap(date(2014, 12, 22), date(*then)) for then in ((2014, 12, 23), (2015, 1, 5), (2020, 10, 22))]
    ['the next day', '14 days later', 'about 5 years and 10 months later']
    """
    days = (after - before).days
    if days == 1:
        return "the next day"
    if days < 60:
        return f"{days} days later"
    months = round(days / 30.44)
    years, months = divmod(months, 12) if months >= 24 else (0, months)
    parts = [count(number, noun) for number, noun in ((years, "year"), (months, "month")) if number]
    return f"about {' and '.join(parts)} later"


@frozen
class _Placed:
    """A row with its place: the top, the number of its day, and of the meeting it belongs to, 0 for none."""

    row: Row
    y: float
    day: date
    meeting: int


class _Drawing:
    """A timeline as it grows downward: what lies below, what lies above, and how far it has come."""

    def __init__(self) -> None:
        self.y, self.rail = 0.0, 0.0
        self.bands: list[str] = []
        self.rails: list[str] = []
        self.body: list[str] = []
        self.seen: dict[str, None] = {}
        self.before: date | None = None

    def say(
        self, words: str, x: float, size: float, most: int = 1, *, bold: bool = False, soft: bool = False
    ) -> None:
        """Write lines, and come as far down as they are high."""
        for line in fitted(words, RIGHT - x, size, most, bold=bold):
            self.y += size * 1.4
            look = {**({"font_weight": "bold"} if bold else {}), **({"class_": "soft"} if soft else {})}
            self.body.append(element("text", line, x=x, y=self.y, font_size=size, **look))

    def heading(self, title: str, span: str) -> None:
        self.y = 10
        self.say(title, 16, 20, 3, bold=True)
        self.say(span, 16, 13, soft=True)
        self.y += 14

    def run(self, log: Sequence[e.Event], *, named: bool, number: int) -> None:
        """Draw one run below what is there."""
        began = log[0] if isinstance(log[0], e.Began) else None
        rows = list(rows_of(log))
        if rows and self.before is not None and named:
            first = rows[0].event.at.day
            if first > self.before:
                self._gap(self.before, first)
            self.y += 6
        if named and began is not None:
            self.y += 6
            self.body.append(element("path", d=f"M16 {self.y:.1f}H{RIGHT}", class_="faint", stroke_width=2))
            self.y += 4
            self.say(began.title, 16, 17, 2, bold=True)
            self.y += 6
        if supposed := _supposed(began):
            for line in supposed:
                self.say(line, 16, 13, 2, soft=True)
            self.y += 12
        placed = list(self._place(rows, fresh=named and number > 0))
        self._causes(placed)

    def _place(self, rows: Sequence[Row], *, fresh: bool) -> Iterator[_Placed]:
        """Give each row its place, with the days above them and the meetings below them."""
        meeting, meetings, band, hour = 0, 0, 0.0, ""
        today: date | None = None
        for row in rows:
            event = row.event
            new_day = event.at.day != today
            if meeting and (new_day or isinstance(event, e.MeetingCalled)):
                self._band(band)
                if isinstance(event, e.MeetingCalled):
                    meeting = 0
            if new_day:
                self._day(event.at.day, today)
                today, hour = event.at.day, ""
                band = self.y
            if isinstance(event, e.MeetingCalled):
                meetings += 1
                meeting = meetings
                self.y += 6
                band = self.y
            now = f"{event.at.hour:%H:%M}" if event.at.hour is not None else ""
            self.seen[result_of(event) if isinstance(event, e.Decided) else row.sort] = None
            self.body += row_drawn(row, self.y, now if now != hour else "")
            dot = self.y + row.dot
            self.rails.append(
                element("path", d=f"M{RAIL} {self.rail:.1f}V{dot:.1f}", class_="faint", stroke_width=2)
            )
            self.rail = dot
            yield _Placed(row, self.y, event.at.day, meeting)
            hour = now
            self.y += row.height
            if isinstance(event, e.MeetingEnded) and meeting:
                self._band(band)
                meeting = 0
        if meeting:
            self._band(band)
        self.before = today or self.before

    def _band(self, top: float) -> None:
        tall = self.y + 4 - top
        self.bands.append(element("rect", x=16, y=top, width=RIGHT - 16, height=tall, rx=8, class_="raised"))
        self.y += 8

    def _gap(self, before: date, after: date) -> None:
        """Leave a gap, the taller the longer it lasts, and say how long."""
        tall = 26 + 5 * log2((after - before).days)
        line = f"M{RAIL} {self.y + 2:.1f}v{tall - 2:.1f}"
        self.body.append(
            element("path", d=line, class_="line", stroke_width=1.5, stroke_dasharray="2 5", opacity=0.6)
        )
        at, words = self.y + tall / 2 + 5, gap(before, after)
        self.body.append(element("text", words, x=TEXT, y=at, font_size=13, font_style="italic", class_="soft"))
        self.y += tall

    def _day(self, on: date, before: date | None) -> None:
        if before is not None:
            self._gap(before, on)
        self.y += 8
        at = self.y + 10
        self.body += [
            element("circle", cx=RAIL, cy=at, r=8, class_="ground"),
            element("circle", cx=RAIL, cy=at, r=8, class_="line", stroke_width=2),
            element("text", day(on), x=TEXT, y=at + 6, font_size=16, font_weight="bold"),
        ]
        self.y += 26
        self.rail = at

    def _causes(self, placed: Sequence[_Placed]) -> None:
        """Draw a line from what happened to what followed from it on another day or outside the meeting."""
        by_number = {event.number: n for n, one in enumerate(placed) for event in one.row.events}
        spans = []
        for n, one in enumerate(placed):
            cause = by_number.get(one.row.event.cause or 0)
            if cause is None:
                continue
            other = placed[cause]
            if other.day != one.day or (other.meeting != one.meeting and cause != n - 1):
                spans.append((cause, n))
        taken: list[list[tuple[int, int]]] = [[] for _ in range(_LANES)]
        for start, end in sorted(spans, key=lambda span: (span[1] - span[0], span)):
            lane = next(
                (k for k, those in enumerate(taken) if all(end <= a or b <= start for a, b in those)), None
            )
            if lane is not None:
                taken[lane].append((start, end))
                self.body += _cause(placed[start], placed[end], lane)

    def keys(self) -> None:
        """Explain the marks that were used, below."""
        words = {"plain": "event", "refused": "out of order", "not_reached": "does not come about"}
        words |= {"open": "open: a vote is not known"}
        entries = [
            (mark_of(name, 0, 0, 9), MARKS[name].words) for name in MARKS if name in self.seen and name != "open"
        ]
        entries += [("".join(small_mark(name, 0, 0)), words[name]) for name in words if name in self.seen]
        if not entries:
            return
        self.y += 14
        self.body.append(element("path", d=f"M16 {self.y:.1f}H{RIGHT}", class_="faint"))
        drawn, self.y = legend(entries, 16, self.y + 24, RIGHT - 16, 12, soft=True)
        self.body += drawn
        self.y += 9


def _cause(start: _Placed, end: _Placed, lane: int) -> Iterator[str]:
    x = RAIL - 26 - 12 * lane
    away = [18 if one.row.sort == "decided" else 11 for one in (start, end)]
    top, foot = (one.y + one.row.dot for one in (start, end))
    line = (
        f"M{RAIL - away[0]} {top + 3:.1f}H{x + 6}q-6 0 -6 6V{foot - 9:.1f}q0 6 6 6H{RAIL - away[1]}m-5 -4l5 4l-5 4"
    )
    yield element("path", d=line, class_="line", stroke_width=1.3, opacity=0.7)
