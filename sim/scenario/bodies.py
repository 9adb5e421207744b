"""Which Council votes in a scenario, under which law: the ones in office on the day, unless the file says else."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from attrs import evolve

from sim.council import Council, compose, council_on, president_on
from sim.errors import UnscError
from sim.law import Law, Pledge, Veto, law_on
from sim.law.measure import veto_holders
from sim.law.reforms import REFORMS, Reform, council_under, law_under, reform
from sim.law.thresholds import AtLeast
from sim.scenario.faults import Fault, ScenarioError
from sim.scenario.model import CouncilChoice, LawChange, Scenario, VetoChange
from sim.scenario.places import Block, Node, Text, path_text
from sim.scenario.reading import read_path
from sim.scenario.structuring import Structurer, misfits, node_at
from sim.source import Source, Status


def council_for(scenario: Scenario, on: date) -> Council:
    """Return the Council that votes on a day. Raises `UnscError` where none can be said."""
    return chosen_council(scenario.council, scenario.law, on)


def chosen_council(choice: CouncilChoice | None, law: LawChange | None, on: date) -> Council:
    """Return the Council of a day, or the one that is chosen, with the seats that a reform adds.

    The reform is that of the choice, else that of the law; a Council composed by hand has the seats it is given.
    Raises `UnscError` where no Council can be said.
    """
    choice = choice or _IN_OFFICE
    if choice.members:
        council = compose(choice.members, permanent=choice.permanent, on=on)
        return evolve(council, president=choice.president[0] if choice.president else _president_of(council, on))
    council = council_on(choice.as_of or on)
    if choice.president:
        council = evolve(council, president=choice.president[0])
    like = choice.like or (law.like if law is not None else None)
    return council if like is None else council_under(reform(like), council)


_IN_OFFICE = CouncilChoice()


def _president_of(council: Council, on: date) -> str:
    """Return who presides over a composed Council: the month's President if seated, else the first by name."""
    try:
        in_office = president_on(on)
    except UnscError:
        in_office = ""
    return in_office if in_office in council.codes else council.codes[0]


def law_for(scenario: Scenario, on: date) -> Law:
    """Return the law of a day with what the scenario changes in it. Raises `UnscError` as `council_for` does."""
    change = scenario.law
    if change is None:
        return law_on(on)
    # Only a reform asks for the number of seats, and no Council can be said of a day outside our tables.
    size = council_for(scenario, on).size if change.like is not None else 0
    law = changed_law(law_on(on), change, size)
    if _says_who_blocks(change):
        check_that_some_can_block(law, council_for(scenario, on))
    return law


def changed_law(law: Law, change: LawChange, body_size: int) -> Law:
    """Return a law with some things changed; a number that was changed is cited as the scenario's own.

    A reform that is named comes first, and the other changes are made to what it makes of the law. `body_size`
    counts all seats of the body that votes; without a reform it is not asked for.
    """
    own = (Source(change.name or "the scenario's own law"),)
    if change.like is not None:
        law = law_under(reform(change.like), law, body_size=body_size)
    new: dict[str, object] = {}
    if change.enforce_proviso is not None:
        new["enforce_proviso"] = change.enforce_proviso
    if change.claim_not_procedural is not None:
        new["claim_not_procedural"] = change.claim_not_procedural
    for name, votes in (("procedural", change.procedural_votes), ("substantive", change.substantive_votes)):
        if votes is not None:
            new[name] = AtLeast(votes, date.min, own, Status.ASSUMED)
    if change.no_veto:
        new["veto"] = None
        new["sources"] = own
    elif change.veto is not None:
        new["veto"] = _changed_veto(law.veto or Veto(), change.veto, own)
    if change.pledge is not None:
        new["pledge"] = Pledge(frozenset(change.pledge) or None, law.pledge.sources if law.pledge else own)
    if change.name:
        new["name"] = change.name
    elif new or change.like is None:
        new["name"] = f"{law.name}, changed"
    return evolve(law, **new)  # type: ignore[arg-type]


def law_and_body(
    change: LawChange, choice: CouncilChoice | None, on: date, sits: date | None = None
) -> tuple[Law, Council]:
    """Return the law of a day with what is changed in it, and the Council that votes by it, in office on `sits`.

    Raises `UnscError` for a veto that nobody of that Council could use, as `check_that_some_can_block` does.
    """
    council = chosen_council(choice, change, sits or on)
    law = changed_law(law_on(on), change, council.size)
    if _says_who_blocks(change):
        check_that_some_can_block(law, council)
    return law, council


def _says_who_blocks(change: LawChange) -> bool:
    """Tell whether a change names the veto holders, or how many of them it takes."""
    return change.veto is not None and (change.veto.holders is not None or change.veto.noes_to_block is not None)


def check_that_some_can_block(law: Law, council: Council) -> None:
    """Refuse a veto that nobody of a Council could use: to have none is said by `no_veto`. Raises `UnscError`."""
    if law.veto is None:
        return
    hold, takes = len(veto_holders(council, law.veto)), law.veto.noes_to_block
    if hold < takes:
        raise UnscError(
            f"law.veto: nobody of this Council can block: {hold} of its members hold a veto, and blocking takes "
            f"{takes}; expected that many holders that sit, or `no_veto: true`"
        )


def _changed_veto(veto: Veto, change: VetoChange, own: tuple[Source, ...]) -> Veto:
    new: dict[str, object] = {"sources": own}
    if change.holders is not None:
        new["holders"] = frozenset(change.holders)
    if change.noes_to_block is not None:
        new["noes_to_block"] = change.noes_to_block
    if change.chapters is not None:
        new["chapters"] = frozenset(change.chapters)
    if change.spares_mass_atrocities is not None:
        new["spares_mass_atrocities"] = change.spares_mass_atrocities
    return evolve(veto, **new)  # type: ignore[arg-type]


def wrong_in_law(change: LawChange, seats: int | None) -> Iterator[tuple[tuple[str, ...], str]]:
    """Find what cannot be in a change of the law: the way to it, and the message.

    `seats` are all seats of the Council that votes; None where it cannot be said which one does.
    """
    for name in ("procedural_votes", "substantive_votes"):
        votes = getattr(change, name)
        if votes is not None and (votes < 1 or (seats is not None and votes > seats)):
            yield (name,), f"found {votes}, expected from 1 to {seats or 15}, the seats of the Council"
    if change.veto is not None:
        if change.no_veto:
            message = "nobody holds a veto, and yet `veto` says who does; expected one of the two"
            yield ("no_veto",), message
        if change.veto.noes_to_block == 0:
            message = "found 0, expected at least 1; where nobody can block, `no_veto: true`"
            yield ("veto", "noes_to_block"), message


# A law by name, or in a small file of its own


def law_named(text: str, on: date) -> tuple[Law, Reform | None]:
    """Return the law that a reform's name or a small file makes of that of a day, and the reform it begins with.

    The file has the keys of a scenario's `law:`, or says one reform's name. Raises `ScenarioError` with the place
    of each fault in the file, and `UnscError` for a name that is none, or a day without a Council.

    >>> law, reform = law_named("g4", date(2024, 3, 28))
    >>> law.substantive.votes, reform.seats
    (14, (11, 14))
    """
    change = law_change(text)
    return law_and_body(change, None, on)[0], None if change.like is None else reform(change.like)


def law_change(text: str) -> LawChange:
    """Return the change of the law that a reform's name or a small file says. Raises as `law_named` does."""
    return _structured(law_node(text), text)


def law_node(text: str) -> Node:
    """Return what would stand under `law:` in a scenario for a reform's name or a file, as it was read.

    Whether it says what a law can say is not looked at. Raises as `law_named` does for what cannot be read.
    """
    if text in REFORMS:
        return _like(Text(text, 1, 1))
    path = Path(text)
    if path.suffix in (".yaml", ".yml") or path.is_file():
        node = read_path(path)
        return _like(node) if isinstance(node, Text) else node
    try:
        return _like(Text(reform(text).name, 1, 1))
    except UnscError as error:
        said = str(error)
        stop = "" if said.endswith("?") else "."
        raise UnscError(f"{said}{stop} The file of a law would do as well, such as mine.yaml") from None


def _like(name: Text) -> Block:
    return Block([(Text("like", name.line, name.column), name)], name.line, name.column)


def _structured(node: Node, file: str) -> LawChange:
    try:
        change: LawChange = Structurer({}).structure(node, LawChange)
    except Exception as error:
        wrong = [(w.path, w.node, w.message) for w in misfits(error, node)]
    else:
        seats = chosen_council(None, change, _ANY_DAY).size
        wrong = [(way, node_at(node, way), message) for way, message in wrong_in_law(change, seats)]
    if wrong:
        raise ScenarioError([Fault(file, at.line, at.column, path_text(way), said) for way, at, said in wrong])
    return change


_ANY_DAY = date(2024, 1, 1)
"""A day of the Council of fifteen that proposals add to: to tell whether a number of votes can be reached."""
