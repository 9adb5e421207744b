"""`unsc explain`: one provision, several, or all of them, as text and as JSON."""

import pytest
from commandline import answer, unsc

from sim.law.provisions import PROVISIONS, Provision, find

FIELDS = "cite title says status url standing applied_in episode scenario note".split()  # noqa: SIM905


def told(p: Provision) -> str:
    return f"{p.cite}\n{p.title}\n"


def test_several_are_told_in_the_order_asked_for() -> None:
    result = unsc("explain", "Rule 30", "Art. 27(3)")
    assert result.exit_code == 0
    first, second = find("Rule 30"), find("27(3)")
    assert result.stdout.startswith(told(first))
    assert f"\n\n{told(second)}" in result.stdout
    rows = answer("explain", "Rule 30", "Art. 27(3)", "--json")["provisions"]
    assert [row["cite"] for row in rows] == ["Rule 30", "Charter Art. 27(3)"]


def test_a_range_is_told_rule_by_rule() -> None:
    rows = answer("explain", "rules", "13-17", "--json")["provisions"]
    assert [row["cite"] for row in rows] == [f"Rule {n}" for n in range(13, 18)]


def test_one_in_several_words_is_one() -> None:
    row = answer("explain", "hidden", "veto", "--json")
    assert (row["schema"], row["cite"]) == (1, "Council practice: the hidden veto")
    assert list(row) == ["schema", *FIELDS]


def test_all_of_them_in_full() -> None:
    rows = answer("explain", "--all", "--json")["provisions"]
    assert [row["cite"] for row in rows] == [p.cite for p in PROVISIONS]
    assert all(list(row) == FIELDS for row in rows)
    text = unsc("explain", "--all").stdout
    assert all(told(p) in text or len(p.cite) > 76 or len(p.title) > 76 for p in PROVISIONS)
    assert max(map(len, text.splitlines())) <= 200


def test_it_ends_with_what_to_try() -> None:
    assert unsc("explain", "rule 9").stdout.endswith("  Try it      unsc run dprk/2014\n")
    assert unsc("run", "dprk/2014").exit_code == 0
    assert "Try it" not in unsc("explain", "rule 24").stdout
    assert answer("explain", "rule 24", "--json")["scenario"] is None


def test_it_says_its_force_and_where_it_is_applied() -> None:
    nowhere = "Applied in  nowhere: the simulator does not apply it"
    assert "Status      in force\n" in unsc("explain", "rule 24").stdout
    assert nowhere in unsc("explain", "rule 24").stdout
    deleted = unsc("explain", "rule 43").stdout
    assert "Status      deleted\n" in deleted and "Applied in" not in deleted


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--all", "veto"], "leave out --all, or the names"),
        (["Rule 30", "article 999"], "no provision is known as 'article 999'"),
        (["rlue 30"], "did you mean Rule 30"),
        (["R2P"], "no provision is known as 'R2P'; ask for a rule"),
        (["rule -1"], "no provision is known as 'rule -1'; rules run from 1 to 61; did you mean Rule 1"),
        (["art -27"], "the Charter's articles run from 1 to 111"),
        (["Rule 30", "x" * 300], "too long"),
    ],
)
def test_what_cannot_be_told_is_refused_in_a_line(words: list[str], said: str) -> None:
    result = unsc("explain", *words)
    assert result.exit_code == 2
    assert said in result.stderr and len(result.stderr.splitlines()) == 1
