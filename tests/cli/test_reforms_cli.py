"""`unsc reforms`, and the options --law and --council of `run` and `vote`."""

import json
from pathlib import Path

import pytest
from commandline import answer, unsc

from sim.law.reforms import REFORMS
from sim.source import Status

SANCTIONS = ("vote", "--on", "2022-05-26", "--kind", "substantive", "--no", "CHN,RUS", "--rest", "yes")
PANEL = ("vote", "--on", "2024-03-28", "--kind", "substantive", "--no", "RUS", "--abstain", "CHN", "--rest", "yes")


def test_the_list_names_every_reform_and_marks_what_is_assumed() -> None:
    lines = unsc("reforms").stdout.splitlines()
    for name, each in REFORMS.items():
        row = next(line for line in lines if line.startswith(f"  {name} "))
        assert ("assumed" in row) == (each.votes_status is Status.ASSUMED)
        assert any(each.sources[0].cite[:30] in line for line in lines)
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("name", REFORMS)
def test_one_reform_in_full(name: str) -> None:
    result = unsc("reforms", name)
    assert result.exit_code == 0
    text = " ".join(result.stdout.split())
    for fact in REFORMS[name].facts:
        assert fact.says in text
        assert fact.status.value in text
    assert answer("reforms", name, "--json")["reforms"][0]["name"] == name


def test_the_list_as_json() -> None:
    found = answer("reforms", "--json")["reforms"]
    assert [each["name"] for each in found] == list(REFORMS)
    g4 = next(each for each in found if each["name"] == "g4")
    assert (g4["permanent"], g4["elected"], g4["votes_needed"], g4["votes_status"]) == (11, 14, 14, "assumed")
    assert g4["veto"]["holders"] == ["CHN", "FRA", "GBR", "ROC", "RUS", "SUN", "USA"]
    assert g4["sources"][0]["url"] == "https://undocs.org/A/59/L.64"


@pytest.mark.parametrize(
    "words", [("reforms", "two-nos"), (*SANCTIONS, "--law", "two-nos"), ("run", "dprk/2014", "--law", "two-nos")]
)
def test_an_unknown_name_is_told_with_the_nearest(words: tuple[str, ...]) -> None:
    result = unsc(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no reform two-nos; did you mean two-noes?" in result.stderr
    assert len(result.stderr.splitlines()) == 1


# A vote


def test_a_vote_by_another_law() -> None:
    assert answer(*SANCTIONS, "--law", "two-noes", "--json")["blocked_by"] == ["CHN", "RUS"]
    panel = answer(*PANEL, "--law", "two-noes", "--json")
    assert (panel["outcome"], panel["law"], len(panel["council"])) == ("adopted", REFORMS["two-noes"].title, 15)
    assert "law" not in answer(*PANEL, "--json")
    assert "Law applied    Two permanent noes needed for a veto" in unsc(*PANEL, "--law", "two-noes").stdout


def test_the_rest_leaves_new_seats_unknown() -> None:
    found = answer(*PANEL, "--law", "g4", "--json")
    assert found["tally"] == {"yes": 13, "no": 1, "abstain": 1, "not_voting": 0, "unknown": 10}
    assert found["reason"] == "veto_or_too_few_votes"
    named = answer(*PANEL, "--law", "g4", "--yes", "XPA", "--json")
    assert (named["tally"]["yes"], named["reason"]) == (14, "veto")
    assert "25 seats, 10 of them new and held by nobody" in unsc(*PANEL, "--law", "g4").stdout


def test_a_draft_on_mass_atrocities() -> None:
    words = (*SANCTIONS, "--mass-atrocities", "--json")
    assert answer(*words)["reason"] == "veto"
    assert answer(*words, "--law", "france-mexico")["tally"]["no"] == 2
    pledged = answer(*words, "--law", "act-code")
    assert (pledged["outcome"], pledged["tally"]["abstain"]) == ("adopted", 2)
    assert "pledge of CHN and RUS" in pledged["why"]
    wrong = unsc(*(w if w != "substantive" else "procedural" for w in words))
    assert wrong.exit_code == 2


def test_a_vote_by_another_council() -> None:
    found = answer(*SANCTIONS, "--council", "2024-06-12", "--json")
    assert "KOR" in found["council"] and "NOR" not in found["council"]
    assert "of 2024-06-12" in unsc(*SANCTIONS, "--council", "2024-06-12").stdout
    assert unsc(*SANCTIONS, "--council", "tomorrow").exit_code == 2


def test_votes_are_carried_over_to_another_council_only_where_known() -> None:
    words = (*SANCTIONS, "--council", "2024-06-12", "--json")
    known = {"yes": 3, "no": 2, "abstain": 0, "not_voting": 0, "unknown": 10}
    assert answer(*words)["tally"] == known  # of those that sat both times
    assert answer(*words, "--abstain", "NOR")["tally"] == known  # sat on the day only
    assert answer(*words, "--yes", "KOR")["tally"] == {**known, "yes": 4, "unknown": 9}  # sits on the other only
    assert answer(*words, "--abstain", "FRA")["tally"] == {**known, "yes": 2, "abstain": 1}
    found = answer(*words, "--abstain", "DEU", code=2)["error"]["message"]
    assert found.startswith("DEU was not a member on 2024-06-12")
    assert "none goes over to another Council" in answer(*words, "--counts", "13-2-0", code=2)["error"]["message"]


def test_the_same_council_of_another_day_votes_as_a_whole() -> None:
    words = (*SANCTIONS, "--council", "2022-03-01", "--counts", "13-2-0", "--json")
    assert answer(*words)["tally"] == answer(*SANCTIONS, "--json")["tally"]


@pytest.mark.parametrize(
    ("law", "because", "cite"),
    [
        (
            "france-mexico",
            "a draft on mass atrocities cannot be vetoed",
            "Political declaration on suspension of veto",
        ),
        ("veto-chapter-vii", "only a draft under Chapter VII can be vetoed", "Open-ended Working Group"),
        ("no-veto", "nobody holds a veto", "Non-Aligned Movement"),
        ("simple-majority", "nobody holds a veto", "ICJ Statute Art. 10"),
    ],
)
def test_a_reform_is_cited_where_it_made_the_difference(law: str, because: str, cite: str) -> None:
    more = ("--mass-atrocities",) if law == "france-mexico" else ()
    found = answer(*PANEL, "--law", law, *more, "--json")
    assert f"The negative vote of RUS does not block: {because}" in found["why"]
    assert sum(source.startswith(cite) for source in found["sources"]) == 1


def test_seven_votes_are_assumed_but_of_eleven() -> None:
    assert "7 of 15 votes: assumed" in answer(*PANEL, "--law", "charter-1945", "--json")["sources"]
    of_1960 = ("vote", "--on", "1960-01-01", "--kind", "procedural", "--rest", "yes", "--law", "charter-1945")
    assert not any("assumed" in source for source in answer(*of_1960, "--json")["sources"])


@pytest.mark.parametrize("veto", ["holders: DEU", "noes_to_block: 6"])
def test_a_veto_nobody_can_use_is_refused(tmp_path: Path, veto: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(f"veto: {{{veto}}}\n")
    for words in (PANEL, ("power", "--on", "2024-03-28"), ("run", "dprk/2024-panel")):
        result = unsc(*words, "--law", str(file))
        assert (result.exit_code, result.stdout) == (2, "")
        assert "nobody of this Council can block" in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_a_batch_answers_as_a_vote_does() -> None:
    line = '{"on": "2022-05-26", "kind": "substantive", "no": "CHN,RUS", "rest": "yes", "law": "two-noes"%s}\n'
    typed = line % "" + line % ', "council": "2024-06-12"'
    rows = [json.loads(row) for row in unsc("vote", "--batch", "-", typed=typed).stdout.splitlines()]
    words = (*SANCTIONS, "--law", "two-noes", "--json")
    assert rows == [answer(*words), answer(*words, "--council", "2024-06-12")]
    assert rows[0]["law"] == REFORMS["two-noes"].title


def test_a_batch_may_name_law_and_council() -> None:
    line = '{"on": "2024-03-28", "kind": "substantive", "no": "RUS", "rest": "yes", "law": "%s"}\n'
    result = unsc("vote", "--batch", "-", typed=line % "two-noes" + line % "two-nos")
    assert result.exit_code == 2
    assert '"outcome": "adopted"' in result.stdout
    assert "-:2: there is no reform two-nos" in result.stderr


# A scenario


def test_a_run_by_another_law_has_no_record_to_agree_with() -> None:
    run = answer("run", "dprk/2024-panel", "--law", "two-noes", "--json", code=1)["runs"][0]
    assert run["agrees"] is None
    assert run["changed_from_record"] == [{"path": "law", "recorded": None, "now": "{like: two-noes}"}]
    assert next(d for d in run["decisions"] if d["kind"] == "substantive")["outcome"] == "adopted"


def test_a_run_by_another_council_carries_over_only_what_is_known() -> None:
    run = answer("run", "dprk/2014", "--council", "2024-06-12", "--json", code=1)["runs"][0]
    agenda = next(d for d in run["decisions"] if d["id"] == "agenda")
    # FRA, GBR, KOR and USA sat both times, and so did the two that voted against.
    assert agenda["tally"] == {"yes": 4, "no": 2, "abstain": 0, "not_voting": 0, "unknown": 9}
    assert run["changed_from_record"] == [{"path": "council", "recorded": None, "now": "{as_of: 2024-06-12}"}]


def test_a_run_by_another_law_is_changed_further(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("name: mine\nlike: uniting-for-consensus\nno_veto: true\n")
    words = ("run", "dprk/2022-sanctions", "--law", str(file), "--council", "2022-05-26", "--json")
    vote = answer(*words, "--set", "law.substantive_votes=13", code=1)["runs"][0]["decisions"][0]
    assert (vote["outcome"], vote["needed"], vote["tally"]["unknown"]) == ("adopted", 13, 10)
    file.write_text("liek: g4\n")
    result = unsc(*words[:-1])
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{file}:1:1: liek: there is no key liek here; did you mean like?")
