"""The reforms as a list, one reform in full, and both as rows ready for JSON. It applies none of them."""

from collections.abc import Iterable, Iterator
from typing import Any

from sim.law import Veto
from sim.law.reforms import Reform
from sim.show.lines import WIDTH, Paragraph, laid_out
from sim.show.words import count
from sim.source import Source, Status


def reform_row(reform: Reform) -> dict[str, Any]:
    """Return what a script is told of a reform; what it leaves as it is on the day is None."""
    seats = reform.seats
    return {
        "name": reform.name,
        "title": reform.title,
        "about": reform.about,
        "permanent": None if seats is None else seats[0],
        "elected": None if seats is None else seats[1],
        "new_permanent": reform.new_permanent,
        "new_elected": reform.new_elected,
        "votes_needed": reform.votes,
        "votes_status": reform.votes_status.value,
        "votes_recorded_for": reform.recorded_for,
        "more_than_half": reform.more_than_half,
        "veto": None if reform.veto is None else _veto_row(reform.veto),
        "pledge": reform.pledge is not None,
        "facts": [
            {"says": f.says, "status": f.status.value, "sources": [_source(s) for s in f.sources]}
            for f in reform.facts
        ],
        "sources": [_source(s) for s in reform.sources],
    }


def _veto_row(veto: Veto) -> dict[str, Any]:
    return {
        "holders": None if veto.holders is None else sorted(veto.holders),
        "noes_to_block": veto.noes_to_block,
        "chapters": None if veto.chapters is None else sorted(c.value for c in veto.chapters),
        "spares_mass_atrocities": veto.spares_mass_atrocities,
    }


def _source(source: Source) -> dict[str, str | None]:
    return {"cite": source.cite, "url": source.url}


_COLUMNS = "  {:<21} {:<7} {:<17} "


def reforms_list(reforms: Iterable[Reform], width: int = WIDTH) -> list[str]:
    """Return the lines that list reforms: name, seats, votes needed, who blocks, and the document below."""
    lines = [_COLUMNS.format("Name", "Seats", "Votes") + "Who blocks", ""]
    for each in reforms:
        seats = "as now" if each.seats is None else "{} + {}".format(*each.seats)
        lines += Paragraph(each.blocks, _COLUMNS.format(each.name, seats, _votes(each))).lines(width)
        lines += Paragraph("; ".join(s.cite for s in each.sources), "      ").lines(width)
    lines += ["", "  Seats: permanent + elected. assumed: no source that was read says so."]
    lines += ["  unsc reforms NAME tells more. --law NAME decides by it, and so does law: NAME."]
    return lines


def _votes(reform: Reform) -> str:
    if reform.votes is None and not reform.more_than_half:
        return "as now"
    votes = "over half" if reform.more_than_half else str(reform.votes)
    return f"{votes}{' assumed' if reform.votes_status is Status.ASSUMED else ''}"


def reform_text(reform: Reform, width: int = WIDTH) -> list[str]:
    """Return the lines that tell one reform in full: what it changes, and how surely each fact is known."""
    rows = [("Seats", _seats(reform)), ("Votes", _votes(reform)), ("Who blocks", reform.blocks)]
    return [
        *laid_out([Paragraph(f"{reform.name}: {reform.title}"), Paragraph("")], width),
        *laid_out([Paragraph(reform.about, "  "), Paragraph("")], width),
        *laid_out([Paragraph(text, f"  {name:<12}") for name, text in rows], width),
        "",
        *laid_out(_facts(reform), width),
        "",
        *laid_out([Paragraph(_with_address(s), "  ") for s in reform.documents], width),
    ]


def _seats(reform: Reform) -> str:
    if reform.seats is None:
        return "as now"
    permanent, elected = reform.seats
    new = [
        f"{n} new {kind}"
        for n, kind in ((reform.new_permanent, "permanent"), (reform.new_elected, "elected"))
        if n
    ]
    return f"{count(permanent + elected, 'member')}: {permanent} permanent, {elected} elected ({', '.join(new)})"


def _facts(reform: Reform) -> Iterator[Paragraph]:
    for fact in reform.facts:
        cited = f" [{'; '.join(s.cite for s in fact.sources)}]" if fact.sources else ""
        yield Paragraph(f"{fact.says}{cited}", f"  {fact.status.value:<12}")


def _with_address(source: Source) -> str:
    return source.cite if source.url is None else f"{source.cite}: {source.url}"
