"""Draws docs/agenda-2014.svg, the README's picture, from what the command prints: `python docs/picture.py`."""

import html
from pathlib import Path

from click.testing import CliRunner

from sim.cli import main

HERE = Path(__file__).resolve().parent
COLOURS = {"NOT ADOPTED": "#ff8f8f", "ADOPTED": "#8fdf8f", "OPEN": "#ffd479"}
LINE, LEFT, TOP = 19, 18, 52


def block(name: str, *options: str) -> list[str]:
    """Return the decision of the Council as `unsc run` tells it."""
    told = CliRunner().invoke(main, ["run", name, *options]).output.splitlines()
    start = next(n for n, line in enumerate(told) if "| Security Council:" in line)
    rest = told[start:]
    end = next(
        (n for n, line in enumerate(rest) if "| Record" in line or "| Documents" in line or not line.strip()),
        len(rest),
    )
    return [line[7:] for line in rest[:end]]


def draw() -> str:
    """Return the picture: the vote as it was, and as it would have been had the question been substantive."""
    lines: list[tuple[str, str]] = []
    for command in (
        ("dprk/2014",),
        ("dprk/2014", "--set", "timeline.agenda.kind=substantive"),
    ):
        lines.append((f"$ unsc run {' '.join(command)}", "#9ecbff"))
        for line in block(*command):
            colour = next((c for word, c in COLOURS.items() if f": {word}" in line), "#d8dee9")
            lines.append((line, colour))
        lines.append(("", "#d8dee9"))
    lines.pop()
    height = TOP + LINE * len(lines)
    rows = "\n".join(
        f'<text x="{LEFT}" y="{TOP + LINE * n}" fill="{colour}" xml:space="preserve">{html.escape(line)}</text>'
        for n, (line, colour) in enumerate(lines)
    )
    dots = "".join(f'<circle cx="{22 + 18 * n}" cy="20" r="5.5" fill="#4c566a"/>' for n in range(3))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 {height}" width="720" height="{height}" '
        'role="img" aria-labelledby="title">\n'
        '<title id="title">The 2014 agenda vote, twice: procedural and carried, substantive and vetoed</title>\n'
        f'<rect width="720" height="{height}" rx="10" fill="#1f2430"/>\n{dots}\n'
        f'<g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="13.5">\n{rows}\n</g>\n</svg>\n'
    )


if __name__ == "__main__":
    (HERE / "agenda-2014.svg").write_text(draw(), encoding="utf-8")
