"""What every test may ask for: the shared facts beside the checkout, where they are present."""

import os
from pathlib import Path

import pytest

import tests.effort  # noqa: F401 - loads how hard the random tests try

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared facts and recorded votes; its tests are skipped by name where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "data").is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"{folder} is missing, and in CI it must not be")
        pytest.skip("needs the shared facts beside the checkout")
    return folder
