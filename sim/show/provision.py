"""A provision as text and as a row ready for JSON. What it says is not said here."""

from collections.abc import Iterable
from typing import Any

from sim.law.provisions import Provision, Status
from sim.show.lines import WIDTH, Paragraph, laid_out

_NOT_APPLIED = "nowhere: the simulator does not apply it"


def provision_row(p: Provision) -> dict[str, Any]:
    """Return what a script is told of a provision."""
    return {
        "cite": p.cite,
        "title": p.title,
        "says": p.says,
        "status": p.status.value,
        "url": p.url,
        "standing": p.standing.value,
        "applied_in": list(p.applied_in),
        "episode": p.episode,
        "scenario": p.scenario or None,
        "note": p.note,
    }


def provision_text(p: Provision, width: int = WIDTH) -> list[str]:
    """Return the lines that tell a provision: what it says, its force, and at the end where to watch it."""
    rows = [
        ("Status", p.status.value),
        ("Example", p.episode),
        ("Note", p.note),
        ("Wording", p.standing.value),
        ("Text", p.url or ""),
        ("Applied in", " ".join(p.applied_in) or ("" if p.status is Status.DELETED else _NOT_APPLIED)),
        ("Try it", f"unsc run {p.scenario}" if p.scenario else ""),
    ]
    return [
        *laid_out([Paragraph(p.cite), Paragraph(p.title), Paragraph("")], width),
        *laid_out([Paragraph(p.says, "  "), Paragraph("")], width),
        *laid_out([Paragraph(text, f"  {name:<12}") for name, text in rows if text], width),
    ]


def provisions_text(provisions: Iterable[Provision], width: int = WIDTH) -> list[str]:
    """Return the lines that tell several provisions in full, a blank line between two."""
    lines: list[str] = []
    for p in provisions:
        lines += [*([""] if lines else []), *provision_text(p, width)]
    return lines


_GROUPS = (
    ("Provisional Rules of Procedure of the Security Council", ("Rule ",)),
    ("Charter of the United Nations", ("Charter ",)),
    ("Statute of the International Court of Justice", ("ICJ Statute ",)),
    ("Rome Statute of the International Criminal Court", ("Rome Statute ",)),
    ("Rules of Procedure of the General Assembly", ("GA Rule ",)),
    ("Practice of the Council", ("Council practice",)),
    ("Resolutions, notes, records and other sources", ("",)),
)
"""The headings of the list, and how the citations below each begin; the last takes what is left."""
_WIDEST_CITE = 26


def provisions_row(provisions: Iterable[Provision]) -> dict[str, Any]:
    """Return what a script is told of all provisions."""
    return {"provisions": [{"cite": p.cite, "title": p.title} for p in provisions]}


def provisions_rows(provisions: Iterable[Provision]) -> dict[str, Any]:
    """Return what a script is told of several provisions, each in full."""
    return {"provisions": [provision_row(p) for p in provisions]}


def provisions_list(provisions: Iterable[Provision], width: int = WIDTH) -> list[str]:
    """Return the lines that list all provisions under headings, each with its title."""
    groups: dict[str, list[Provision]] = {heading: [] for heading, _ in _GROUPS}
    for p in provisions:
        groups[next(heading for heading, begin in _GROUPS if p.cite.startswith(begin))].append(p)
    lines: list[str] = []
    for heading, those in groups.items():
        if not those:
            continue
        lines += [*([""] if lines else []), heading]
        for p in those:
            if len(p.cite) < _WIDEST_CITE:
                lines += Paragraph(p.title, f"  {p.cite:<{_WIDEST_CITE}}").lines(width)
            else:
                lines += [*Paragraph(p.cite, "  ").lines(width)]
                lines += Paragraph(p.title, " " * (_WIDEST_CITE + 2)).lines(width)
    return lines
