"""From the tree of a file to the values of `model`, by cattrs. Every misfit keeps its place."""

import enum
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cache, partial
from types import MappingProxyType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, override

from sim.council import UnknownState, state
from sim.council.states import nearest as nearest_state
from sim.council.states import sort_key
from sim.errors import UnscError
from sim.law import BadRollCall, Outcome, Tally, parse_counts
from sim.law.reforms import reform
from sim.scenario.chances import Chances, Odds, read_chance, read_fraction
from sim.scenario.faults import MAX_FAULTS, nearest, shown
from sim.scenario.model import (
    ACTIONS,
    Codes,
    CouncilChoice,
    Expectation,
    Group,
    Id,
    Ids,
    LawChange,
    Pledging,
    ReformName,
    Sources,
    Special,
    Stands,
    Step,
    Voted,
)
from sim.scenario.moments import Moment, parse_day, parse_hour, parse_moment
from sim.scenario.places import Block, Items, Node, Text
from sim.scenario.trees import keys_of
from sim.source import Source

THE_REST = "the rest"


class Misfit(ValueError):
    """What is written in one place is not what belongs there. `node` is the place."""

    def __init__(self, node: Node, message: str) -> None:
        super().__init__(message)
        self.node = node


class Misfits(ValueError):
    """Several misfits in one value."""

    def __init__(self, misfits: list[Misfit]) -> None:
        super().__init__("; ".join(map(str, misfits)))
        self.misfits = misfits


def found(node: object) -> str:
    """Say in a word what stands in a place."""
    if isinstance(node, Block):
        return f"keys ({', '.join(list(node)[:3])})" if node else "nothing"
    if isinstance(node, Items):
        return "a list"
    return shown(str(node)) if node else "nothing"


def text(node: Node) -> Text:
    """Return a node as text, or refuse it."""
    if isinstance(node, Text):
        return node
    raise Misfit(node, f"found {found(node)}, expected text")


# Hooks for single words


def _str(node: Node, _: object) -> str:
    return str(text(node))


def _filled(node: Node, what: str) -> Text:
    word = text(node)
    if not word:
        raise Misfit(node, f"found nothing, expected {what}")
    return word


def _int(node: Node, _: object) -> int:
    word = _filled(node, "a whole number")
    if not (word.isascii() and word.isdigit() and len(word) < 10):
        raise Misfit(node, f"found {shown(word)}, expected a whole number")
    return int(word)


def _bool(node: Node, _: object) -> bool:
    word = _filled(node, "true or false")
    if word not in ("true", "false"):
        raise Misfit(node, f"found {shown(word)}, expected true or false")
    return word == "true"


def _by(parse: Callable[[str], Any], what: str, longest: int | None = 40) -> Callable[[Node, object], Any]:
    """Return what reads a word; `longest` None leaves it to `parse` to refuse one that is too long."""

    def hook(node: Node, _: object) -> Any:
        word = _filled(node, what)
        if longest is not None and len(word) > longest:
            raise Misfit(node, f"found {shown(word)}, expected {what}")
        try:
            return parse(word)
        except (ValueError, BadRollCall) as error:
            raise Misfit(node, str(error)) from None

    return hook


_A_NUMBER = "a number such as 0.25 or 1/4"


def _moment(word: str) -> Moment:
    # Within the proceedings of a meeting an hour will do; its day is the meeting's and is filled in later.
    return Moment(date.min, parse_hour(word)) if len(word) <= 5 and ":" in word else parse_moment(word)


def _enum(node: Node, cls: type[enum.Enum]) -> enum.Enum:
    valid = [str(member.value) for member in cls]
    word = _filled(node, " or ".join(valid))
    if word not in valid:
        expected = ", ".join(valid[:-1]) + f" or {valid[-1]}"
        raise Misfit(node, f"found {shown(word)}, expected {expected}{nearest(word, valid)}")
    return cls(str(word))


def _outcome(node: Node, _: object) -> Outcome | Special:
    valid = [o.value for o in Outcome] + [s.value for s in Special]
    word = _filled(node, "an outcome")
    if word not in valid:
        expected = ", ".join(valid[:-1]) + f" or {valid[-1]}"
        raise Misfit(node, f"found {shown(word)}, expected {expected}{nearest(word, valid)}")
    return Outcome(str(word)) if word in {o.value for o in Outcome} else Special(str(word))


_ID = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _id(node: Node, _: object) -> Id:
    word = _filled(node, "a name")
    if not _ID.issuperset(word) or len(word) > 60:
        raise Misfit(
            node, f"found {shown(word)}, expected a name of letters, digits and hyphens, such as first-draft"
        )
    return Id(str(word))


# Hooks for series of words


def words_of(node: Node) -> tuple[Text, ...]:
    """Return the words of a text, or of a list of texts, each with its place."""
    if isinstance(node, Items):
        return tuple(word for item in node for word in text(item).words())
    return text(node).words()


def _said(node: Node, what: str) -> tuple[Text, ...]:
    # An empty value is more often forgotten than meant: with "the rest" beside it, it would pass unseen.
    words = words_of(node)
    if not words and isinstance(node, Text):
        raise Misfit(node, f"found nothing, expected {what}; leave the key out, or write [], to name none")
    return words


_MOST_UNKNOWN = 20
"""After so many words of one value that are wrong it is no list of codes, and looking for each costs time."""


def codes_hook(node: Node, _: object) -> Codes:
    """Read State codes, each once. Raises `Misfits` with every word that is none, and the nearest that is."""
    misfits, codes = [], dict[str, None]()
    words = _said(node, "State codes such as CHN RUS")
    if " ".join(words[:4]).casefold() in _ALSO_THE_REST:
        raise Misfit(node, f"found {shown(' '.join(words))}, expected State codes; did you mean {THE_REST}?")
    for word in _names(words):
        try:
            if word == "and":
                message = "found and, expected State codes; write codes with spaces or commas between them"
                misfits.append(Misfit(word, message))
                continue
            if word in _ALSO_A_STATE:
                misfits.append(Misfit(word, f"{word} is no State code; did you mean {_ALSO_A_STATE[word]}?"))
                continue
            code = state(str(word)).code
        except UnknownState as error:
            # The text of the message is of the file, and may be long.
            misfits.append(Misfit(word, str(error).replace(word, shown(word), 1)))
        else:
            if code in codes:
                misfits.append(Misfit(word, f"{word} is named twice"))
            codes[code] = None
        if len(misfits) == _MOST_UNKNOWN:
            break
    if misfits:
        raise Misfits(misfits)
    return Codes(tuple(codes))


def _names(words: tuple[Text, ...]) -> Iterator[Text]:
    """Take the words of a State's name together, so that "South Korea" is one fault and its code is suggested."""
    at = 0
    while at < len(words):
        end = next((e for e in range(min(len(words), at + 5), at + 1, -1) if _is_a_name(words[at:e])), at + 1)
        yield words[at] if end == at + 1 else Text(" ".join(words[at:end]), words[at].line, words[at].column)
        at = end


_ALSO_THE_REST = {
    "rest",
    "others",
    "the others",
    "all others",
    "all the others",
    "everyone else",
    "everybody else",
}
_ALSO_A_STATE = {"UK": "GBR", "ENG": "GBR", "SKO": "KOR", "US": "USA"}


def _is_a_code(word: str) -> bool:
    try:
        return len(word) == 3 and bool(state(word.upper()))
    except UnknownState:
        return False


def _is_a_name(words: tuple[Text, ...]) -> bool:
    if any(word == "and" for word in (words[0], words[-1])) or any(map(_is_a_code, words)):
        return False
    if any(word.isupper() or len(word) > 20 for word in words):
        return False
    if _spells_a_state(" ".join(words)):
        return True
    # "South Korea" is no name of a list, but likelier one State than two; "China Chad" are two.
    return len(words) == 2 and not any(map(_spells_a_state, words)) and nearest_state(" ".join(words)) is not None


def _spells_a_state(name: str) -> bool:
    near = nearest_state(name)
    return near is not None and sort_key(name) in {
        sort_key(n) for n in (near.label, *(n.text for n in near.names))
    }


def _ids(node: Node, _: object) -> Ids:
    return Ids(tuple(_id(word, None) for word in _said(node, "the ids of steps")))


def _reform(node: Node, _: object) -> ReformName:
    word = _filled(node, "a reform such as two-noes (`unsc reforms` lists them)")
    try:
        return ReformName(reform(str(word)).name)
    except UnscError as error:
        raise Misfit(node, str(error).replace(word[:40], shown(word), 1)) from None


def _pledging(node: Node, _: object) -> Pledging:
    words = words_of(node)
    if not words:
        raise Misfit(node, "found nothing, expected `all`, or State codes such as FRA GBR")
    return Pledging(() if words == ("all",) else codes_hook(node, None))


def is_the_rest(node: Node) -> bool:
    """Tell whether a place says "the rest"."""
    return isinstance(node, Text) and " ".join(node.split()).lower() == THE_REST


def as_symbol(words: str) -> Source:
    """Cite a document; a symbol of the United Nations gets its address."""
    known = words.startswith(("S/", "A/", "E/")) and " " not in words
    return Source(words, f"https://undocs.org/{words}" if known else None)


class Structurer:
    """Reads one tree; it knows the file's own `sources`, so that citations can name them."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.sources = sources
        self.converter = _converter()

    def structure(self, tree: Node, cls: type[Any]) -> Any:
        """Return the value of a class, or raise what cattrs collected."""
        _SOURCES.append(self.sources)
        try:
            return self.converter.structure(tree, cls)
        finally:
            _SOURCES.pop()


_SOURCES: list[Mapping[str, Source]] = []


def _cited(node: Node) -> Source:
    word = _filled(node, "a document")
    known = _SOURCES[-1] if _SOURCES else {}
    if word in known:
        return known[word]
    if " " not in word and word.islower() and "." not in word and "/" not in word:
        raise Misfit(
            node,
            f"{shown(word)} is no key of `sources`; expected {_any_of(known)}a symbol such as S/PV.7353"
            f"{nearest(word, known)}",
        )
    return as_symbol(str(word))


def _any_of(known: Mapping[str, Source]) -> str:
    return "".join(f"{name}, " for name in list(known)[:8]) + "or " if known else ""


def _sources(node: Node, _: object) -> Sources:
    nodes = node if isinstance(node, Items) else [node]
    return Sources(tuple(_cited(n) for n in nodes))


# Hooks for blocks, lists and maps


def _tuple_hook(cls: Any, converter: Converter) -> Callable[[Node, object], Any]:
    (element, *_) = get_args(cls)

    def hook(node: Node, _: object) -> Any:
        if not isinstance(node, Items):
            if isinstance(element, type) and issubclass(element, enum.Enum):
                return tuple(_enum(word, element) for word in words_of(node))
            raise Misfit(node, f"found {found(node)}, expected a list, each item after a dash")
        done, errors = [], []
        for n, item in enumerate(node):
            try:
                done.append(converter.structure(item, element))
            except Exception as error:
                error.add_note(IterableValidationNote("", n, element))
                errors.append(error)
        if errors:
            raise IterableValidationError("", errors, cls)
        return tuple(done)

    return hook


def _mapping_hook(cls: Any, converter: Converter) -> Callable[[Node, object], Any]:
    _key, value = get_args(cls)

    def hook(node: Node, _: object) -> Any:
        if not isinstance(node, Block):
            raise Misfit(node, f"found {found(node)}, expected keys, each with a colon after it")
        done, errors = {}, []
        for name, item in node.items():
            try:
                done[str(name)] = converter.structure(item, value)
            except Exception as error:
                error.add_note(IterableValidationNote("", str(name), value))
                errors.append(error)
        if errors:
            raise IterableValidationError("", errors, cls)
        return done

    return hook


def _optional_hook(cls: Any, converter: Converter) -> Callable[[Node, object], Any]:
    inner = [a for a in get_args(cls) if a is not type(None)]
    if set(inner) == {Outcome, Special}:
        return _outcome

    def hook(node: Node, _: object) -> Any:
        return converter.structure(node, inner[0])

    return hook


def names_of(cls: type[Any]) -> dict[str, str]:
    """Return the keys of a block by field: they differ where Python keeps the word for itself."""
    return {
        a.name: a.metadata.get("named", a.name) for a in attrs.fields(cls) if not a.metadata.get("hidden", False)
    }


_NO_OTHERS: Mapping[Any, Callable[[Node, object], Any]] = MappingProxyType({})


def class_hook(
    cls: type[Any], converter: Converter, reads: Mapping[Any, Callable[[Node, object], Any]] = _NO_OTHERS
) -> Callable[[Node, object], Any]:
    """Return what reads a block as a value of a class, each key as a field; it refuses keys that are none.

    `reads` are types of fields that this class reads otherwise than all others do.
    """
    keys = names_of(cls)
    fields = attrs.fields_dict(cls)
    rules = {
        name: override(rename=keys[name]) if name in keys else override(omit=True)
        for name in fields
        if keys.get(name) != name
    }
    for name, a in fields.items():
        if a.default is attrs.NOTHING and a.type in (str, Codes):
            rules[name] = override(struct_hook=_required(a.type, a.metadata.get("about", "text")))
        if a.type in reads:
            rules[name] = override(struct_hook=reads[a.type])
    inner = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True, **rules)  # type: ignore[arg-type]
    needs_nothing = all(a.default is not attrs.NOTHING for a in fields.values())

    def hook(node: Node, _: object) -> Any:
        if not isinstance(node, Block):
            if needs_nothing and isinstance(node, Text) and not node:
                return cls()
            expected = ", ".join(list(keys.values())[:4])
            raise Misfit(node, f"found {found(node)}, expected keys such as {expected}")
        return inner(node, cls)

    return hook


def _required(kind: Any, about: str) -> Callable[[Node, object], Any]:
    def hook(node: Node, _: object) -> Any:
        if not (node if kind is str else words_of(node)):
            raise Misfit(node, f"found nothing, expected {about}")
        return _str(node, None) if kind is str else codes_hook(node, None)

    return hook


def _group(converter: Converter) -> Callable[[Node, object], Group]:
    whole = class_hook(Group, converter)

    def hook(node: Node, _: object) -> Group:
        if isinstance(node, Block):
            members = node.get("members")
            if members is not None and is_the_rest(members):
                without = Block([(k, v) for k, v in node.items() if k != "members"], node.line, node.column)
                group: Group = whole(without, Group)
                return attrs.evolve(group, rest=True)
            done: Group = whole(node, Group)
            return done
        if is_the_rest(node):
            return Group(rest=True)
        return Group(members=codes_hook(node, None))

    return hook


def _chances(converter: Converter) -> Callable[[Node, object], Chances]:
    whole = class_hook(Chances, converter, {Fraction: _by(read_chance, _A_NUMBER, None)})

    def hook(node: Node, _: object) -> Chances:
        if isinstance(node, Text):
            raise Misfit(node, f"found {found(node)}, expected chances such as {{no: 0.9, abstain: 0.1}}")
        done: Chances = whole(node, Chances)
        return done

    return hook


def by_member(read: Callable[[Node], Any], what: str) -> Callable[[Node, object], Any]:
    """Return what reads a block by member: under a code, several or `the rest`, what `read` makes of the node.

    A member that is named alone has its own, whatever series it also stands in. `what` says in messages what each
    member has. The result is by code.
    """

    def hook(node: Node, cls: object) -> Any:
        if not isinstance(node, Block):
            raise Misfit(node, f"found {found(node)}, expected members, each with {what}")
        alone: dict[str, Any] = {}
        series: dict[str, Any] = {}
        errors: list[Exception] = []
        for name, item in node.items():
            try:
                key = name if isinstance(name, Text) else Text(str(name))
                codes = (THE_REST,) if is_the_rest(key) else codes_hook(key, None)
                value = read(item)
                for code in codes:
                    if len(codes) > 1 and code in series:
                        raise Misfit(key, f"{code} has {what} already, in another series; one member, one place")
                    (alone if len(codes) == 1 else series)[code] = value
            except Exception as error:
                error.add_note(IterableValidationNote("", str(name), cls))
                errors.append(error)
        if errors:
            raise IterableValidationError("", errors, cls)  # type: ignore[arg-type]
        return {**series, **alone}

    return hook


def _stands(converter: Converter) -> Callable[[Node, object], Stands]:
    """Read what a vote stands for: the key of a vote, or chances."""

    def hook(node: Node, _: object) -> Stands:
        kind: Any = Voted if isinstance(node, Text) else Chances
        done: Stands = converter.structure(node, kind)
        return done

    return hook


def or_text(cls: type[Any], short: Callable[[Node], Any], converter: Converter) -> Callable[[Node, object], Any]:
    """Let a block be written as one word, where that says it all."""
    whole = class_hook(cls, converter)

    def hook(node: Node, _: object) -> Any:
        return short(node) if isinstance(node, Text) else whole(node, cls)

    return hook


_Factory = Callable[[Any, Converter], Callable[[Node, object], Any]]
_FACTORIES: tuple[tuple[tuple[Any, ...], _Factory], ...] = (
    ((tuple,), _tuple_hook),
    ((Mapping,), _mapping_hook),
    ((Union, UnionType), _optional_hook),
)


def _made(factory: _Factory, cls: Any, converter: Converter) -> Callable[[Node, object], Any]:
    return factory(cls, converter)


@cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    simple: dict[Any, Callable[[Node, Any], Any]] = {
        str: _str,
        int: _int,
        bool: _bool,
        date: _by(parse_day, "a date such as 2014-12-22"),
        Moment: _by(_moment, "a time such as 2014-12-22T15:08"),
        Tally: _by(parse_counts, "a count such as 11-2-2"),
        Fraction: _by(read_fraction, _A_NUMBER, None),
    }
    for cls, hook in simple.items():
        converter.register_structure_hook(cls, hook)
    newtypes: tuple[tuple[Any, Callable[[Node, Any], Any]], ...] = (
        (Codes, codes_hook),
        (Sources, _sources),
        (Ids, _ids),
        (Id, _id),
        (ReformName, _reform),
        (Pledging, _pledging),
    )
    for newtype, newtype_hook in newtypes:
        converter.register_structure_hook_func(lambda t, n=newtype: t is n, newtype_hook)  # type: ignore[misc]
    converter.register_structure_hook_func(lambda t: isinstance(t, type) and issubclass(t, enum.Enum), _enum)
    for origins, factory in _FACTORIES:
        converter.register_structure_hook_factory(
            lambda t, origins=origins: get_origin(t) in origins,  # type: ignore[misc]
            partial(_made, factory),
        )
    converter.register_structure_hook_factory(attrs.has, lambda t, converter: class_hook(t, converter))
    converter.register_structure_hook(Group, _group(converter))
    converter.register_structure_hook(Chances, _chances(converter))
    converter.register_structure_hook_func(
        lambda t: t is Odds, by_member(lambda node: converter.structure(node, Chances), "odds")
    )
    converter.register_structure_hook_func(lambda t: t == Stands, _stands(converter))
    converter.register_structure_hook(
        Expectation, or_text(Expectation, lambda n: Expectation(outcome=_outcome(n, None)), converter)
    )
    converter.register_structure_hook(
        CouncilChoice, or_text(CouncilChoice, lambda n: CouncilChoice(as_of=simple[date](n, date)), converter)
    )
    converter.register_structure_hook(
        LawChange, or_text(LawChange, lambda n: LawChange(like=_reform(n, None) if n else None), converter)
    )
    converter.register_structure_hook(Source, or_text(Source, lambda n: as_symbol(_filled(n, "text")), converter))
    return converter


# What went wrong, with its way through the tree


@attrs.frozen
class Wrong:
    """A misfit with the way to it, the node to point at, the message, and the required key that is missing."""

    path: tuple[str | int, ...]
    node: Node
    message: str
    missing: str = ""


def misfits(error: BaseException, tree: Node, top: tuple[str, ...] = ()) -> Iterator[Wrong]:
    """List every misfit in what cattrs raised.

    `top` are keys that may stand at the top beside those of the class, so that they are suggested there.
    """
    yield from _misfits(error, (), tree, top)


def _misfits(
    error: BaseException, path: tuple[str | int, ...], tree: Node, top: tuple[str, ...]
) -> Iterator[Wrong]:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            path = (*path, note.name)
        elif isinstance(note, IterableValidationNote):
            path = (*path, note.index)
    if isinstance(error, Misfits):
        for each in error.misfits:
            yield Wrong(path, each.node, str(each))
    elif isinstance(error, Misfit):
        yield Wrong(path, error.node, str(error))
    elif isinstance(error, UnscError):  # a value that refuses what it is made of
        yield Wrong(path, node_at(tree, path), str(error))
    elif isinstance(error, ForbiddenExtraKeysError):
        block = node_at(tree, path)
        valid = [*names_of(error.cl).values(), *(() if path else top)]
        extra = [name for name in block if name in error.extra_fields] if isinstance(block, Block) else []
        for n, name in enumerate(extra):
            if n > MAX_FAULTS:  # counted, and no longer told
                yield Wrong((*path, str(name)), name, f"there is no key {shown(name)} here")
            else:
                below = _keys_below(block) if error.cl is Step else {}
                yield Wrong((*path, str(name)), name, _no_key(name, valid, below))
    elif isinstance(error, BaseValidationError):
        for each_error in error.exceptions:
            yield from _misfits(each_error, path, tree, top)
    elif isinstance(error, KeyError):
        yield Wrong(path[:-1], node_at(tree, path[:-1]), f"the key `{error.args[0]}` is missing", error.args[0])
    else:
        raise error


_ALSO_SAID = {
    "no": "against",
    "yes": "in_favour",
    "for": "in_favour",
    "abstain": "abstaining",
    "abstained": "abstaining",
    "dates": "date",
    "when": "date",
}
"""Other words for keys, too far from them in their letters to be suggested by those."""


def no_key(name: str, valid: Iterable[str]) -> str:
    """Say that there is no such key, and which was meant."""
    return _no_key(name, list(valid), {})


def _keys_below(step: Node) -> dict[str, str]:
    said = [key for key in step if key in ACTIONS] if isinstance(step, Block) else []
    return {name: action for action in said for name in keys_of(action)}


def _no_key(name: str, valid: list[str], below: Mapping[str, str]) -> str:
    also = _ALSO_SAID.get(name.casefold(), "")
    near = f"; did you mean {also}?" if also in valid else nearest(name, valid)
    lower = "" if near else nearest(name, below)
    if lower:
        meant = next(key for key in below if lower == nearest(name, [key]))
        return f"there is no key {shown(name)} here; `{meant}` belongs under `{below[meant]}`"
    listed = ", ".join(valid) if len(valid) <= 10 else ", ".join(valid[:8]) + " and others"
    return f"there is no key {shown(name)} here{near}" + ("" if near else f"; expected {listed}")


def node_at(tree: Node, path: tuple[str | int, ...]) -> Node:
    """Return the node at the end of a way; the last one that is there, if the way ends earlier."""
    node = tree
    for part in path:
        if isinstance(part, int) and isinstance(node, Items) and part < len(node):
            node = node[part]
        elif isinstance(part, str) and isinstance(node, Block):
            spelt = {"condition": "if", "where": "in", "reading": "as"}.get(part, part)
            if spelt not in node:
                return node
            node = node[spelt]
        else:
            return node
    return node
