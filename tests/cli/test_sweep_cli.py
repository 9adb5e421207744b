import json
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest
from commandline import ROOT, answer, command_line, environment, process, unsc

EXACT = """
base: what-if/referral-2014
questions: referral
vary:
  china: {chance: CHN no, otherwise: abstain, on: referral, from: 0, to: 1, steps: 101}
  russia: {chance: RUS no, otherwise: abstain, on: referral, from: 0, to: 1, steps: 21}
"""
ENGINE = """
base: dprk/2014
path: engine
vary:
  china: {chance: CHN no, otherwise: abstain, on: agenda, from: 0, to: 1, steps: 101}
  year: {years: 2014-2020}
"""


@pytest.fixture
def exact(tmp_path: Path) -> str:
    path = tmp_path / "exact.yaml"
    path.write_text(EXACT)
    return str(path)


@pytest.fixture
def engine(tmp_path: Path) -> str:
    path = tmp_path / "engine.yaml"
    path.write_text(ENGINE)
    return str(path)


def parts_of(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.glob("parts/*"))]


def test_a_sweep_as_text(exact: str, tmp_path: Path) -> None:
    result = unsc("sweep", exact, "-o", str(tmp_path / "out"))
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    assert "2,121: 2,121 computed" in result.stdout
    assert "exact: " in result.stdout
    again = unsc("sweep", exact, "-o", str(tmp_path / "out"))
    assert "2,121: 0 computed, 2,121 reused" in again.stdout


def test_the_same_parts_whoever_computes_them(engine: str, tmp_path: Path) -> None:
    found = [
        answer("sweep", engine, "-o", str(tmp_path / name), *more, "--json")
        for name, more in (("one", []), ("two", ["--jobs", "2"]), ("dask", ["--cluster", "local", "--jobs", "2"]))
    ]
    assert len({each["fingerprint"] for each in found}) == 1
    assert found[0]["parts"] > 5
    assert [each["run"]["workers"] for each in found] == ["this process", "2 processes", "Dask at local"]
    assert parts_of(tmp_path / "one") == parts_of(tmp_path / "two") == parts_of(tmp_path / "dask")


def test_a_dry_run_writes_nothing(engine: str, exact: str, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    found = answer("sweep", exact, "--dry-run", "--json")
    assert list(found) == [
        *("schema", "cases", "repetitions", "parts", "cases_in_a_part"),
        *("path", "because", "notes", "sampled", "seconds", "bytes"),
    ]
    assert (found["cases"], found["path"]) == (2121, "exact")
    assert found["seconds"] > 0
    text = unsc("sweep", engine, "--dry-run", "-o", str(tmp_path / "out"), "--jobs", "2").stdout
    assert "engine: the sweep file asks for the engine" in text
    assert "among 2 processes" in text
    assert sorted(tmp_path.rglob("*")) == before
    wrote = answer("sweep", exact, "-o", str(tmp_path / "out"), "--json")
    assert 0.2 < found["bytes"] / wrote["bytes"] < 5


def test_results(engine: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    unsc("sweep", engine, "-o", str(out))
    found = answer("results", str(out), "--json")
    table = pl.read_parquet(out / "parts")
    assert found["rows"] == table.height
    assert [column["name"] for column in found["columns"]] == table.columns
    shares = {each["value"]: each["share"] for each in found["shares"]["outcome"]}
    assert shares == pytest.approx(
        {value or "": n / table.height for value, n in table.get_column("outcome").value_counts().iter_rows()}
    )
    years = {each["value"]: each for each in found["by"]["year"]}
    assert list(years) == [str(year) for year in range(2014, 2021)]
    of_2014 = table.filter(pl.col("year") == 2014)
    assert years["2014"]["rows"] == of_2014.height
    assert years["2014"]["means"]["yes"] == pytest.approx(of_2014.get_column("yes").mean())
    assert years["2014"]["means"]["adopted"] == pytest.approx((of_2014.get_column("outcome") == "adopted").mean())
    bands = found["by"]["china"]
    assert sum(each["rows"] for each in bands) == table.height
    names = ["0 to below 0.2", "0.2 to below 0.4", "0.4 to below 0.6", "0.6 to below 0.8", "0.8 to 1"]
    assert [each["value"] for each in bands] == names
    for each, low, high in zip(bands, (0, 0.2, 0.4, 0.6, 0.8), (0.2, 0.4, 0.6, 0.8, 1.1), strict=True):
        assert each["rows"] == table.filter((pl.col("china") >= low) & (pl.col("china") < high)).height
    text = unsc("results", str(out)).stdout
    assert "pl.read_parquet('" in text
    assert "Means by year" in text
    assert max(map(len, text.splitlines()[:-3])) <= 80


def test_no_mean_where_a_row_has_no_value(tmp_path: Path) -> None:
    out = tmp_path / "out"
    found = answer("sweep", "sweeps/agenda-2014-2026", "-o", str(out), "--json")
    assert (found["path"], found["command"]) == ("exact", "unsc sweep sweeps/agenda-2014-2026")
    table = pl.read_parquet(out / "parts")
    assert table.get_column("adopted").null_count() > 0
    by = answer("results", str(out), "--json")["by"]
    for level in by["year"]:
        rows = table.filter(pl.col("year") == int(level["value"]))
        known = rows.get_column("adopted").null_count() == 0
        assert level["means"]["adopted"] == (rows.get_column("adopted").mean() if known else None)
        assert level["means"]["adopted_low"] == pytest.approx(rows.get_column("adopted_low").mean())
    text = unsc("results", str(out)).stdout
    assert "from least to greatest" in text
    assert "0 to 0.5" in text


def test_every_damaged_part_is_named_and_nothing_read(engine: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = answer("sweep", engine, "-o", str(out), "--json")
    for name in ("parts/part-00001.parquet", "parts/part-00003.parquet"):
        data = bytearray((out / name).read_bytes())
        data[len(data) // 2] ^= 1
        (out / name).write_bytes(data)
    result = unsc("results", str(out))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "part-00001.parquet is damaged" in result.stderr
    assert "part-00003.parquet is damaged" in result.stderr
    again = unsc("sweep", engine, "-o", str(out))
    assert again.exit_code == 0
    told = "parts/part-00001.parquet, parts/part-00003.parquet are no longer as written, and are computed again"
    assert told in again.stderr
    assert answer("results", str(out), "--json")["fingerprint"] == first["fingerprint"]


def test_a_full_disk(engine: str, tmp_path: Path) -> None:
    """The system refuses files beyond a limit: one clear line, exit code 2, and it goes on once there is room."""
    words, out = ["sweep", engine, "-o", str(tmp_path / "out")], tmp_path / "out"
    limit = (5_200, resource.getrlimit(resource.RLIMIT_FSIZE)[1])
    full = process(*words, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
    assert full.returncode == 2
    assert re.fullmatch(rb"unsc: \S+ \S+ cannot be written: file too large; all parts there .*\n", full.stderr)
    assert answer(*words, "--json")["cases"] == 707
    answer("sweep", engine, "-o", str(tmp_path / "whole"), "--json")
    assert parts_of(out) == parts_of(tmp_path / "whole")


def test_a_rerun_from_the_folder_alone(exact: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    unsc("sweep", exact, "-o", str(out))
    Path(exact).unlink()
    result = unsc("rerun", str(out / "manifest.json"))
    assert result.exit_code == 0, result.output
    assert re.search(r"The same: \d+ parts?, each equal byte for byte", " ".join(result.stdout.split()))
    assert parts_of(tmp_path / "out-rerun") == parts_of(out)
    found = answer("rerun", str(out), "-o", str(tmp_path / "third"), "--json")
    assert found["same"]
    assert found["fingerprints"][0] == found["fingerprints"][1]


def test_a_rerun_reuses_nothing(exact: str, tmp_path: Path) -> None:
    unsc("sweep", exact, "-o", str(tmp_path / "out"))
    for more in ([], ["-o", str(tmp_path / "out")]):
        unsc("rerun", str(tmp_path / "out"))
        again = unsc("rerun", str(tmp_path / "out"), *more)
        assert again.exit_code == 2
        assert "holds results already" in again.stderr


def rewritten(out: Path, **values: object) -> None:
    """Write a manifest again as if another version of the code had written other values."""
    from sim.analysis.sweeps import manifest as manifests

    content = manifests.read_manifest(out)
    assert content is not None
    run = content.pop("run")
    manifests.write_manifest(out, {**content, **values}, run)


def test_a_rerun_that_differs(exact: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    unsc("sweep", exact, "-o", str(out))
    content = json.loads((out / "manifest.json").read_text())
    first = pl.read_parquet(out / "parts/part-00000.parquet")
    first.with_columns(adopted=1 - pl.col("adopted")).write_parquet(out / "parts/part-00000.parquet")
    from sim.analysis.sweeps.parts import sha256_of

    parts = [{**content["parts"][0], "sha256": sha256_of(out / "parts/part-00000.parquet")}, *content["parts"][1:]]
    versions = {**content["identity"]["versions"], "polars": "0.1"}
    rewritten(out, parts=parts, identity={**content["identity"], "versions": versions})
    result = unsc("rerun", str(out))
    assert result.exit_code == 1
    assert "not as it was then: its polars is 0.1" in result.stderr
    assert "values in them differ" in " ".join(result.stdout.split())
    first.write_parquet(out / "parts/part-00000.parquet", compression="uncompressed")
    rewritten(out, parts=[{**parts[0], "sha256": sha256_of(out / "parts/part-00000.parquet")}, *parts[1:]])
    again = unsc("rerun", str(out), "-o", str(tmp_path / "other"))
    assert again.exit_code == 1
    assert "the values in them are the same" in " ".join(again.stdout.split())


def test_a_rerun_of_what_was_changed(exact: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    unsc("sweep", exact, "-o", str(out))
    (out / "sweep.yaml").write_text((out / "sweep.yaml").read_text().replace("steps: 21", "steps: 22"))
    result = unsc("rerun", str(out))
    assert result.exit_code == 2
    assert "the sweep file is not the one of the manifest" in result.stderr
    assert not (tmp_path / "out-rerun").exists()


def test_values_set_beside_the_file(exact: str, tmp_path: Path) -> None:
    words = ["--set", "vary.china.steps=5", "--set", "seed=3"]
    found = answer("sweep", exact, *words, "-o", str(tmp_path / "out"), "--json")
    assert found["cases"] == 5 * 21
    assert found["command"] == f"unsc sweep exact.yaml {' '.join(words)}"
    assert answer("rerun", str(tmp_path / "out"), "--json")["same"]
    other = unsc("sweep", exact, "-o", str(tmp_path / "out"))
    assert other.exit_code == 2
    assert "holds the results of another sweep" in other.stderr


def test_what_is_no_folder_of_results(tmp_path: Path) -> None:
    for words, message in (
        (("results", str(tmp_path / "none")), "is no folder"),
        (("results", str(tmp_path)), "holds no manifest.json"),
        (("rerun", str(tmp_path)), "holds no manifest.json"),
        (("rerun", str(tmp_path / "none")), "is no manifest"),
        (("sweep", "none.yaml", "-o", str(tmp_path / "out")), "none.yaml"),
    ):
        result = unsc(*words)
        assert (result.exit_code, result.stdout) == (2, "")
        assert message in result.stderr
        assert answer(*words, "--json", code=2)["error"]["message"]


@pytest.mark.parametrize("library", ["numpy", "polars", "filelock", "distributed"])
def test_a_library_that_is_missing(
    library: str, exact: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    result = unsc("sweep", exact, "-o", str(tmp_path / "out"), "--cluster", "local")
    assert result.exit_code == 2
    extra = "cluster" if library == "distributed" else "sweep"
    assert f"this needs {library}, of the extra `{extra}`: pip install 'unsc-sim[{extra}]'" in result.stderr


def test_options_that_do_not_go_together(exact: str, tmp_path: Path) -> None:
    assert "say with -o DIR" in unsc("sweep", exact).stderr
    far = unsc("sweep", exact, "-o", str(tmp_path / "out"), "--cluster", "tcp://127.0.0.1:1", "--jobs", "2")
    assert far.exit_code == 2
    assert "--jobs does not go with" in far.stderr
    assert unsc("sweep", exact, "-o", str(tmp_path / "out"), "--jobs", "0").exit_code == 2


def test_the_progress_bar(engine: str, tmp_path: Path) -> None:
    shown = process("sweep", engine, "-o", str(tmp_path / "a"), "--progress")
    assert shown.returncode == 0
    assert b"cases/s" in shown.stderr
    assert b"707/707" in shown.stderr
    assert process("sweep", engine, "-o", str(tmp_path / "b")).stderr == b""


@pytest.mark.parametrize("more", [[], ["--jobs", "2"]], ids=["one", "two"])
def test_ctrl_c(more: list[str], tmp_path: Path) -> None:
    """Stopped once a part is there, it says what is kept, exits with 130, and goes on to the same parts."""
    file, out, whole = tmp_path / "long.yaml", tmp_path / "out", tmp_path / "whole"
    file.write_text(ENGINE.replace("steps: 101", "steps: 151"))
    words = ["sweep", str(file), "-o", str(out)]
    with subprocess.Popen(
        command_line(*words, *more), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as running:
        deadline = time.monotonic() + 60
        # A part is kept from the moment its line is in the journal, which is a little after its file is there.
        while not (out / "parts.jsonl").exists() or b"part-" not in (out / "parts.jsonl").read_bytes():
            assert time.monotonic() < deadline
            assert running.poll() is None
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        told, wrong = running.communicate(timeout=60)
    assert running.returncode == 130
    assert told == b""
    kept = rb"unsc: interrupted; [\d,]+ of 1,057 cases are kept in \S+, and the same command goes on .*\n"
    assert re.fullmatch(kept, wrong)
    assert answer(*words, "--json")["run"]["reused"] > 0
    answer("sweep", str(file), "-o", str(whole), "--json")
    assert parts_of(out) == parts_of(whole)


PAGE = (ROOT / "docs" / "sweeps.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_every_example_of_the_page_is_a_sweep(number: int, tmp_path: Path) -> None:
    file = tmp_path / "page.sweep.yaml"
    file.write_text(EXAMPLES[number])
    (tmp_path / "mine.yaml").write_text(re.findall(r"^```yaml law\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)[0])
    assert unsc("validate", str(file)).stdout == "1 sweep without fault\n"
    found = answer("sweep", str(file), "--dry-run", "--json")
    assert found["cases"] >= 3
    if number == 0:
        assert found["cases"] == 20402


def test_the_page_names_every_key_and_column() -> None:
    from sim.analysis.sweeps.frames import exact_columns
    from sim.analysis.sweeps.played import played_columns
    from sim.scenario.structuring import names_of
    from sim.scenario.sweep_file import Sweep, Varied

    help_text = unsc("sweep", "--help").stdout
    for cls in (Sweep, Varied):
        for key in names_of(cls).values():
            assert f"`{key}`" in PAGE or f"`{key}:" in PAGE, key
            assert key in help_text or key in ("title", "about")
    bounds = {f"{name}_{end}" for name in ("too_few_votes", "vetoed") for end in ("low", "high")}
    for column in (*exact_columns((), bounds=True), *played_columns(())):
        assert f"`{column.name}`" in PAGE or column.name in bounds


@pytest.mark.parametrize("words", [["my.sweep.yaml"], ["mine.yaml", "--sweep"]])
def test_a_sweep_to_begin_with(words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = unsc("new", *words).stdout
    assert f"unsc sweep {words[0]} -o results" in told
    assert answer("sweep", words[0], "-o", "results", "--json")["failed"] == 0
    assert unsc("validate", words[0], "dprk/2014").stdout == "1 scenario, 1 sweep without fault\n"
    run = unsc("run", words[0])
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr == f"unsc: {words[0]}: this is a sweep, and no scenario: unsc sweep {words[0]}\n"


def test_what_is_no_scenario_is_checked_as_what_it_is(tmp_path: Path) -> None:
    found = unsc("validate", "softening/dprk-referral", "sweeps/referral-2014")
    assert found.stdout == "1 draft by its elements, 1 sweep without fault\n"
    assert "unsc soften" in unsc("run", "softening/dprk-referral").stderr
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("title: T\ndate: 2014-12-22\nelements: {a: b}\npositions: {CHN: {agianst: a}}\n")
    assert "did you mean against?" in unsc("validate", str(wrong)).stderr


VARY = "base: what-if/referral-2014\nquestions: referral\nvary:\n  c: {chance: CHN no, from: 0, to: 1, steps: 3}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (VARY.replace("vary", "varry"), "this file has no `vary`; varry is in line 3; did you mean vary?"),
        (f"{VARY}seed: -3\n", "seed: found '-3', expected a whole number not below 0"),
        (VARY.replace("steps: 3", "step: -0.1"), "vary.c.step: found '-0.1', expected more than 0"),
        (VARY.replace("steps: 3", f"steps: {10**11 - 1}"), "expected a whole number at most 999,999,999"),
        (VARY.replace("s: referral", "s: referal"), "did you mean referral?"),
        (f"{VARY}  law: {{laws: []}}\n", "vary.law.laws: found nothing, expected at least one law"),
        (VARY.replace("  c:", "  adopted:"), "adopted is reserved"),
    ],
)
def test_what_is_wrong_in_a_sweep_file(text: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "wrong.sweep.yaml"
    file.write_text(text)
    for words in (["validate", str(file)], ["sweep", str(file), "--dry-run"]):
        result = unsc(*words)
        assert result.exit_code == 2
        assert message in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_the_nearest_sweep_is_suggested() -> None:
    assert "did you mean sweeps/referral-2014?" in unsc("sweep", "sweeps/referal-2014", "--dry-run").stderr


def test_the_file_may_say_the_same_in_other_words(exact: str, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    unsc("sweep", exact, "-o", out)
    Path(exact).write_text(f"# A remark.\ntitle: New\n{EXACT}")
    assert answer("sweep", exact, "-o", out, "--json")["run"]["done"] == 0
    assert answer("rerun", out, "--json")["same"]
    other = unsc("sweep", "sweeps/agenda-2014-2026", "-o", out).stderr
    assert "another sweep" in other
    assert other.rstrip().endswith("choose another folder")
    assert "bounds" not in other
    assert "None" not in other


def test_how_to_go_on_without_a_manifest(exact: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    unsc("sweep", exact, "-o", str(out))
    for spoil in (lambda: (out / "manifest.json").write_text("{}"), lambda: (out / "manifest.json").unlink()):
        spoil()
        found = unsc("sweep", exact, "-o", str(out))
        assert found.exit_code == 2
        assert "choose another folder, or delete" in found.stderr
    assert "a file stands where a folder belongs" in unsc("sweep", exact, "-o", exact).stderr


def test_what_to_know_of_a_sweep_is_told_before_and_after(exact: str, tmp_path: Path) -> None:
    words = ["sweep", exact, "--set", "vary.china.step=0.3"]
    Path(exact).write_text(EXACT.replace("steps: 101", "step: 0.5"))
    note = "china ends at 0.9: steps of 0.3 from 0 on do not fall on 1; `steps: 5` has both ends"
    out = str(tmp_path / "out")
    assert note in " ".join(unsc(*words, "--dry-run").stdout.split())
    assert note in " ".join(unsc(*words, "-o", out).stdout.split())
    assert answer(*words, "--dry-run", "--json")["notes"] == answer(*words, "-o", out, "--json")["notes"] == [note]
    assert "Note" not in unsc("sweep", exact, "--dry-run").stdout
