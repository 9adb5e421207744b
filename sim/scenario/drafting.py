"""A draft as a set of elements, and which of them each member could vote for: a small file of its own.

It is not a scenario: nothing happens in it. `sim.analysis.softening` asks of it which parts of the draft pass.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import NewType

from attrs import frozen
from cattrs import Converter

from sim.council import Council, held_by_nobody
from sim.errors import UnscError
from sim.law import Chapter, Choice, Kind, Law, Question, law_on
from sim.scenario import library
from sim.scenario.bodies import changed_law, chosen_council, wrong_in_law
from sim.scenario.faults import Fault, ScenarioError, nearest, shown
from sim.scenario.known_votes import of_the_rest, status_of
from sim.scenario.loading import documents
from sim.scenario.model import CouncilChoice, Ids, LawChange, Sources, key, required
from sim.scenario.places import Block, Node, path_text
from sim.scenario.reading import read, read_path
from sim.scenario.structuring import (
    THE_REST,
    Misfit,
    Structurer,
    by_member,
    class_hook,
    found,
    misfits,
    node_at,
    or_text,
)
from sim.source import Source, Status

_NAME = re.compile(r"[A-Za-z0-9_-]{1,60}")
MOST_ELEMENTS = 16
"""So many elements make 65,535 drafts, each of them decided."""


@frozen(kw_only=True)
class Element:
    """One thing a draft does, such as to refer a situation to the Court, or to impose sanctions."""

    says: str = required("what the draft does, in a few words")
    weight: Fraction = key("how demanding it is, and so what it costs to give it up", default=Fraction(1))


@frozen(kw_only=True)
class Attitude:
    """What keeps a member from voting for a draft, element by element; an element named nowhere it accepts.

    It votes against any draft with an element it is `against`. Else it abstains on any with one it `abstains_on`,
    or without one that it `needs`; else it votes in favour. What it would do about an element in `unknown_on` is
    not known, and so is its vote on a draft with that element, unless it is against another one in it.
    """

    against: Ids = key("elements it votes against any draft for", default=Ids(()))
    abstains_on: Ids = key("elements it does not vote for a draft with, nor against", default=Ids(()))
    unknown_on: Ids = key("elements of which its attitude is not known", default=Ids(()))
    needs: Ids = key("elements without any of which it does not vote in favour", default=Ids(()))
    status: Status | None = key("how this is known; recorded with a source, else assumed")
    source: Sources = key("the document that says so", default=Sources(()))
    note: str = key("a remark for the reader", default="")

    def vote(self, draft: frozenset[str]) -> Choice | None:
        """Return how the member votes on a draft with just these elements; None where that is not known."""
        if draft.intersection(self.against):
            return Choice.NO
        if draft.intersection(self.unknown_on):
            return None
        if draft.intersection(self.abstains_on) or not draft.issuperset(self.needs):
            return Choice.ABSTAIN
        return Choice.YES


Attitudes = NewType("Attitudes", Mapping[str, Attitude])
"""Attitudes by member's code; `the rest` stands for all members of the file's Council that are named nowhere."""


@frozen(kw_only=True)
class Draft:
    """A draft resolution as a set of elements, before a Council and under a law."""

    title: str = required("what it is about, on one line")
    about: str = key("what it shows, in a few sentences", default="")
    sources: Mapping[str, Source] = key("documents, by a short name used in `source`", factory=dict)
    date: datetime.date = required("the day of the vote, which says who sits and what the law is")
    council: CouncilChoice | None = key("which Council votes, where not the one in office on the day")
    law: LawChange | None = key("what differs from the law in force on the day")
    chapter: Chapter | None = key("the part of the Charter the draft acts under: VI, VII or 52.3")
    mass_atrocities: bool = key("whether it is directed against mass atrocities", default=False)
    elements: Mapping[str, Element] = required("what the draft does, each by a short name")
    positions: Attitudes = required("by member, members or `the rest`: which elements they do not vote for")

    @property
    def question(self) -> Question:
        """The question as the law asks it."""
        return Question(Kind.SUBSTANTIVE, self.title, chapter=self.chapter, mass_atrocities=self.mass_atrocities)

    @property
    def body(self) -> Council:
        """The Council before which the draft is."""
        return chosen_council(self.council, self.law, self.date)

    @property
    def its_law(self) -> Law:
        """The law by which it is decided."""
        law = law_on(self.date)
        return law if self.law is None else changed_law(law, self.law, self.body.size)

    def attitudes(self, council: Council | None = None) -> Mapping[str, Attitude]:
        """Return the attitudes by code, "the rest" written out; of another Council, of those also seated there.

        "The rest" stands for the States of the draft's own Council: the attitude of a newcomer, or of a seat that
        nobody holds yet, is unknown, and missing here.
        """
        rest = self.positions.get(THE_REST)
        known = {code: a for code, a in self.positions.items() if code != THE_REST}
        if rest is not None:
            known |= {code: rest for code in self.body.codes if code not in known and not held_by_nobody(code)}
        return known if council is None else {c: a for c, a in known.items() if c in council.codes}

    def status(self, code: str) -> Status:
        """Tell how a member's attitude is known; of "the rest" it is derived at best."""
        attitude = self.positions.get(code, self.positions.get(THE_REST))
        if attitude is None:
            return Status.ASSUMED
        own = status_of(attitude.status, attitude.source)
        return own if code in self.positions else of_the_rest(own)


def load_draft(path: str | Path) -> Draft:
    """Read the file of a draft, or one that comes with the package. Raises `ScenarioError` with every fault.

    >>> load_draft("softening/dprk-referral").date.isoformat()
    '2014-12-22'
    """
    file = library.find(path, library.ELEMENTS)
    return _draft(read_path(file, library.name_of(file)), library.name_of(file))


def loads_draft(text: str, name: str = "draft.elements.yaml") -> Draft:
    """Read a draft from text; `name` is what its faults are reported under."""
    return _draft(read(text, name), name)


def _draft(root: Node, name: str) -> Draft:
    if not isinstance(root, Block) or "elements" not in root:
        message = f"the file of a draft says what its `elements` are; found {found(root)}"
        raise ScenarioError([Fault(name, root.line, root.column, "", message)])
    structurer = Structurer(documents(root))
    structurer.converter = _with_elements(structurer.converter)
    wrong: list[tuple[tuple[str | int, ...], Node, str]] = []
    try:
        draft: Draft = structurer.structure(root, Draft)
    except Exception as error:
        wrong = [(w.path, w.node, w.message) for w in misfits(error, root)]
    else:
        wrong = [(way, node_at(root, way), message) for way, message in _wrong(draft)]
    if wrong:
        raise ScenarioError([Fault(name, at.line, at.column, path_text(way), said) for way, at, said in wrong])
    return draft


def _wrong(draft: Draft) -> Iterator[tuple[tuple[str, ...], str]]:
    """Find what does not add up: the way to it, and the message."""
    elements = draft.elements
    if not 1 <= len(elements) <= MOST_ELEMENTS:
        yield ("elements",), f"found {len(elements)} elements, expected from 1 to {MOST_ELEMENTS}"
    for name, element in elements.items():
        if not _NAME.fullmatch(name):
            message = f"found {shown(name)}, expected a name of letters, digits and hyphens, such as referral"
            yield ("elements", name), message
        if element.weight <= 0:
            yield ("elements", name, "weight"), "found 0, expected a weight above 0"
    for members, attitude in draft.positions.items():
        said: dict[str, str] = {}
        for how in ("against", "abstains_on", "unknown_on", "needs"):
            for name in getattr(attitude, how):
                if name not in elements:
                    message = f"there is no element {shown(name)}; expected {', '.join(elements)}"
                    yield ("positions", members, how), f"{message}{nearest(name, elements)}"
                elif name in said and "needs" not in (how, said[name]):
                    yield ("positions", members, how), f"{name} stands under {said[name]} already; one of the two"
                said[name] = how
    try:
        council = draft.body
        if draft.law is not None:
            yield from ((("law", *way), message) for way, message in wrong_in_law(draft.law, council.size))
    except UnscError as error:
        yield ("date",), str(error)
        return
    for code in draft.positions:
        if code != THE_REST:
            try:
                council.member(code)
            except UnscError as error:
                yield ("positions", code), str(error)


def _with_elements(converter: Converter) -> Converter:
    """Return a converter that also reads elements and attitudes."""
    own = converter.copy()
    own.register_structure_hook(Element, or_text(Element, _named_element, own))
    whole = class_hook(Attitude, own)
    read = by_member(lambda node: whole(node, Attitude), "attitudes")
    own.register_structure_hook_func(lambda t: t is Attitudes, read)
    return own


def _named_element(node: Node) -> Element:
    if not node:
        raise Misfit(node, "found nothing, expected what the draft does, in a few words")
    return Element(says=str(node))
