"""Of what kind a recorded question was, as the scenarios of record tell it that come with the package."""

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from sim.council import council_on
from sim.errors import UnscError
from sim.law import Choice, Kind
from sim.law.matters import matter_of
from sim.records.recorded import RecordedVote
from sim.scenario import library
from sim.scenario.faults import ScenarioError
from sim.scenario.known_votes import known_votes
from sim.scenario.loading import load
from sim.scenario.model import PutToVote, Scenario, Step
from sim.source import Status

_SIDES = (Choice.YES, Choice.NO)


@frozen
class Stated:
    """A kind, and who states it."""

    kind: Kind
    source: str
    called: str = ""
    """The id it is stated for, as a file of kinds writes it."""
    place: str = ""
    """Where that file says so."""


class Episodes:
    """Scenarios of record, those that come with the package or those of a folder.

    They are read on first need, and only those that speak of the day that is asked about.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._texts: dict[Path, bytes] | None = None
        self._loaded: dict[Path, Scenario | None] = {}

    def kind_of(self, vote: RecordedVote) -> Stated | None:
        """Return the kind of the question of that day that names the vote's symbol or its draft's, or None.

        It has to be the same vote: the same members for and against. Who abstained and who took no part is told
        apart by some records only, and not compared.

        A step may name it as well, by its id (`resolution-120`).

        As in a replay, the kind is the one stated with the question, or that of its draft by ruling or by what is
        said of it, or that of the matter which the words of the question are on.
        """
        named = _naming(vote)
        for path in self._of_the_day(vote):
            scenario = self._scenario(path)
            if scenario is None or not scenario.of_record:
                continue
            day = [step for step in _steps(scenario) if step[1] == vote.on]
            for step, _ in day:
                put = step.in_council[1] if step.in_council else None
                if put is None or step.status is Status.ASSUMED or not named.search(_names(step, put)):
                    continue
                if not _same_votes(put, vote):
                    continue
                if kind := _kind(put, [each for each, _ in _steps(scenario)]):
                    where = library.name_of(path).removesuffix(".yaml")
                    return Stated(kind, f"scenario {where}{f', step {step.id}' if step.id else ''}")
        return None

    def _of_the_day(self, vote: RecordedVote) -> Iterator[Path]:
        if self._texts is None:
            folder = self._folder or library.shipped()
            self._texts = {path: path.read_bytes() for path in library.scenarios_in(folder)}
        day = str(vote.on).encode()
        return (path for path, text in self._texts.items() if day in text)

    def _scenario(self, path: Path) -> Scenario | None:
        """Load a scenario; one with faults states no kind, and is told of by those whose business it is."""
        if path not in self._loaded:
            try:
                self._loaded[path] = load(path)
            except ScenarioError:
                self._loaded[path] = None
        return self._loaded[path]


def _steps(scenario: Scenario) -> Iterator[tuple[Step, object]]:
    """List the steps with their days: those of a meeting are of its day unless they say another."""
    for step in scenario.timeline:
        for each in (step, *(step.meeting.proceedings if step.meeting else ())):
            at = each.at or step.at
            yield each, at and at.day


def _same_votes(put: PutToVote, vote: RecordedVote) -> bool:
    """Tell whether a question was voted on as a row has it, as far as both say who was for and against it."""
    council = council_on(vote.on)
    try:
        said = known_votes(put, council, Status.RECORDED)
    except UnscError:
        return False
    there = {v.member: v.choice for v in said.members if v.choice is not None}
    here = vote.choices
    if any((there[m] is side) is not (here[m] is side) for m in there if m in here for side in _SIDES):
        return False
    for side in _SIDES:
        total = vote.totals.of(side)
        if total is None and vote.complete:
            total = sum(choice is side for choice in here.values())
        known = sum(choice is side for choice in there.values()) + getattr(said.unnamed, side.value)
        unknown = len(council.codes) - len(there) - said.unnamed.known
        if total is not None and not known <= total <= known + unknown:
            return False
    return True


def _names(step: Step, put: PutToVote) -> str:
    """Return the words that may name a vote: a step is called `resolution-120` where the question, as it was put,
    cannot have its number yet.
    """
    return f"{put.question} {put.draft} {(step.id or '').replace('-', ' ')}"


def _kind(put: PutToVote, steps: list[Step]) -> Kind | None:
    """Return the kind of a question: its own, its draft's, or that of the matter its words are on."""
    if put.kind is not None:
        return put.kind
    of_draft = None
    for step in steps if put.draft else ():
        if step.draft is not None and step.draft.symbol == put.draft:
            of_draft = step.draft.kind
        elif step.claim is not None and step.claim.draft == put.draft:
            of_draft = None  # what was thought of the draft is in dispute from here
        elif step.ruling is not None and step.ruling.draft == put.draft and not step.ruling.challenged_by:
            of_draft = step.ruling.kind
    matter = matter_of(put.question)
    return of_draft or (matter.kind if matter else None)


def _naming(vote: RecordedVote) -> re.Pattern[str]:
    """Return what finds a vote's symbols in words: `S/RES/120(1956)`, `resolution 120`, its draft's."""
    ways = [re.escape(symbol) for symbol in (vote.id, vote.draft) if symbol]
    if numbered := re.fullmatch(r"S/RES/(\d+) ?\((\d{4})\)", vote.id):
        number, year = numbered.groups()
        ways.append(rf"(?:S/RES/|resolution ){number}(?: ?\({year}\))?")
    return re.compile(rf"(?<![\w/])(?:{'|'.join(ways)})(?![\w/])", re.IGNORECASE)
