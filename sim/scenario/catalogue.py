"""The catalogue of a library: what each scenario is called and what it teaches. It checks and plays none of them.

Only titles and lessons are made of what is read, so that hundreds of files are listed at once; `unsc validate`
finds the faults of the rest.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from sim.errors import UnscError
from sim.scenario.faults import Fault, ScenarioError, nearest, shown
from sim.scenario.library import find_all, name_of, shipped
from sim.scenario.model import Lesson
from sim.scenario.places import Block, Text, path_text
from sim.scenario.reading import read_path
from sim.scenario.structuring import Structurer, misfits

_BEGINS_A_SCENARIO = ("timeline", "question", "base")


@frozen(kw_only=True)
class Entry:
    """A scenario as the catalogue has it: its name (what `unsc run` takes), its title, and its lesson if any.

    `base` is the scenario a what-if changes, as its file names it; empty where it is none. The lesson is the
    file's own: that of a base is about another course of events.
    """

    name: str
    title: str
    base: str = ""
    lesson: Lesson | None = None

    @property
    def folder(self) -> str:
        """The folder it lies in, which is named after what its scenarios teach."""
        return self.name.rpartition("/")[0]

    @property
    def topics(self) -> tuple[str, ...]:
        """What it teaches, in a few words each."""
        return () if self.lesson is None else self.lesson.teaches


def entries(folder: str | Path = "") -> tuple[Entry, ...]:
    """Read the catalogue of a folder, or of what comes with the package, in the order of names.

    `folder` may also be a file or a name, as elsewhere. Files that are no scenario are passed over. Raises
    `ScenarioError` with all faults of titles and lessons, and of files that cannot be read at all.
    """
    found, faults = [], list[Fault]()
    for path in find_all([folder if str(folder) else shipped()]):
        try:
            entry = _entry(path)
        except ScenarioError as error:
            faults += error.faults
            continue
        if entry is not None:
            found.append(entry)
    if faults:
        raise ScenarioError(faults)
    return tuple(found)


def _entry(path: Path) -> Entry | None:
    file = name_of(path)
    name = file.removesuffix(path.suffix) if path.is_relative_to(shipped()) else path.as_posix()
    root = read_path(path, file)
    if not isinstance(root, Block) or not any(key in root for key in _BEGINS_A_SCENARIO):
        return None
    title, base = _word(root, "title", file), _word(root, "base", file)
    return Entry(name=name, title=title or f"What if: {base}", base=base, lesson=_lesson(root, file))


def _word(root: Block, key: str, file: str) -> str:
    node = root.get(key, Text(""))
    if not isinstance(node, Text):
        raise ScenarioError([Fault(file, node.line, node.column, key, "found keys or a list, expected text")])
    return " ".join(node.split())


def _lesson(root: Block, file: str) -> Lesson | None:
    if "lesson" not in root:
        return None
    node = root["lesson"]
    try:
        lesson: Lesson = Structurer({}).structure(node, Lesson)
    except Exception as error:
        raise ScenarioError(
            Fault(file, w.node.line, w.node.column, path_text(("lesson", *w.path)), w.message)
            for w in misfits(error, node)
        ) from None
    return lesson


def topics(listed: Iterable[Entry]) -> tuple[str, ...]:
    """List what some scenarios teach, each topic once, in the order of the alphabet."""
    return tuple(sorted({topic for entry in listed for topic in entry.topics}, key=str.casefold))


def teaching(listed: Iterable[Entry], words: str) -> tuple[Entry, ...]:
    """Return the scenarios that teach something: with a topic in which every one of the words stands, or a part.

    Capitals do not count. Raises `UnscError` naming the nearest topics where none has them.

    >>> lesson = Lesson(teaches=("adoption of the agenda",), minutes=45)
    >>> [entry.name for entry in teaching([Entry(name="dprk/2014", title="", lesson=lesson)], "Agenda")]
    ['dprk/2014']
    """
    all_of_them = tuple(listed)
    wanted = words.casefold().split()
    found = tuple(e for e in all_of_them if any(_has(topic, wanted) for topic in e.topics))
    if not wanted or not found:
        raise UnscError(_nothing_on(words, topics(all_of_them)))
    return found


def _has(topic: str, words: Iterable[str]) -> bool:
    folded = topic.casefold()
    return all(word in folded for word in words)


_NAMED_AT_MOST = 6


def _nothing_on(words: str, known: tuple[str, ...]) -> str:
    """Say that no scenario teaches this, and what is taught that is nearest."""
    what = shown(" ".join(words.split()))
    if not known:
        return f"no scenario teaches {what}: none of them has a `lesson`"
    near = list(dict.fromkeys(_near(words, known)))[:_NAMED_AT_MOST]
    told = f"did you mean {' or '.join(near)}?" if near else f"expected words of one of {len(known)} topics, "
    if not near:
        told += f"such as {', '.join(known[:_NAMED_AT_MOST])}; `unsc list` shows them all"
    return f"no scenario teaches {what}; {told}"


def _near(words: str, known: Iterable[str]) -> Iterator[str]:
    """List the topics nearest to some words: that share one of them, then by spelling, whole or word by word."""
    topics_of: dict[str, list[str]] = {}
    for topic in known:
        for word in topic.casefold().split():
            topics_of.setdefault(word.strip(",.;:()"), []).append(topic)
    asked = [word for word in words.casefold().split() if len(word) > 2]
    for word in asked:
        yield from (topic for at, listed in topics_of.items() if word in at for topic in listed)
    for valid, tried in ((list(known), [words]), (list(topics_of), asked)):
        for word in tried:
            _, _, hint = nearest(word, valid).partition("did you mean ")
            if hint:
                spelt = hint.removesuffix("?")
                yield from topics_of.get(spelt, [spelt])
