"""A sweep stopped anywhere goes on, and ends as if it had not been stopped."""

import errno
import os
import random
import resource
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from toys import Toy, contents

from sim import UnscError
from sim.analysis.sweeps import folder as folders
from sim.analysis.sweeps import manifest as manifests
from sim.analysis.sweeps.manifest import JOURNAL, MANIFEST
from sim.analysis.sweeps.parts import PARTS as PARTS_FOLDER
from sim.analysis.sweeps.parts import division_of, sha256_of
from sim.analysis.sweeps.results import read_results, whole_manifest
from sim.analysis.sweeps.running import Asked, Step, run_sweep
from sim.analysis.sweeps.workers import InProcess, Processes, Workers
from tests.effort import LONG

ROOT = Path(__file__).resolve().parents[3]
ASKED = Asked("unsc sweep toy.yaml", "unsc sweep toy.yaml -o there")
TOY = Toy(cases=1000, fails=7)
PARTS = division_of(TOY).parts


def answer(manifest: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in manifest.items() if key != "run"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """Return the folder and the manifest of a run that nothing interrupted."""
    folder = tmp_path_factory.mktemp("whole")
    return folder, run_sweep(TOY, folder, ASKED)


def ends_as(whole: tuple[Path, dict[str, Any]], folder: Path, manifest: dict[str, Any]) -> None:
    assert contents(folder) == contents(whole[0])
    assert answer(manifest) == answer(whole[1])
    assert manifests.read_manifest(folder) == manifest
    assert not (folder / JOURNAL).exists()
    assert not list(folder.glob(".*.tmp"))


def stop_after(parts: int) -> Callable[[Step], None]:
    left = [parts]

    def watch(step: Step) -> None:
        if not step.reused:
            left[0] -= 1
        if left[0] <= 0:
            raise KeyboardInterrupt

    return watch


def test_the_rows_are_in_design_order(whole: tuple[Path, dict[str, Any]]) -> None:
    folder, manifest = whole
    found = pl.read_parquet(folder / PARTS_FOLDER)
    assert found.equals(TOY.table(0, 1000))
    assert (manifest["rows"], manifest["failed"], len(manifest["parts"])) == (1000, 143, PARTS)
    assert manifest["run"]["done"] == 1000
    assert manifest["identity"]["code"] == manifests.code_hash() != manifest["identity"]["law"]
    assert manifest["identity"]["file"] == sha256_of(folder / "sweep.yaml")
    assert [column["name"] for column in manifest["columns"]] == found.columns


@pytest.mark.parametrize("workers", [Processes(1), Processes(2), Processes(8)], ids=lambda w: w.name)
def test_any_number_of_workers_gives_the_same(
    workers: Workers, whole: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    ends_as(whole, tmp_path, run_sweep(TOY, tmp_path, ASKED, workers))


def test_stopped_after_every_part(whole: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run_sweep(TOY, tmp_path, ASKED, watch=stop_after(0))
    for parts in range(1, PARTS):
        with pytest.raises(KeyboardInterrupt):
            run_sweep(TOY, tmp_path, ASKED, watch=stop_after(1))
        assert len(manifests.read_journal(tmp_path)) == parts
        with pytest.raises(UnscError, match="stopped before its end"):
            read_results(tmp_path)
    manifest = run_sweep(TOY, tmp_path, ASKED)
    ends_as(whole, tmp_path, manifest)
    assert manifest["run"]["reused"] == 1000 - manifest["run"]["done"] == (PARTS - 1) * 32
    again = run_sweep(TOY, tmp_path, ASKED)
    ends_as(whole, tmp_path, again)
    assert again["run"]["done"] == 0


def test_killed_between_a_part_and_its_line(
    whole: tuple[Path, dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(manifests, "note", lambda folder, entry: (_ for _ in ()).throw(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            run_sweep(TOY, tmp_path, ASKED)
    assert (tmp_path / "parts/part-00000.parquet").exists()
    manifest = run_sweep(TOY, tmp_path, ASKED)
    assert manifest["run"]["reused"] == 0
    ends_as(whole, tmp_path, manifest)


def test_killed_within_a_part_a_line_and_the_manifest(whole: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run_sweep(TOY, tmp_path, ASKED, watch=stop_after(3))
    (tmp_path / ".part-00003.parquet.tmp").write_bytes(b"PAR1 half a part")
    (tmp_path / ".manifest.json.tmp").write_bytes(b'{"schema"')
    with (tmp_path / JOURNAL).open("ab") as file:
        file.write(b'0123456789abcdef {"file": "part-00003.parq')
    manifest = run_sweep(TOY, tmp_path, ASKED)
    assert manifest["run"]["reused"] == 96
    ends_as(whole, tmp_path, manifest)


def test_killed_before_the_journal_was_removed(whole: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    run_sweep(TOY, tmp_path, ASKED)
    manifests.start_journal(tmp_path, manifests.entries_in(whole[1]).values())
    manifest = run_sweep(TOY, tmp_path, ASKED)
    assert manifest["run"]["reused"] == 1000
    ends_as(whole, tmp_path, manifest)


@pytest.mark.parametrize("name", ["sweep.yaml", "bases/toy.yaml", JOURNAL])
def test_killed_before_all_was_laid_ready(
    name: str, whole: tuple[Path, dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = folders.put

    def dies(folder: Path, file: str, data: bytes) -> None:
        if file == name:
            raise KeyboardInterrupt
        put(folder, file, data)

    with monkeypatch.context() as patch:
        for module in (folders, manifests):
            patch.setattr(module, "put", dies)
        with pytest.raises(KeyboardInterrupt):
            run_sweep(TOY, tmp_path, ASKED)
    ends_as(whole, tmp_path, run_sweep(TOY, tmp_path, ASKED))


def test_flipped_bits(whole: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    run_sweep(TOY, tmp_path, ASKED)
    chance = random.Random(150)
    for _ in range(150 if LONG else 15):
        path = tmp_path / f"parts/part-{chance.randrange(PARTS):05}.parquet"
        data = bytearray(path.read_bytes())
        bit = chance.randrange(8 * len(data))
        data[bit // 8] ^= 1 << bit % 8
        path.write_bytes(data)
        with pytest.raises(UnscError, match=f"{path.name} is damaged.*nothing was read"):
            read_results(tmp_path)
        steps: list[Step] = []
        manifest = run_sweep(TOY, tmp_path, ASKED, watch=steps.append)
        assert steps[0].damaged == (f"parts/{path.name}",)
        assert manifest["run"]["damaged"] == [f"parts/{path.name}"]
        assert manifest["run"]["done"] == steps[1].cases == (8 if path.stem.endswith("31") else 32)
        ends_as(whole, tmp_path, manifest)


def test_parts_missing_and_strangers(whole: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    run_sweep(TOY, tmp_path, ASKED)
    (tmp_path / "parts/part-00004.parquet").unlink()
    (tmp_path / "parts/part-00099.parquet").write_bytes((tmp_path / "parts/part-00001.parquet").read_bytes())
    with pytest.raises(
        UnscError, match=r"part-00004\.parquet is missing; parts/part-00099\.parquet is not of these"
    ):
        whole_manifest(tmp_path)
    (tmp_path / "parts/part-00099.parquet").unlink()
    ends_as(whole, tmp_path, run_sweep(TOY, tmp_path, ASKED))


@pytest.mark.parametrize(
    ("other", "message"),
    [
        (Toy(cases=1000, fails=8), "its fails is 7, here 8"),
        (Toy(cases=1001, fails=7), "its file is"),
        (Toy(cases=1000, fails=7, name="other"), "its file is"),
        (Toy(cases=1000, fails=7, path="exact"), "its path is engine and 1, here exact and 1"),
    ],
)
def test_the_folder_of_another_sweep(other: Toy, message: str, tmp_path: Path) -> None:
    run_sweep(TOY, tmp_path, ASKED)
    before = contents(tmp_path), (tmp_path / MANIFEST).read_bytes()
    with pytest.raises(UnscError, match=f"holds the results of another sweep: {message}"):
        run_sweep(other, tmp_path, ASKED)
    assert (contents(tmp_path), (tmp_path / MANIFEST).read_bytes()) == before


def test_other_code_or_versions_do_not_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KeyboardInterrupt):
        run_sweep(TOY, tmp_path, ASKED, watch=stop_after(2))
    before = contents(tmp_path)
    versions = {**manifests.versions(), "polars": "0.1"}
    monkeypatch.setattr(manifests, "versions", lambda: versions)
    with pytest.raises(UnscError, match=r"its polars is .*, here 0\.1"):
        run_sweep(TOY, tmp_path, ASKED)
    assert contents(tmp_path) == before


def test_a_folder_of_something_else(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("42")
    with pytest.raises(UnscError, match=r"no folder of results, it holds thesis\.tex"):
        run_sweep(TOY, tmp_path, ASKED)
    assert contents(tmp_path) == {"thesis.tex": b"42"}
    with pytest.raises(UnscError, match="cannot be written"):
        run_sweep(TOY, tmp_path / "thesis.tex", ASKED)
    with pytest.raises(UnscError, match="holds no manifest"):
        read_results(tmp_path)


def test_a_damaged_manifest_is_left_as_it_is(tmp_path: Path) -> None:
    run_sweep(TOY, tmp_path, ASKED)
    text = (tmp_path / MANIFEST).read_bytes().replace(b'"cases": 1000', b'"cases": 1001')
    (tmp_path / MANIFEST).write_bytes(text)
    for ask in (lambda: run_sweep(TOY, tmp_path, ASKED), lambda: read_results(tmp_path)):
        with pytest.raises(UnscError, match="is damaged"):
            ask()
    assert (tmp_path / MANIFEST).read_bytes() == text


def test_two_runs_into_one_folder(whole: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    begun, go = threading.Event(), threading.Event()
    ended: list[dict[str, Any]] = []

    def watch(step: Step) -> None:
        begun.set()
        assert go.wait(60)

    first = threading.Thread(target=lambda: ended.append(run_sweep(TOY, tmp_path, ASKED, watch=watch)))
    first.start()
    try:
        assert begun.wait(60)
        with pytest.raises(UnscError, match="another run is writing into"):
            run_sweep(TOY, tmp_path, ASKED)
    finally:
        go.set()
        first.join()
    ends_as(whole, tmp_path, ended[0])


@pytest.mark.parametrize("after", [0, 1, 2, 5, 12, 40])
def test_a_full_disk(
    after: int, whole: tuple[Path, dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = [after]
    really = os.fsync

    def full(handle: int) -> None:
        room[0] -= 1
        if room[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        really(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(UnscError, match=r"cannot be written: no space left on device.*goes on"):
            run_sweep(TOY, tmp_path, ASKED)
    assert not list(tmp_path.glob(".*.tmp"))
    ends_as(whole, tmp_path, run_sweep(TOY, tmp_path, ASKED))


def test_no_room_for_a_whole_part(tmp_path: Path) -> None:
    """The system itself refuses to write beyond a limit: each write fails in the middle of a file."""
    toy = Toy(cases=100_000, case_bytes=50_000)
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from toys import Toy\n"
        "from sim.analysis.sweeps.running import Asked, run_sweep\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), {resource.RLIM_INFINITY}))\n"
        f"run_sweep({toy!r}, Path(sys.argv[1]), Asked('a', 'b'))\n"
    )
    path = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
    words = [sys.executable, "-c", code, str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": path}
    for room in (100, 3000, 16_000):  # not even the manifest; no part; parts, but not all of the journal
        ended = subprocess.run([*words, str(room)], env=environment, capture_output=True, text=True, check=False)
        assert "cannot be written: file too large" in ended.stderr
        assert not list(tmp_path.glob(".*.tmp"))
        for part in tmp_path.glob("parts/*"):
            assert pl.read_parquet(part).height
    assert len(manifests.read_journal(tmp_path)) > 50
    assert not (tmp_path / JOURNAL).read_bytes().endswith(b"\n")
    whole = tmp_path.with_name("whole")
    run_sweep(toy, whole, Asked("a", "b"))
    assert run_sweep(toy, tmp_path, Asked("a", "b"))["run"]["reused"] > 50 * 671
    assert contents(tmp_path) == contents(whole)


def test_a_process_that_dies(whole: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()
    toy = Toy(cases=1000, fails=7, dies_at=333, times=2, marks=str(marks))
    manifest = run_sweep(toy, tmp_path / "out", ASKED, Processes(2))
    assert len(list(marks.iterdir())) == 2
    ends_as(whole, tmp_path / "out", manifest)


def test_a_part_that_always_kills_its_process(whole: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()
    toy = Toy(cases=1000, fails=7, dies_at=333, times=99, marks=str(marks))
    with pytest.raises(UnscError, match=r"1 part of 32 .* first cases 320\.\.351: its process died 3 times"):
        run_sweep(toy, tmp_path / "out", ASKED, Processes(2))
    assert len(list((tmp_path / "out").glob("parts/*"))) == PARTS - 1
    ends_as(whole, tmp_path / "out", run_sweep(TOY, tmp_path / "out", ASKED))


@pytest.mark.parametrize("workers", [InProcess(), Processes(2)], ids=lambda w: w.name)
def test_a_part_that_cannot_be_computed(
    workers: Workers, whole: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    toy = Toy(cases=1000, fails=7, raises_at=999)
    with pytest.raises(UnscError, match=r"cases 992\.\.999: RuntimeError: the toy breaks; all others are kept"):
        run_sweep(toy, tmp_path, ASKED, workers)
    manifest = run_sweep(TOY, tmp_path, ASKED)
    assert manifest["run"]["done"] == 8
    ends_as(whole, tmp_path, manifest)


def test_a_text_that_would_stand_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("../escaped.yaml", "/tmp/escaped.yaml"):
        monkeypatch.setattr(Toy, "files", property(lambda self, name=name: {"sweep.yaml": "", name: "x"}))
        with pytest.raises(UnscError, match="outside the folder"):
            run_sweep(TOY, tmp_path / "out", ASKED)
    assert not (tmp_path / "escaped.yaml").exists()


def test_a_library_that_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UnscError, match=r"needs polars, of the extra `sweep`: pip install 'unsc-sim\[sweep\]'"):
        run_sweep(TOY, tmp_path, ASKED)


def test_how_another_design_is_told() -> None:
    one, other = {"design": {"sizes": [66, 2], "seed": 1}}, {"design": {"sizes": [64, 2], "seed": 1}}
    told = folders.differences_of(one, other, "design")
    assert told == ["the numbers of values of its columns are 64 and 2, here 66 and 2"]
