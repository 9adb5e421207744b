"""Pictures of every view of the classroom page, for the eye: `python -m tests.classroom.screenshots DIR`.

Each view is taken as a phone, a laptop and a projector show it, in light and in dark. Nothing is compared by a
machine; somebody looks at them.
"""

import re
import sys
import tempfile
from pathlib import Path

from tests.browser import chromium
from tests.classroom.every_view import every_view
from tests.classroom.pages import LAPTOP, PHONE, PROJECTOR, in_class

SIZES = {"360": PHONE, "1280": LAPTOP, "projector": PROJECTOR}


def main(folder: Path) -> None:
    """Write the pictures into a folder, named `number-view-size-look.png`."""
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser, tempfile.TemporaryDirectory() as kept, in_class(browser, Path(kept)) as pages:
        for number, (name, who) in enumerate(every_view(pages, reduced_motion="reduce"), 1):
            slug = re.sub(r"\W+", "-", name)
            was = who.page.viewport_size
            for size, viewport in SIZES.items():
                who.page.set_viewport_size(viewport)
                for look in ("light", "dark"):
                    who.page.emulate_media(color_scheme=look)
                    path = folder / f"{number:02}-{slug}-{size}-{look}.png"
                    # A phone is scrolled and a laptop too; what does not fit a projector is not seen by anybody.
                    who.page.screenshot(path=path, full_page=size != "projector")
                    print(path)
            who.page.emulate_media(color_scheme="light")
            who.page.set_viewport_size(was)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.classroom.screenshots DIR")
    main(Path(sys.argv[1]))
