"""`unsc list`: the catalogue by folder and topic, a user's own folder, the votes of a kind, and the index."""

import csv
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from commandline import ROOT, answer, unsc

from sim.scenario.catalogue import entries, teaching, topics
from sim.scenario.library import names

LESSON = "lesson:\n  teaches: [{topics}]\n  minutes: 15\n  ask: [{ask}]\n"
PLAIN = "title: {title}\ndate: 2014-12-22\nquestion: adopt the draft\nin_favour: the rest\n"


def test_it_lists_every_scenario_by_folder_with_minutes_and_topics() -> None:
    told = unsc("list").stdout
    assert told.index("\nagenda/\n" if not told.startswith("agenda/") else "agenda/") < told.index("\ndprk/\n")
    assert "  2014                    The situation in the DPRK reaches the agenda, 2014\n" in told
    assert "45 minutes: adoption of the agenda; procedural or not;" in told
    assert all(name.rpartition("/")[2] in told for name in names())
    assert f"{len(names())} scenarios, " in told


def test_as_json_a_scenario_without_a_lesson_has_no_minutes() -> None:
    rows = {row["name"]: row for row in answer("list", "--json")["scenarios"]}
    assert set(rows) == set(names())
    assert rows["dprk/2014"]["minutes"] == 45
    assert rows["dprk/2014"]["folder"] == "dprk"
    assert rows["what-if/referral-2014-odds-agenda"]["minutes"] is None
    assert rows["what-if/2014-slips-past-new-year"]["base"] == "../dprk/2014.yaml"
    # The lesson of a base is not that of a what-if.
    assert rows["what-if/derived/2014"]["teaches"] == []


def test_every_lesson_has_a_question_for_the_class_and_every_record_is_a_lesson() -> None:
    for entry in entries():
        if entry.lesson is None:
            assert entry.base or entry.name.startswith("what-if/"), entry.name
        else:
            assert entry.lesson.ask, entry.name


@pytest.mark.parametrize("words", ["agenda", "AGENDA", "adoption agenda", "the agend"])
def test_topics_match_by_any_part_in_capitals_or_not(words: str) -> None:
    assert "dprk/2014" in {entry.name for entry in teaching(entries(), words)}


@pytest.mark.parametrize(
    ("words", "near"),
    [("agnda", "did you mean adoption of the agenda"), ("nine votes of the moon", "nine affirmative votes")],
)
def test_a_topic_that_nothing_teaches_is_one_error_with_the_nearest(words: str, near: str) -> None:
    told = unsc("list", "--teaches", words)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.count("\n") == 1
    assert near in told.stderr


def test_without_any_near_topic_it_says_what_is_taught() -> None:
    told = unsc("list", "--teaches", "qqqq")
    assert told.exit_code == 2
    assert f"expected words of one of {len(topics(entries()))} topics" in told.stderr


def test_a_folder_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.yaml").write_text(
        PLAIN.format(title="=1+1") + LESSON.format(topics="my topic", ask="Why?")
    )
    (tmp_path / "two.yaml").write_text("base: dprk/2014\nchanges: {timeline.agenda.CHN: abstaining}\n")
    (tmp_path / "compose.yaml").write_text("services: {}\n")
    rows = answer("list", str(tmp_path), "--json")["scenarios"]
    assert [(Path(row["name"]).name, row["title"], row["minutes"]) for row in rows] == [
        ("one.yaml", "=1+1", 15),
        ("two.yaml", "What if: dprk/2014", None),
    ]
    assert all(unsc("validate", row["name"]).exit_code == 0 for row in rows)
    out = tmp_path / "catalogue.csv"
    assert unsc("list", str(tmp_path), "--out", str(out)).stdout == f"{out} is written: 2 scenarios.\n"
    table = list(csv.DictReader(out.open(encoding="utf-8", newline="")))
    assert [row["title"] for row in table] == ["'=1+1", "What if: dprk/2014"]
    assert table[0]["ask"] == "Why?"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("title: [a]\nquestion: x\n", ":1:8: title: ", "expected text"),
        (PLAIN + "lesson: {teaches: x, minutes: 5}\n", ":5:19: lesson.teaches: ", "expected a list"),
        (PLAIN + "lesson: {teaches: [x], minutes: soon}\n", ":5:33: lesson.minutes: ", "expected a whole number"),
        (PLAIN + "lesson: {teaches: [x], minute: 5}\n", ":5:24: lesson.minute: ", "did you mean minutes?"),
        ("title: [\n", ":1:8: ", "the list opened here is never closed"),
    ],
)
def test_what_is_wrong_in_a_catalogue_is_told_with_its_place(
    tmp_path: Path, text: str, place: str, message: str
) -> None:
    (tmp_path / "bad.yaml").write_text(text.replace("{title}", "T"))
    (tmp_path / "good.yaml").write_text(PLAIN.format(title="T"))
    told = unsc("list", str(tmp_path))
    assert (told.exit_code, told.stdout) == (2, "")
    assert f"bad.yaml{place}" in told.stderr
    assert message in told.stderr


def test_a_folder_that_is_not_there_or_empty(tmp_path: Path) -> None:
    assert "no such file" in unsc("list", "nosuch").stderr
    assert "without any scenario" in unsc("list", str(tmp_path)).stderr
    assert answer("list", str(tmp_path), "--json", code=2)["error"]


def test_the_votes_of_a_kind_each_on_its_line() -> None:
    told = unsc("list", "dprk", "--kind", "procedural").stdout
    assert "2014-12-22  dprk/2014#agenda: adopt the provisional agenda: 11-2-2 adopted" in told
    assert told.endswith("\n5 votes.\n")
    (vote,) = answer("list", "dprk/2024-panel", "--kind", "substantive", "--json")["votes"]
    assert (vote["scenario"], vote["id"], vote["blocked_by"]) == ("dprk/2024-panel", "vote", ["RUS"])
    assert vote["sources"]


def test_what_ifs_and_drawn_votes_are_no_votes_on_record() -> None:
    assert unsc("list", "what-if", "--kind", "procedural").stdout == "0 votes.\n"


def test_what_is_no_scenario_is_not_listed_as_nothing(tmp_path: Path) -> None:
    (tmp_path / "ok.csv").write_text("id,date\n")
    told = unsc("list", str(tmp_path / "ok.csv"))
    assert (told.exit_code, told.stdout) == (2, "")
    assert "ok.csv is no scenario file (.yaml); expected a folder of scenarios" in told.stderr
    told = unsc("list", "dprkk")
    assert told.exit_code == 2
    assert told.stderr.startswith("unsc: dprkk: there is no such file") and "did you mean dprk?" in told.stderr


def test_a_kind_that_is_none(tmp_path: Path) -> None:
    for words, near in ((["procedual"], "did you mean procedural?"), ([""], "--kind is empty")):
        told = unsc("list", "--kind", *words, "--out", str(tmp_path / "x.csv"))
        assert (told.exit_code, told.stdout) == (2, "")
        assert near in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_votes_go_out_as_a_table_with_sources(tmp_path: Path) -> None:
    out = tmp_path / "votes.csv"
    assert unsc("list", "dprk", "--kind", "procedural", "--out", str(out)).stdout.endswith(": 5 votes.\n")
    table = list(csv.DictReader(out.open(encoding="utf-8", newline="")))
    assert [row["date"][:4] for row in table] == ["2014", "2015", "2016", "2017", "2024"]
    assert all(row["sources"] for row in table)
    told = unsc("list", "--out", str(tmp_path / "none" / "x.csv"))
    assert told.exit_code == 2 and "there is no folder" in told.stderr


def _lessons() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lessons", ROOT / "docs" / "lessons.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_index_is_what_the_scenarios_say() -> None:
    lessons = _lessons()
    text = lessons.INDEX.read_text(encoding="utf-8")
    assert text == lessons.renewed(text), "run: python docs/lessons.py"
    assert all(f"| `{name.rpartition('/')[2]}` |" in text for name in names())
    assert text.count(lessons.BEGIN) == text.count(lessons.END) == 1
    assert "December 2019 is missing" in text and "| `softening/` (`unsc soften`)" in text
