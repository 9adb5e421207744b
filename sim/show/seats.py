"""The Council of a day as a table and as a row ready for JSON."""

from typing import Any

from sim.council import Council, Group
from sim.show.words import count, day, named, sentence, short_name


def council_row(council: Council, needed: int) -> dict[str, Any]:
    """Return what a script is told of a Council; `needed` is what a procedural motion takes."""
    return {
        "on": str(council.on),
        "size": council.size,
        "needed": needed,
        "president": council.president,
        "members": [
            {
                "code": m.code,
                "name": m.name,
                "permanent": m.permanent,
                "group": None if m.group is None else m.group.value,
                "since": str(m.since),
                "until": None if m.until is None else str(m.until),
            }
            for m in council.members
        ],
    }


def council_table(council: Council, needed: int) -> list[str]:
    """Return the lines that show the Council of a day, in seating order; * marks the permanent members."""
    on = council.on
    assert on is not None, "only a Council of no day has none, and it is not shown as a table"
    names = {m.code: short_name(m.code, on) for m in council.members}
    wide = max(map(len, names.values()))
    lines = [f"The Security Council on {day(on)}", ""]
    for m in council.members:
        term = f"since {m.since.year}" if m.until is None else _years(m.since.year, m.until.year)
        seat = f"  {m.code}{'*' if m.permanent else ' '} {names[m.code]:<{wide}}  {term:<10}"
        group = "" if m.group is None else _GROUPS[m.group]
        lines.append(f"{seat}  {group}".rstrip())
    vacant = f"; {count(council.vacant, 'seat')} of {council.size} vacant" if council.vacant else ""
    chair = council.president
    who = "Nobody" if chair is None else f"{sentence(named(chair, on)).removesuffix('.')} ({chair})"
    return [
        *lines,
        "",
        f"  * permanent member{vacant}",
        f"  {who} presides.",
        f"  A procedural motion takes {count(needed, 'affirmative vote')}.",
    ]


_GROUPS = {
    Group.AFRICAN: "Africa",
    Group.ASIA_PACIFIC: "Asia-Pacific",
    Group.EASTERN_EUROPEAN: "Eastern Europe",
    Group.LATIN_AMERICAN_AND_CARIBBEAN: "Latin America, Caribbean",
    Group.WESTERN_EUROPEAN_AND_OTHERS: "Western Europe, Others",
}


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"
