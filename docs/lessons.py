"""Renews the tables of lessons in scenarios/README.md from the scenarios themselves: `python docs/lessons.py`."""

from pathlib import Path

from sim.scenario.catalogue import entries
from sim.show.lessons import lessons_markdown

INDEX = Path(__file__).resolve().parents[1] / "scenarios" / "README.md"
BEGIN, END = "<!-- The tables below are written by docs/lessons.py. -->\n", "<!-- Here they end. -->\n"


def renewed(text: str) -> str:
    """Return the index with its tables as the scenarios now have them; the rest of it stays as it is."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{lessons_markdown(entries())}\n\n{END}{after}"


if __name__ == "__main__":
    INDEX.write_text(renewed(INDEX.read_text(encoding="utf-8")), encoding="utf-8")
