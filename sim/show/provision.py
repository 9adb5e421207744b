"""A provision as text and as a row ready for JSON."""

from typing import Any

from sim.law.provisions import Provision
from sim.show.lines import WIDTH, Paragraph, laid_out


def provision_row(p: Provision) -> dict[str, Any]:
    """Return what a script is told of a provision."""
    return {
        "cite": p.cite,
        "title": p.title,
        "says": p.says,
        "url": p.url,
        "standing": p.standing.value,
        "applied_in": list(p.applied_in),
        "episode": p.episode,
        "note": p.note,
    }


def provision_text(p: Provision, width: int = WIDTH) -> list[str]:
    """Return the lines that tell a provision."""
    rows = [
        ("Example", p.episode),
        ("Note", p.note),
        ("Wording", p.standing.value),
        ("Text", p.url or ""),
        ("Applied in", " ".join(p.applied_in)),
    ]
    return [
        *laid_out([Paragraph(p.cite), Paragraph(p.title), Paragraph("")], width),
        *laid_out([Paragraph(p.says, "  "), Paragraph("")], width),
        *laid_out([Paragraph(text, f"  {name:<12}") for name, text in rows if text], width),
    ]
