import json
from pathlib import Path
from typing import Any

import pytest
from commandline import answer, process, unsc

KEYS = ["schema", "outcome", "reason", "tally", "needed", "blocked_by", "could_settle"]
KEYS += ["sources", "why", "effects"]
SANCTIONS = ("vote", "--on", "2022-05-26", "--kind", "substantive", "--no", "CHN,RUS", "--rest", "yes")


def vote(*words: str) -> Any:
    return answer("vote", *words, "--json")


def test_the_keys_are_the_contract() -> None:
    found = answer(*SANCTIONS, "--json")
    assert list(found) == KEYS
    assert list(found["tally"]) == ["yes", "no", "abstain", "not_voting", "unknown"]
    assert (found["outcome"], found["reason"], found["needed"]) == ("not_adopted", "veto", 9)
    assert found["blocked_by"] == ["CHN", "RUS"]
    assert found["tally"] == {"yes": 13, "no": 2, "abstain": 0, "not_voting": 0, "unknown": 0}
    assert found["sources"][0] == "Charter Art. 27(3)"
    assert "vetoed by CHN and RUS" in found["why"]


def test_a_person_is_answered_in_text() -> None:
    result = unsc(*SANCTIONS)
    assert result.exit_code == 0
    assert result.stdout.startswith("Not adopted: vetoed by CHN and RUS; 13 affirmative votes, 9 needed")
    assert "Charter Art. 27(3)" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "outcome", "reason", "needed"),
    [
        ("--on 2014-12-22 --kind procedural --no CHN,RUS --rest yes", "adopted", "enough_votes", 9),
        ("--on 2014-12-22 --kind procedural --counts 11-2-2", "adopted", "enough_votes", 9),
        ("--on 2014-12-22 --kind procedural --counts 8-2-1-4", "not_adopted", "too_few_votes", 9),
        ("--on 2014-12-22 --kind procedural", "open", "unknown_votes", 9),
        ("--on 1965-11-23 --kind substantive --yes USA --rest abstain", "not_adopted", "too_few_votes", 7),
        ("--on 2023-08-17 --kind substantive --no CHN,RUS --abstain BRA", "not_adopted", None, 9),
        ("--on 2014-12-22 --kind preliminary --no RUS --rest yes", "not_adopted", "veto", 9),
        ("--on 1948-05-24 --kind preliminary --no SUN --rest yes", "not_adopted", "veto", 7),
        ("--on 2014-12-22 --kind ruling-challenge --counts 8-3-4", "not_adopted", "too_few_votes", 9),
        ("--on 1950-09-01 --kind ruling-challenge --put-as uphold --rest yes", "adopted", "enough_votes", 7),
        ("--on 2014-12-22 --kind icj-election --counts 8-0-7", "adopted", "enough_votes", 8),
        ("--on 2014-12-22 --kind review-conference --counts 9-6-0", "adopted", "enough_votes", 9),
        ("--on 2014-12-22 --kind review-conference --paragraph 3 --counts 7-8-0", "adopted", "enough_votes", 7),
        ("--on 2014-12-22 --kind substantive --rest not-voting", "not_adopted", "too_few_votes", 9),
        ("--on 2014-12-22 --kind substantive --rest not_voting", "not_adopted", "too_few_votes", 9),
        ("--on 1991-01-01 --kind substantive --no SUN --rest yes", "not_adopted", "veto", 9),
    ],
)
def test_every_kind_is_decided(words: str, outcome: str, reason: str | None, needed: int) -> None:
    found = vote(*words.split())
    assert (found["outcome"], found["needed"]) == (outcome, needed)
    assert reason is None or found["reason"] == reason
    assert bool(found["blocked_by"]) == (found["reason"] == "veto")
    assert bool(found["could_settle"]) == (found["outcome"] == "open")


def test_only_a_veto_fills_blocked_by() -> None:
    draft = ["--on", "2014-12-22", "--kind", "substantive"]
    few = vote(*draft, "--no", "CHN", "--yes", "USA", "--rest", "abstain")
    assert (few["reason"], few["blocked_by"]) == ("too_few_votes", [])
    either = vote(*draft, "--no", "CHN,RUS")
    assert (either["reason"], either["blocked_by"]) == ("veto_or_too_few_votes", [])


def test_members_named_nowhere_are_unknown() -> None:
    found = vote(*["--on", "2014-12-22", "--kind", "procedural", "--yes", "FRA,GBR,USA"])
    assert found["tally"]["unknown"] == 12
    assert len(found["could_settle"]) == 12


@pytest.mark.parametrize("codes", ["CHN,RUS", "CHN RUS", "CHN, RUS", " CHN  ,RUS,"])
def test_codes_with_commas_or_spaces(codes: str) -> None:
    found = vote("--on", "2014-12-22", "--kind", "procedural", "--no", codes, "--rest", "yes")
    assert found["tally"]["no"] == 2


def test_the_proviso_is_enforced_only_where_asked() -> None:
    words = "--on 2014-03-15 --kind substantive --no RUS --abstain CHN --rest yes --party RUS,UKR --chapter VI"
    assert vote(*words.split())["reason"] == "veto"
    enforced = vote(*words.split(), "--enforce-proviso")
    assert (enforced["outcome"], enforced["tally"]["abstain"]) == ("adopted", 2)
    assert [(e["member"], e["cast"], e["effect"]) for e in enforced["effects"]] == [
        ("RUS", "no", "counts_as_abstention"),
        ("CHN", "abstain", "does_not_block"),
    ]
    assert "Not as cast counted as abstaining: RUS (party to the dispute)" in " ".join(
        unsc("vote", *words.split(), "--enforce-proviso").stdout.split()
    )
    under_seven = words.replace("--chapter VI", "--chapter VII")
    assert vote(*under_seven.split(), "--enforce-proviso")["reason"] == "veto"


@pytest.mark.parametrize(
    ("words", "because"),
    [
        ("--kind substantive", "and no chapter is given."),
        ("--kind substantive --chapter VII --enforce-proviso", "not those under Chapter VII."),
        ("--kind procedural --chapter VI", "it concerns substantive questions only."),
        ("--kind substantive --chapter VI --party CUB", ""),
        ("--kind substantive --chapter VI", ""),
    ],
)
def test_a_proviso_that_does_not_apply_says_why(words: str, because: str) -> None:
    asked = [*["--on", "2014-03-15", "--no", "RUS", "--rest", "yes", "--party", "RUS"], *words.split()]
    why = vote(*asked)["why"]
    assert why.endswith(because)
    assert ("does not apply here" in why) == bool(because)
    assert because in " ".join(unsc("vote", *asked).stdout.split())


def test_no_party_on_the_council() -> None:
    found = vote(
        *["--on", "2014-03-15", "--kind", "substantive", "--rest", "yes", "--party", "UKR,CUB", "--chapter", "VI"]
    )
    assert found["why"].endswith("does not apply here: no party that was named sat on the Council.")


def test_codes_given_again_add_up() -> None:
    words = (
        "--yes FRA --yes GBR,USA --no CHN --no RUS --abstain TCD --abstain NGA --not-voting ARG --not-voting CHL"
    )
    found = vote("--on", "2014-12-22", "--kind", "procedural", *words.split())
    assert found["tally"] == {"yes": 3, "no": 2, "abstain": 2, "not_voting": 2, "unknown": 6}
    parties = vote(
        *["--on", "2014-03-15", "--kind", "substantive", "--chapter", "VI", "--rest", "yes", "--no", "RUS,CHN"],
        "--party",
        "RUS",
        "--party",
        "CHN",
        "--enforce-proviso",
    )
    assert parties["tally"]["abstain"] == 2


def test_small_letters_and_capitals_are_the_same_on_the_command_line() -> None:
    words = "--on 2014-12-22 --kind Substantive --no chn,Rus --rest YES --chapter vii"
    assert vote(*words.split())["blocked_by"] == ["CHN", "RUS"]
    assert batch({**LINE, "no": "chn"}).exit_code == 2
    refused = unsc("vote", "--on", "2014-12-22", "--kind", "procedural", "--rest", "in_favour").stderr
    assert "not-voting" in refused
    assert "not_voting" not in refused


def test_the_claim_can_be_allowed_again() -> None:
    words = ["--on", "2014-12-22", "--kind", "preliminary", "--no", "RUS", "--rest", "yes"]
    assert "no longer raised" in vote(*words)["why"]
    assert "no longer raised" not in vote(*words, "--claim-not-procedural")["why"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("--kind procedural", "--on"),
        ("--on 2014-12-22", "--kind"),
        ("--on 2014-12-22 --kind sideways", "sideways"),
        ("--on 2014-12-22 --kind assembly-majority", "assembly-majority"),
        ("--on 2014-13-01 --kind procedural", "2014-13-01"),
        ("--on -2014-01-01 --kind procedural", "is no date"),
        ("--on 20141222 --kind procedural", "is no date"),
        ("--on ２０１４-12-22 --kind procedural", "is no date"),
        ("--on 1945-12-31 --kind procedural", "17 January 1946"),
        ("--on 2028-01-01 --kind procedural", "31 December 2027"),
        ("--on 0000-00-00 --kind procedural", "is no date"),
        ("--on 2014-12-22 --kind procedural --yes KEN", "KEN was not a member"),
        ("--on 2014-12-22 --kind procedural --yes NGR", "did you mean NGA"),
        ("--on 2014-02-30 --kind procedural", "'2014-02-30' is no date (day"),
        ("--on 2014-12-22 --kind procedural --yes NGR,XXQ --no KEN", "NGR is no State code; did you mean NGA"),
        ("--on 2014-12-22 --kind procedural --yes NGR,XXQ --no KEN", "XXQ is no State code"),
        ("--on 2014-12-22 --kind procedural --yes NGR,XXQ --no KEN", "KEN was not a member"),
        ("--on 2014-12-22 --kind procedural --paragraph 3", "--paragraph belongs to the kind review-conference"),
        ("--on 2014-12-22 --kind substantive --put-as uphold", "--put-as belongs to the kind ruling-challenge"),
        ("--on 2014-12-22 --kind procedural --claim-not-procedural", "belongs to the kind preliminary"),
        ("--on 2014-12-22 --kind substantive --chapter VI --enforce-proviso", "changes nothing without a party"),
        ("--on 2014-12-22 --kind procedural --no ROC", "the seat was CHN's"),
        ("--on 2014-12-22 --kind procedural --yes CHN --no CHN", "votes twice"),
        ("--on 2014-12-22 --kind procedural --yes CHN,CHN", "votes twice"),
        ("--on 2014-12-22 --kind procedural --counts 99-99-99", "297"),
        ("--on 2014-12-22 --kind procedural --counts 9", "is no count"),
        ("--on 2014-12-22 --kind procedural --counts -1-2-3", "is no count"),
        ("--on 2014-12-22 --kind procedural --counts 1-1-1 --yes CHN,RUS", "the count says 1"),
        ("--on 2014-12-22 --kind procedural --rest maybe", "maybe"),
        ("--on 2014-12-22 --kind procedural --rest", "--rest"),
        ("--on 2014-12-22 --kind substantive --party XXX --chapter VI", "XXX is no State code"),
        ("--on 2014-12-22 --kind substantive --chapter VIII", "VIII"),
        ("--on 2014-12-22 --kind substantive --unheard-of", "--unheard-of"),
        ("--on 2014-12-22 --kind substantive stray", "stray"),
        ("--batch x --on 2014-12-22", "remove --on"),
        ("--batch /nowhere/at/all", "/nowhere/at/all"),
        ("--batch /", "folder"),
    ],
)
def test_bad_input_is_one_clear_error(words: str, message: str) -> None:
    plain = unsc("vote", *words.split())
    assert plain.exit_code == 2
    assert plain.stdout == ""
    assert plain.stderr.count("\n") == 1
    assert message in plain.stderr
    found = answer("vote", *words.split(), "--json", code=2)
    if not words.endswith("--rest"):
        assert list(found) == ["schema", "error"]
        assert message in found["error"]["message"]


def test_huge_and_invisible_input_is_cut_and_written_out() -> None:
    huge = unsc("vote", "--on", "2014-12-22", "--kind", "procedural", "--yes", "A" * 1_000_000)
    assert huge.exit_code == 2
    assert len(huge.stderr) < 200
    for option in ("--counts", "--on", "--kind", "--party"):
        assert len(unsc("vote", option, "9" * 100_000, "--kind", "procedural", "--on", "x").stderr) < 1000
    steering = unsc("vote", "--on", "2014-12-22", "--kind", "procedural", "--yes", "\x1b[31mRED")
    assert "\x1b" not in steering.stderr
    assert "\\x1b" in steering.stderr


# Many in one process


LINE = {"on": "2014-12-22", "kind": "procedural", "no": "CHN RUS", "rest": "yes"}


def batch(*lines: object, typed: str | None = None) -> Any:
    text = "".join(f"{json.dumps(line)}\n" for line in lines) if typed is None else typed
    return unsc("vote", "--batch", "-", typed=text)


def test_a_batch_answers_each_line_as_the_command_would() -> None:
    one = {**LINE, "kind": "substantive", "no": ["CHN", "RUS"]}
    two = {**LINE, "counts": "11-2-2", "rest": None}
    result = batch(LINE, one, two)
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["reason"] for row in rows] == ["enough_votes", "veto", "enough_votes"]
    assert all(list(row) == KEYS for row in rows)
    assert rows[0] == vote(*["--on", "2014-12-22", "--kind", "procedural", "--no", "CHN,RUS", "--rest", "yes"])


def test_every_key_of_a_batch_is_an_option() -> None:
    line = {"on": "2014-03-15", "kind": "substantive", "yes": "USA", "no": "RUS", "abstain": ["CHN"]}
    line |= {"not_voting": "RWA", "counts": "11-1-1-1", "party": "RUS UKR", "chapter": "VI"}
    line |= {"enforce_proviso": True, "put_as": None, "paragraph": None, "claim_not_procedural": False}
    ruling = {"on": "2014-12-22", "kind": "ruling-challenge", "put_as": "uphold"}
    review = {"on": "2014-12-22", "kind": "review-conference", "paragraph": 3}
    claim = {"on": "2014-12-22", "kind": "preliminary", "claim_not_procedural": True}
    one = {**review, "paragraph": "1"}
    result = batch(line, {**line, "counts": None, "rest": "not-voting"}, ruling, review, one, claim)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout.splitlines()[0])["tally"]["unknown"] == 1


@pytest.mark.parametrize("typed", ["", "\n", " \n\n"])
def test_an_empty_batch_is_answered_by_nothing(typed: str) -> None:
    result = batch(typed=typed)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "this is no JSON"),
        ("[]", "expected a JSON object"),
        ("3", "expected a JSON object"),
        ("{}", "on is missing"),
        ('{"on": "2014-12-22"}', "kind is missing"),
        ('{"on": 20141222, "kind": "procedural"}', "on is 20141222; expected text"),
        ('{"on": "2014-12-22", "kind": ["procedural"]}', "expected procedural, substantive"),
        ('{"on": "2014-12-22", "kind": "procedural", "ye": "CHN"}', "did you mean yes?"),
        ('{"on": "2014-12-22", "kind": "procedural", "yes": 3}', "yes is 3; expected codes"),
        ('{"on": "2014-12-22", "kind": "procedural", "yes": [3]}', "yes is [3]; expected codes"),
        ('{"on": "2014-12-22", "kind": "procedural", "yes": {"CHN": 1}}', "expected codes"),
        ('{"on": "2014-12-22", "kind": "procedural", "rest": true}', "rest is True"),
        ('{"on": "2014-12-22", "kind": "procedural", "counts": [1, 2, 3]}', "counts is [1, 2, 3]"),
        ('{"on": "2014-12-22", "kind": "procedural", "enforce_proviso": "yes"}', "expected true or false"),
        ('{"on": "2014-12-22", "kind": "procedural", "yes": "CHN", "yes": "RUS"}', "'yes' is given twice"),
        ('{"on": "2014-12-22", "kind": "procedural", "put_as": "uphold"}', "put_as belongs to the kind ruling"),
        ('{"on": "2014-12-22", "kind": "review-conference", "paragraph": 2}', "paragraph is 2"),
        ('{"on": "2014-12-22", "kind": "procedural", "paragraph": ' + "9" * 5000 + "}", "cannot be read"),
        ("[" * 50_000, "cannot be read"),
        ("x" * 200_000, "longer than"),
        ('{"on": "2014-12-22", "kind": "procedural", "yes": "' + "A" * 90_000 + '"}', "no State code"),
    ],
)
def test_a_bad_line_is_named_and_what_was_answered_is_kept(line: str, message: str) -> None:
    good = json.dumps(LINE)
    result = batch(typed=f"{good}\n\n{line}\n{good}\n")
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.startswith("unsc: -:3: ")
    assert message in result.stderr
    assert len(result.stderr) < 1000


def test_a_bad_line_of_a_file_is_named_by_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "votes.jsonl"
    file.write_bytes(json.dumps(LINE).encode() + b'\n{"on": "\xff"}\n')
    result = unsc("vote", "--batch", str(file), "--json")
    assert result.exit_code == 2
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert list(rows[0]) == KEYS
    assert rows[1]["error"]["message"] == f"{file}:2: this is not UTF-8"


def test_ten_thousand_lines_are_answered_in_order() -> None:
    lines = "".join(json.dumps({**LINE, "no": "FRA" if n % 2 else ""}) + "\n" for n in range(10_000))
    result = process("vote", "--batch", "-", typed=lines.encode())
    assert result.returncode == 0
    against = [json.loads(line)["tally"]["no"] for line in result.stdout.splitlines()]
    assert against == [n % 2 for n in range(10_000)]
