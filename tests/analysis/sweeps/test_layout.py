"""The folder of a sweep: a subfolder that holds nothing but parts, whoever opens it and whenever."""

import json
import os
import threading
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from toys import Toy

from sim import UnscError
from sim.analysis.sweeps import manifest as manifests
from sim.analysis.sweeps.manifest import MANIFEST
from sim.analysis.sweeps.parts import PARTS
from sim.analysis.sweeps.rerunning import finished_manifest
from sim.analysis.sweeps.results import read_results
from sim.analysis.sweeps.running import Asked, Step, run_sweep

ASKED = Asked("unsc sweep toy.yaml", "unsc sweep toy.yaml -o there")
TOY = Toy(cases=1000, fails=7)


def test_readers_open_the_folder_of_the_parts(tmp_path: Path) -> None:
    manifest = run_sweep(TOY, tmp_path, ASKED)
    assert [f"{PARTS}/{path.name}" for path in sorted((tmp_path / PARTS).iterdir())] == [
        part["file"] for part in manifest["parts"]
    ]
    assert pl.read_parquet(tmp_path / PARTS).equals(TOY.table(0, 1000))
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    assert pandas.read_parquet(tmp_path / PARTS)["case"].tolist() == list(range(1000))


def test_what_is_half_written_never_stands_among_the_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever reads while a part is on its way to the disk meets whole parts, and only those."""
    really, seen = os.fsync, []

    def look(handle: int) -> None:
        really(handle)
        if (tmp_path / PARTS).exists() and (found := sorted((tmp_path / PARTS).iterdir())):
            assert all(path.suffix == ".parquet" for path in found)
            seen.append(pl.read_parquet(tmp_path / PARTS).height)

    monkeypatch.setattr(os, "fsync", look)
    run_sweep(TOY, tmp_path, ASKED)
    assert seen == sorted(seen)
    assert len(set(seen)) == 32


def test_a_folder_of_the_old_layout_is_told_as_such(tmp_path: Path) -> None:
    manifest = run_sweep(TOY, tmp_path, ASKED)
    for part in manifest["parts"]:
        (tmp_path / part["file"]).rename(tmp_path / Path(part["file"]).name)
    (tmp_path / PARTS).rmdir()
    old = {k: v for k, v in manifest.items() if k not in ("run", "fingerprint")} | {"schema": 1}
    content = {**old, "fingerprint": manifests.digest(old), "run": manifest["run"]}
    (tmp_path / MANIFEST).write_text(json.dumps(content))
    told = r"is of an earlier version, .* not in parts/: .*sweep\.yaml -o NEW` computes it again"
    for ask in (read_results, finished_manifest, lambda folder: run_sweep(TOY, folder, ASKED)):
        with pytest.raises(UnscError, match=told):
            ask(tmp_path)
    assert json.loads((tmp_path / MANIFEST).read_text()) == content


def test_whoever_reads_while_another_run_writes_is_told_so(tmp_path: Path) -> None:
    begun, go = threading.Event(), threading.Event()
    ended: list[dict[str, Any]] = []

    def watch(step: Step) -> None:
        begun.set()
        assert go.wait(60)

    writer = threading.Thread(target=lambda: ended.append(run_sweep(TOY, tmp_path, ASKED, watch=watch)))
    writer.start()
    try:
        assert begun.wait(60)
        for ask in (read_results, finished_manifest):
            with pytest.raises(UnscError, match=r"another run is writing into .*; expected one that has ended"):
                ask(tmp_path)
    finally:
        go.set()
        writer.join()
    assert read_results(tmp_path).manifest == ended[0]


def test_strangers_among_the_parts_are_named_and_how_to_be_rid_of_them(tmp_path: Path) -> None:
    run_sweep(TOY, tmp_path, ASKED)
    (tmp_path / PARTS / "notes.txt").write_text("mine")
    with pytest.raises(UnscError, match=r"parts/notes\.txt is not of these results; nothing was read\. Move it"):
        read_results(tmp_path)
    (tmp_path / PARTS / "notes.txt").unlink()
    assert read_results(tmp_path).manifest["rows"] == 1000
