"""Pictures as they were when somebody last looked at them. UNSC_GOLDEN=write draws them anew: then look."""

import os
from pathlib import Path

from sim.show.pictures.picture import Picture

GOLDEN = Path(__file__).parent / "golden"


def check(picture: Picture, name: str) -> None:
    """Compare a picture and its twin with golden/NAME.svg and golden/NAME.txt, byte for byte."""
    for ending, drawn in (("svg", picture.svg), ("txt", picture.twin)):
        path = GOLDEN / f"{name}.{ending}"
        if os.environ.get("UNSC_GOLDEN") == "write":
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(drawn.encode("utf-8"))
        assert path.exists(), f"{path.name} is missing: UNSC_GOLDEN=write draws it; then look at it"
        assert path.read_bytes() == drawn.encode("utf-8"), f"{path.name} differs: UNSC_GOLDEN=write, and look"
