"""Every scalar stays text and knows its place; every fault is told, each with its place."""

import copy
import importlib.util
import pickle
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from sim.errors import UnscError
from sim.scenario.faults import Fault, ScenarioError, nearest, shown
from sim.scenario.places import Block, Items, Node, Text, path_text
from sim.scenario.reading import MAX_DEPTH, MAX_FAULTS, read


def texts(node: Node) -> list[Text]:
    """Return all texts of a tree in the order of the file, keys before their values."""
    if isinstance(node, Text):
        return [node]
    if isinstance(node, Items):
        return [text for item in node for text in texts(item)]
    return [text for key, value in node.items() for text in [key, *texts(value)]]


def places(words: tuple[Text, ...] | list[Text]) -> list[tuple[str, int, int]]:
    return [(str(word), word.line, word.column) for word in words]


def value(source: str | bytes) -> Text:
    tree = read(source, "a.yaml")
    assert isinstance(tree, Block)
    found = tree["a"]
    assert isinstance(found, Text)
    return found


def faults(source: str | bytes) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        read(source, "a.yaml")
    return str(caught.value).splitlines()


# Text stays text


@pytest.mark.parametrize(
    "word",
    ["no", "NO", "on", "null", "~", "7", "1_000", "0o17", "1:30", "2014-12-22", "1e3", ".nan", "=", "11-2-2"],
)
def test_no_word_is_taken_for_anything_else(word):
    tree = read(f"a: {word}\n{word}: [{word}]", "a.yaml")
    assert tree == {"a": word, word: [word]}
    assert {type(text) for text in texts(tree)} == {Text}


def test_the_order_of_the_file_is_kept():
    assert list(read("b: 1\na: 2\nc: 3", "a.yaml")) == ["b", "a", "c"]


# Places


SCENE = """\
title: Adoption of the agenda
timeline:
  - id: agenda
    put_to_vote:
      against: CHN RUS
      abstaining: [NGA, 'TCD']
"""


def test_every_text_block_and_list_knows_its_place():
    tree = read(SCENE, "a.yaml")
    assert places(texts(tree)) == [
        ("title", 1, 1),
        ("Adoption of the agenda", 1, 8),
        ("timeline", 2, 1),
        ("id", 3, 5),
        ("agenda", 3, 9),
        ("put_to_vote", 4, 5),
        ("against", 5, 7),
        ("CHN RUS", 5, 16),
        ("abstaining", 6, 7),
        ("NGA", 6, 20),
        ("TCD", 6, 26),
    ]
    assert isinstance(tree, Block)
    timeline = tree["timeline"]
    assert isinstance(timeline, Items)
    assert [(node.line, node.column) for node in (tree, timeline, timeline[0])] == [(1, 1), (3, 3), (3, 5)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a: CHN RUS", [("CHN", 1, 4), ("RUS", 1, 8)]),
        ("a: CHN,RUS ,  NGA", [("CHN", 1, 4), ("RUS", 1, 8), ("NGA", 1, 15)]),
        ("a: 'CHN RUS'", [("CHN", 1, 5), ("RUS", 1, 9)]),
        ('a: "CHN RUS"', [("CHN", 1, 5), ("RUS", 1, 9)]),
        ("a: '  CHN'", [("CHN", 1, 7)]),
        ("a: 'it''s RUS'", [("it's", 1, 5), ("RUS", 1, 11)]),
        ("a: CHN\n   RUS\n\n  NGA", [("CHN", 1, 4), ("RUS", 2, 4), ("NGA", 4, 3)]),
        ("a:\n  CHN\n  RUS # no word", [("CHN", 2, 3), ("RUS", 3, 3)]),
        ("a: 'CHN\n  RUS'", [("CHN", 1, 5), ("RUS", 2, 3)]),
        ('a: "CHN\n  RUS"', [("CHN", 1, 5), ("RUS", 2, 3)]),
        ("a: >\n  CHN\n  RUS\n", [("CHN", 2, 3), ("RUS", 3, 3)]),
        ("a: >-2 # CHN RUS\n\n     CHN\n  RUS\nb: RUS", [("CHN", 3, 6), ("RUS", 4, 3)]),
        ("a: |\n  CHN # RUS\n", [("CHN", 2, 3), ("#", 2, 7), ("RUS", 2, 9)]),
        ("a: CHN\r\n   RUS\r\n", [("CHN", 1, 4), ("RUS", 2, 4)]),
        ("b: x\r\na: |\r\n  CHN RUS\r\n  NGA\r\n", [("CHN", 3, 3), ("RUS", 3, 7), ("NGA", 4, 3)]),
        (
            "a: Côte d’Ivoire 中国 𝐀 CHN",
            [("Côte", 1, 4), ("d’Ivoire", 1, 9), ("中国", 1, 18), ("𝐀", 1, 21), ("CHN", 1, 23)],
        ),
        ("\ufeffa: CHN", [("CHN", 1, 4)]),
        ("---\na: CHN", [("CHN", 2, 4)]),
        ("{b: 'é, x', a: CHN RUS}", [("CHN", 1, 16), ("RUS", 1, 20)]),
        ("a:\tCHN\t\tRUS", [("CHN", 1, 4), ("RUS", 1, 9)]),
        ('a: "C\\x48N RUS"', [("CHN", 1, 5), ("RUS", 1, 5)]),  # escapes: all words at the text
        ('a: "CHN\\tRUS"', [("CHN", 1, 5), ("RUS", 1, 5)]),
        ('a: "CHN\\nRUS \\\n  NGA"', [("CHN", 1, 5), ("RUS", 1, 5), ("NGA", 1, 5)]),
        ("a: C''N 'RUS' \\n", [("C''N", 1, 4), ("'RUS'", 1, 9), ("\\n", 1, 15)]),
        ("a: ' , '", []),
        ("a:", []),
    ],
)
def test_every_word_has_its_own_place(source, expected):
    assert places(value(source).words()) == expected


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("a:", (1, 3)),
        ("a: \nb: 1", (1, 3)),
        ("{b: 1, a}", (1, 9)),
        ("a: ''", (1, 5)),
        ("a: |\nb: 1", (1, 4)),
        ("a: | # c\n\nb: 1", (1, 4)),
    ],
)
def test_an_empty_text_is_where_it_would_be_written(source, place):
    empty = value(source)
    assert (empty, empty.line, empty.column) == ("", *place)


def test_a_text_made_by_hand_has_no_place_but_has_words():
    text = Text("CHN RUS")
    assert (text, text.line, text.column) == ("CHN RUS", 0, 0)
    assert places(text.words()) == [("CHN", 0, 0), ("RUS", 0, 0)]
    assert Block([("a", text)]) == {"a": "CHN RUS"}
    assert Items([text]) == ["CHN RUS"]


def test_words_of_a_word_keep_its_place():
    word = value("a: CHN RUS").words()[1]
    assert places(word.words()) == [("RUS", 1, 8)]


@pytest.mark.parametrize("again", [copy.deepcopy, lambda tree: pickle.loads(pickle.dumps(tree))])
def test_places_survive_copying(again):
    tree = read(SCENE, "a.yaml")
    twin = again(tree)
    assert twin == tree
    assert places(texts(twin)) == places(texts(tree))
    assert (twin["timeline"].line, type(twin["timeline"])) == (3, Items)


# Faults


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("a: &x 1", "1:4: a: an anchor (&x)"),
        ("- &x {b: 1}", "1:3: [0]: an anchor (&x)"),
        ("a: 1\nb: *a", "2:4: b: an alias (*a)"),
        ("*a : 1", "1:1: *a: an alias (*a)"),
        ("a: !x 1", "1:4: a: a tag (!x)"),
        ("a: ! 1", "1:4: a: a tag (!)"),
        ("a: !!int 1", "1:4: a: a tag (tag:yaml.org,2002:int)"),
        ("a: !y!x 1", "1:4: a tag;"),
        ("a:\n  - b: !<u> [1]", "2:8: a[0].b: a tag (u)"),
        ("<<: {a: 1}", "1:1: <<: a merge key"),
        ("a: 1\nb: 2\n'a': 3", "3:2: a: this key is given twice; it stands on line 1 already"),
        ("a: [{b: 1, b: 2}]", "1:12: a[0].b: this key is given twice; it stands on line 1"),
        ("[1]: 2", "1:1: ?: a block or list as a key"),
        ("? {a: 1}\n: 2", "1:3: ?: a block or list as a key"),
        ("{: 1}", "1:2: expected a value, found :"),
        ("'': 1", "1:2: ['']: no key before the colon"),
        ("%YAML 1.2\n---\na: 1", "1:1: a directive (%)"),
        ("# c\n\n%TAG ! x\n---\na: 1", "3:1: a directive (%)"),
        ("%YAML nine\n---\na: 1", "1:1: a directive (%)"),
        ("a: 1\n---\nb: 1", "2:1: a second document"),
        ("a: 1\n...\n# c\n---\n", "4:1: a second document"),
        ("a: 1\n...\nb: 1", "3:1: this stands after the end"),
        ("[a]\nb: 1", "2:1: this stands after the end"),
        ("", "1:1: nothing is written in this file"),
        ("# only this\n", "1:1: nothing is written in this file"),
        ("---\n", "1:1: nothing is written in this file"),
        ("a:\n\tb: 1", "2:1: a tab; YAML indents with spaces"),
        ("a:\n  b: 1\n \tc: 2", "3:2: a tab; YAML indents with spaces"),
        ("a: 1\n\tb: 2", "2:1: a tab; YAML indents with spaces"),
        ("a: |\n\tb", "2:1: a tab; YAML indents with spaces"),
        ("a: 1\n\u00a0b: 2", "2:1: ['\\xa0b']: this key begins or ends with NO-BREAK SPACE (U+00A0)"),
        ("a:\n  b: 1\n\u00a0 - c\nd: 1", "3:1: NO-BREAK SPACE (U+00A0), which is no plain space; YAML indents"),
        ("a: 'b\nc: 1\n", "1:4: the quotation mark opened here is never closed"),
        ("a: 1\nb: [c,\n", "2:4: the list opened here is never closed"),
        ("a: {b: 1,\n  c: 2", "1:4: the block opened here is never closed"),
        ("a: {b: [1}", "1:10: expected , or ]; the list opened with [ on line 1 is not closed"),
        ("a: {b: 1 ]", "1:10: expected , or }; the block opened with { on line 1 is not closed"),
        ("a: b: c", "1:5: a colon makes a key here"),
        ("a: 1\nb c\nd: 1", "2:1: expected `key: value`"),
        ("a:\n  - 1\n - 2", "3:2: this does not continue the block begun on line 1"),
        ("- a\nb: 1", "2:1: this does not continue the block begun on line 1"),
        ("a: @b", "1:4: a value cannot begin with @; put it in quotes"),
        ("a: - b", "1:4: a list cannot begin here"),
        ('a: "\\q"', "1:5: an escape that YAML does not know"),
        ('a: "\\ud800"', "1:7: an escape that makes no character"),
        ("a: [,]", "1:5: expected a value, found ,"),
        ("a: | b\n  c", "1:6: expected the text on the next line"),
        ("a: |0\n b", "1:5: expected a number from 1 to 9"),
        ("a: *", "1:4: an alias (*)"),
        ("a: & b", "1:4: an anchor (&)"),
        ("a: b\0c", "1:5: NUL (U+0000); expected a text file"),
        ("a: b\x07c", "1:5: a character without a name (U+0007); expected printable text"),
        ("a: b\n\x1b[31m: c", "2:1: ESCAPE (U+001B)"),
        ("a: b\x85c", "1:5: NEXT LINE (U+0085)"),
        ("a: b\u2028c", "1:5: LINE SEPARATOR (U+2028)"),
        ("a: é\u202ec", "1:5: RIGHT-TO-LEFT OVERRIDE (U+202E)"),
        ("a: b\u2066c", "1:5: LEFT-TO-RIGHT ISOLATE (U+2066)"),
        ("a: b\u061cc", "1:5: ARABIC LETTER MARK (U+061C)"),
        ("a: CHN\u200b", "1:7: ZERO WIDTH SPACE (U+200B)"),
        ("a: b\ufeffc", "1:5: BYTE ORDER MARK (U+FEFF)"),
        ("\ufeff\ufeffa: b", "1:1: BYTE ORDER MARK (U+FEFF)"),
        ("a: b\rc", "1:5: a carriage return without a line feed"),
        ('a: "b\\u202ec"', "1:5: a: an escape for RIGHT-TO-LEFT OVERRIDE (U+202E)"),
        ('a: "b\\0c"', "1:5: a: an escape for NUL (U+0000)"),
        ("a: b\0\0\nb: \0", "1:5: NUL (U+0000)"),
        ('a: "b\\r\\nc"', "1:5: a: an escape for CARRIAGE RETURN (U+000D)"),
        ('a: "b\\rc"', "1:5: a: an escape for CARRIAGE RETURN (U+000D)"),
        (b"a: 1\nb: \xe9t\xe9", "2:4: the byte 0xE9 is not UTF-8 (in Windows-1252 it would be é)"),
        (b"\xef\xbb\xbfa: \xc3\xa9\xff", "1:5: the byte 0xFF is not UTF-8"),
        ("a: é".encode("utf-16"), "1:1: this is UTF-16; expected UTF-8"),
        ("a: é".encode("utf-32"), "1:1: this is UTF-32; expected UTF-8"),
        ("a: bc".encode("utf-16-le"), "1:1: this seems to be UTF-16; expected UTF-8"),
        ("a: bc".encode("utf-16-be"), "1:1: this seems to be UTF-16; expected UTF-8"),
    ],
)
def test_a_fault_has_its_place_and_says_what_it_is(source, told):
    lines = faults(source)
    assert len(lines) == 1
    assert lines[0].startswith(f"a.yaml:{told}")


@pytest.mark.parametrize(
    "source",
    [
        "---\na: 1\n...\n# the end\n",
        "a: 1 # comment\r\n\r\nb: 'x'\r\n",
        "a: 'x & y * z ! <<'\nb: x & y",
        "a: |\n  %TAG, --- and ... within a text\n",
        'a: "tab\\tand\\nline"',
        "a:\tb",
    ],
)
def test_what_looks_like_a_fault_but_is_none_is_read(source):
    assert value(source)


def test_all_faults_are_told_together_in_the_order_of_the_file():
    source = "%YAML 1.1\n---\na: &x 1\nb: *x\na: !t 2\nc: \u202e3\nd: {<<: *x}\ne: [1\n"
    assert [line.partition(" (")[0].partition(";")[0] for line in faults(source)] == [
        "a.yaml:1:1: a directive",
        "a.yaml:3:4: a: an anchor",
        "a.yaml:4:4: b: an alias",
        "a.yaml:5:1: a: this key is given twice",
        "a.yaml:5:4: a: a tag",
        "a.yaml:6:4: RIGHT-TO-LEFT OVERRIDE",
        "a.yaml:7:5: d.<<: a merge key",
        "a.yaml:7:9: d.<<: an alias",
        "a.yaml:8:4: the list opened here is never closed",
    ]


def test_the_last_of_too_many_faults_says_so():
    lines = faults("a: 1\n" * (MAX_FAULTS + 50))
    assert len(lines) == MAX_FAULTS + 1
    assert lines[-1] == f"a.yaml:{MAX_FAULTS + 2}:1: more than {MAX_FAULTS} faults; reading stopped here"


def test_depth_is_allowed_up_to_its_bound():
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH, "a.yaml")
    assert "more than 64 blocks" in faults("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))[0]


def test_a_scenario_error_sorts_prints_and_travels():
    late, early = Fault("a.yaml", 9, 16, "t[0].x", "late"), Fault("a.yaml", 9, 2, "", "early")
    whole, other = Fault("a.yaml", 0, 0, "", "whole"), Fault("0.yaml", 1, 1, "", "other file")
    error = ScenarioError([late, other, early, whole])
    assert str(error).splitlines() == [
        "a.yaml: whole",
        "a.yaml:9:2: early",
        "a.yaml:9:16: t[0].x: late",
        "0.yaml:1:1: other file",
    ]
    assert isinstance(error, UnscError)
    assert pickle.loads(pickle.dumps(error)).faults == error.faults


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("agianst", "; did you mean against?"),
        ("AGAINST", "; did you mean against?"),
        ("zzz", ""),
        ("a" * 10**6, ""),
    ],
)
def test_nearest(word, hint):
    assert nearest(word, ["against", "abstaining"]) == hint


def test_what_is_shown_of_the_file_is_one_visible_line():
    assert shown("a\nb\u202e") == r"'a\nb\u202e'"
    assert len(shown("x" * 10_000)) < 50


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([], ""),
        (["timeline", 0, "put_to_vote", "against"], "timeline[0].put_to_vote.against"),
        ([2, "a"], "[2].a"),
        (["a b", "x\ny"], r"['a b']['x\ny']"),
    ],
)
def test_path_text(parts, text):
    assert path_text(parts) == text


# For any input

SAFE = st.text(st.sampled_from("abCDéßж中𝐀09_-"), min_size=1, max_size=12)


@given(st.dictionaries(SAFE, SAFE | st.lists(SAFE) | st.dictionaries(SAFE, SAFE), min_size=1), st.booleans())
@example({"no": "NO", "7": ["1", "-"], "-": {"~": "2014-12-22"}}, True)
def test_the_texts_are_the_words_dumped_each_at_its_place(tree, flow):
    source = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=30)
    found = read(source, "a.yaml")
    assert found == tree
    lines = source.split("\n")
    for text in texts(found):
        assert lines[text.line - 1][text.column - 1 :].startswith(text)


@given(st.lists(SAFE, min_size=1, max_size=30), st.sampled_from(["", "'", '"', "|", ">"]))
def test_words_over_several_lines_stand_where_they_say(words, style):
    source = yaml.dump({"a": " ".join(words)}, allow_unicode=True, default_style=style or None, width=20)
    written = re.sub(r"![^ ]* ", "", source)  # the tag that a forced style brings with it
    lines = written.split("\n")
    found = value(written).words()
    assert list(found) == words
    if "\\" not in written:
        for word in found:
            assert lines[word.line - 1][word.column - 1 :].startswith(word)


PIECES = ["a", "b: ", "- ", "'", '"', "[", "]", "{", "}", ", ", ": ", "? ", " # c", "&x ", "*x ", "!t ", "<<: "]
WORDS = ["CHN, RUS", "@", "\\n", "\\x41", "\\U00110000", "\\", "''", "é"]
LINES = ["\n", "\n  ", "\r\n", "\r", "\t", "|\n", "> \n", "%TAG ! x\n", "---\n", "...\n", "\\\n"]
ODD = ["\u202e", "\0", "\ufeff", "\x85", "\u00a0"]
YAML_LIKE = st.lists(st.sampled_from([*PIECES, *WORDS, *LINES, *ODD]), max_size=30).map("".join)


@given(st.binary() | st.text() | YAML_LIKE)
@example("\ud800")
@example("? 0")
@example('"\\UFFFFFFFF"')
def test_any_input_gives_a_tree_or_faults_within_the_file(source):
    written = source if isinstance(source, str) else source.decode("utf-8", "replace")
    lines = written.removeprefix("\ufeff").split("\n")
    try:
        tree = read(source, "a.yaml")
    except ScenarioError as error:
        assert error.faults
        assert len(str(error).split("\n")) == len(error.faults)
        for fault in error.faults:
            assert 1 <= fault.line <= len(lines)
            assert fault.column >= 1
    else:
        for text in texts(tree):
            assert 1 <= text.line <= len(lines)
            assert 1 <= text.column <= len(lines[text.line - 1]) + 1


@pytest.fixture(scope="module")
def read_without_libyaml():
    """The reader as it is where PyYAML was built without libyaml, and its own slower parser has to do."""
    spec = importlib.util.find_spec("sim.scenario.reading")
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(yaml, "__with_libyaml__", False)
        spec.loader.exec_module(module)
    assert issubclass(module._Parser, yaml.parser.Parser)
    return module.read


@pytest.mark.parametrize("source", [SCENE, "a: CHN\n   RUS\nb: >-2 # c\n\n     CHN\n  RUS\nc: 'x\r\n  y'\nd:\n"])
def test_places_are_the_same_without_libyaml(source, read_without_libyaml):
    words = [word for text in texts(read(source, "a.yaml")) for word in (text, *text.words())]
    other = [word for text in texts(read_without_libyaml(source, "a.yaml")) for word in (text, *text.words())]
    assert places(other) == places(words)


@given(source=st.binary() | st.text() | YAML_LIKE)
@example(source='a: "\\UFFFFFFFF"')
def test_without_libyaml_too_any_input_gives_a_tree_or_faults(source, read_without_libyaml):
    try:
        assert isinstance(read_without_libyaml(source, "a.yaml"), Text | Block | Items)
    except ScenarioError as error:
        assert error.faults


def test_reading_needs_nothing_heavy():
    """The command starts with this room: what it imports is paid for by every call."""
    imported = set()
    for module in Path(read.__code__.co_filename).parent.glob("*.py"):
        if module.stem in {"faults", "places", "characters", "syntax", "reading"}:
            imported |= set(re.findall(r"^(?:from|import) (\w+)", module.read_text("utf-8"), re.MULTILINE))
    assert imported & {"cattrs", "rich", "click", "simpy", "jsonschema"} == set()
    assert "yaml" in imported
