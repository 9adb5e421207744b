"""`unsc soften` as its users call it."""

from pathlib import Path

import pytest

from tests.cli.commandline import answer, unsc

SHIPPED = "softening/dprk-referral"


def test_the_answer_for_scripts():
    found = answer("soften", SHIPPED, "--json")
    assert found["status"] == "assumed"
    assert found["whole"]["blocked_by"] == ["CHN", "RUS"]
    assert found["whole"]["votes"]["TCD"] == "abstain"
    assert found["sub_drafts"] == 15
    assert found["passing"] == {
        "count": 3,
        "sets": [["condemnation", "reporting"], ["condemnation"], ["reporting"]],
    }
    assert [sub["elements"] for sub in found["most_demanding"]] == [["condemnation", "reporting"]]
    assert found["concession"] == {"cost": "7", "gives_up": [["referral", "sanctions"]]}
    assert found["against"][1] == {
        "member": "RUS",
        "blocks": True,
        "concession": {"cost": "4", "gives_up": [["referral"]]},
        "then": ["abstain"],
    }


def test_another_law_and_another_council():
    found = answer("soften", SHIPPED, "--law", "two-noes", "--json")
    assert found["most_demanding"][0]["elements"] == ["sanctions", "condemnation", "reporting"]
    later = answer("soften", SHIPPED, "--council", "2015-12-10", "--json")
    assert later["whole"]["votes"]["ESP"] is None  # it was not on the Council of 2014
    assert later["open"]["count"] > 0
    assert later["status"] == "assumed"


def test_what_people_read():
    text = unsc("soften", SHIPPED).stdout
    assert "Most demanding condemnation and reporting (13-0-2; weight 3)" in text
    assert "RUS's veto     give up referral (cost 4); then it abstains" in text
    assert "3 of 15 sub-drafts" in text


def test_a_veto_that_no_concession_lifts(tmp_path: Path) -> None:
    file = tmp_path / "draft.elements.yaml"
    file.write_text(
        "title: T\ndate: 2024-06-12\nelements: {a: b}\npositions: {RUS: {against: a}, the rest: {}}\n", "utf-8"
    )
    text = unsc("soften", str(file)).stdout
    assert "no part of the draft certainly passes" in text
    assert "not lifted by any concession" in text
    found = answer("soften", str(file), "--json")
    assert found["concession"] is None
    assert found["against"][0]["concession"] is None


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("dprk/2014",), "says what its `elements` are"),
        (("nowhere",), "there is no such file"),
        ((SHIPPED, "--law", "nothing"), "there is no reform"),
        ((SHIPPED, "--council", "2014"), "is no date"),
    ],
)
def test_what_cannot_be_asked(words: tuple[str, ...], message: str) -> None:
    result = unsc("soften", *words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
