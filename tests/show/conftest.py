"""What tests of plots share."""

from typing import Any

import pytest

from sim.show import plots


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Catch every figure that is saved."""
    caught: list[Any] = []
    save = plots.saved

    def saved(figure: Any, to: str) -> bytes:
        caught.append(figure)
        return save(figure, to)

    monkeypatch.setattr(plots, "saved", saved)
    return caught
