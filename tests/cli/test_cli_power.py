from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from commandline import answer, unsc

from sim.law.reforms import REFORMS

NOW = ("power", "--on", "2024-06-12")


def power(*words: str) -> Any:
    return answer(*words, "--json")


def test_the_keys_are_the_contract() -> None:
    found = power(*NOW)
    assert list(found)[:5] == ["schema", "shapley_shubik", "banzhaf", "banzhaf_absolute", "prevent"]
    assert found["passage"] == "53/2048"
    assert (found["shapley_shubik"]["CHN"], found["shapley_shubik"]["JPN"]) == ("421/2145", "4/2145")
    assert (found["banzhaf"]["CHN"], found["banzhaf"]["JPN"]) == ("106/635", "21/1270")
    assert (found["banzhaf_absolute"]["CHN"], found["banzhaf_absolute"]["JPN"]) == ("53/1024", "21/4096")
    assert (found["swings"]["CHN"], found["swings"]["JPN"]) == (848, 84)
    assert (found["winning"], found["of"]) == (848, 2**15)
    assert sum(map(Fraction, found["banzhaf"].values())) == 1


def test_with_abstention() -> None:
    found = power(*NOW, "--ternary")
    assert found["shapley_shubik"]["JPN"] == "26557607/1450833930"
    assert (found["swings"]["CHN"], found["swings"]["JPN"], found["of"]) == (108_336, 53_154, 3**15)
    assert Fraction(found["banzhaf_absolute"]["CHN"]) == Fraction(108_336, 3**14)
    assert "3^(n-1)" in found["definitions"]["banzhaf_absolute"]


@pytest.mark.parametrize(
    ("words", "code", "shapley_shubik"),
    [
        ("--on 1960-01-01", "LKA", "1/462"),
        ("--on 1960-01-01 --kind substantive", "SUN", "76/385"),
        ("--on 2024-06-12 --law g4", "XPA", "39/32200"),
        ("--on 2024-06-12 --law g4 --council 2020-03-01", "DEU", "39/32200"),
        ("--on 2024-06-12 --law panel-a", "CHN", "1249/6440"),
        ("--on 2024-06-12 --kind procedural", "CHN", "1/15"),
        ("--on 2024-06-12 --kind review-conference --paragraph 3", "CHN", "1/15"),
        ("--on 2024-06-12 --law act-code --mass-atrocities", "CHN", "1/15"),
        ("--on 2024-06-12 --kind assembly-two-thirds", "TUV", "1/193"),
        ("--on 2024-06-12 --party rus --chapter VI", "RUS", "0"),
        ("--on 2024-06-12 --party rus --chapter VI", "CHN", "133/572"),
    ],
)
def test_every_law_council_and_kind(words: str, code: str, shapley_shubik: str) -> None:
    assert power("power", *words.split())["shapley_shubik"][code] == shapley_shubik


def test_a_person_reads_a_row_for_members_of_the_same_power() -> None:
    result = unsc(*NOW)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    rows = [" ".join(line.split()) for line in lines]
    assert "5 with a veto 0.196270 0.166929 0.051758 1.000000 0.026566" in rows
    assert "10 without a veto 0.001865 0.016535 0.005127 0.099057 0.002632" in rows
    assert "  5 with a veto: CHN FRA RUS GBR USA" in lines
    for source in ("Shapley and Shubik 1954", "Penrose 1946", "Banzhaf 1965", "Coleman 1971"):
        assert source in " ".join(rows)
    assert max(map(len, lines)) <= 80


def test_a_person_reads_the_council_as_a_weighted_game() -> None:
    text = " ".join(unsc(*NOW, "--ternary").stdout.split())
    assert "with a veto: yes 1, abstention 0, no -6" in text
    assert "carried at a sum of 9" in text
    assert "Felsenthal and Machover 1997" in text
    assert "several noes have to meet" in unsc(*NOW, "--ternary", "--law", "two-noes").stdout


@pytest.mark.parametrize("words", ["--kind assembly-majority --ternary", "--reforms", "--reforms --ternary"])
def test_a_table_fits_a_page(words: str) -> None:
    result = unsc(*NOW, *words.split())
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_power_by_reform() -> None:
    rows = [" ".join(line.split()) for line in unsc(*NOW, "--reforms").stdout.splitlines()]
    assert "as it is 9/15 0.025879 5 permanent, veto 0.196270 0.166929" in rows
    assert any(row.startswith("charter-1945 7/15* ") for row in rows)
    assert "g4 14/25* 0.023384 5 permanent, veto 0.195155 0.144372" in rows
    found = power(*NOW, "--reforms")["reforms"]
    assert found[0]["name"] is None
    g4 = next(each for each in found if each["name"] == "g4")
    assert (g4["size"], g4["needed"], g4["needed_status"]) == (25, 14, "assumed")
    assert [(s["members"], s["permanent"], s["veto"]) for s in g4["seats"]] == [
        (5, True, True),
        (6, True, False),
        (14, False, False),
    ]


def test_the_law_is_cited_with_what_it_rests_on() -> None:
    found = power(*NOW, "--law", "act-code", "--mass-atrocities")
    assert any("A/70/621" in source for source in found["sources"])
    assert found["needed_status"] == "recorded"
    assert not any("A/70/621" in source for source in power(*NOW, "--law", "act-code")["sources"])
    assert "A/70/621" in unsc(*NOW, "--law", "act-code", "--mass-atrocities").stdout
    assert power(*NOW)["sources"] == ["Charter Art. 27(3)", "GA res. 1991 A (XVIII)"]
    assert power(*NOW, "--law", "charter-1945")["needed_status"] == "assumed"


def test_reforms_that_do_not_fit_a_council_are_left_out() -> None:
    words = ("power", "--on", "1960-01-01", "--reforms")
    found = power(*words)
    assert found["left_out"] == [name for name, each in REFORMS.items() if each.enlarges]
    assert {each["name"] for each in found["reforms"]} == {None, *REFORMS} - {*found["left_out"]}
    status = {each["name"]: each["needed_status"] for each in found["reforms"]}
    assert (status["charter-1945"], status["simple-majority"]) == ("recorded", "assumed")
    assert "Left out, as they add seats to a Council of fifteen only: g4," in unsc(*words).stdout
    assert power(*NOW, "--reforms")["left_out"] == []
    assert "Left out" not in unsc(*NOW, "--reforms").stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("--law gg4", "did you mean g4?"),
        ("--kind consensus", "consensus"),
        ("--paragraph 1", "--paragraph belongs to the kind review-conference"),
        ("--party RUS", "--party holds nobody to abstain; expected"),
        ("--kind assembly-majority --law g4", "in the Assembly neither --law nor --council changes anything"),
        ("--reforms --law g4", "--reforms goes through all laws that have a name; remove --law"),
        ("--reforms --party RUS --chapter VI", "--reforms compares questions of the Council"),
    ],
)
def test_what_cannot_be_asked_is_refused(words: str, message: str) -> None:
    result = unsc(*NOW, *words.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "message" in answer(*NOW, *words.split(), "--json", code=2)["error"]


def test_a_law_that_rests_on_nothing_but_itself_is_named_once(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("name: mine\nsubstantive_votes: 10\nveto: {noes_to_block: 2}\n")
    lines = unsc("power", "--on", "2024-06-12", "--law", str(tmp_path / "mine.yaml")).stdout.splitlines()
    assert [line.split() for line in lines if line.strip().startswith("Law ")] == [["Law", "mine"]]
