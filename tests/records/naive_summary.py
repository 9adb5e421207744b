"""The figures of a record counted again, naively: from the cells of rows, by loops, with nothing of the package.

A row has the columns of the layout with one row per vote. Members of a Council are those a full roll call names.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product

Row = dict[str, str]
PERMANENT = {"CHN", "ROC", "FRA", "GBR", "RUS", "SUN", "USA"}
SEAT = {"ROC": "CHN", "SUN": "RUS"}
SEATS = ("CHN", "FRA", "GBR", "RUS", "USA")
FULL = ("recorded", "recorded_corrected", "derived")
ADOPTED = ("adopted", "carried", "amendment_adopted")
NOT_SAID_WHY = ("not_carried", "not_adopted")
Figures = Counter[tuple[str, ...]]


def needed(row: Row) -> int:
    return 9 if row["date"] >= "1966" else 7


def members(row: Row) -> int:
    """Count who sat: eleven, from 1966 fifteen, and fourteen until Mexico was elected on 7 January 1980."""
    if "1980-01-01" <= row["date"] < "1980-01-07":
        return 14
    return 15 if row["date"] >= "1966" else 11


def cast(row: Row) -> dict[str, str]:
    return dict(pair.split("=") for pair in row["votes"].split(";") if pair)


def votes_of(row: Row) -> dict[str, str]:
    """Return the votes known by name; whom the row has vetoing voted against."""
    vetoing = dict.fromkeys(row["veto_by"].replace(";", " ").split(), "N")
    return vetoing | cast(row)


def full(row: Row) -> bool:
    return row["votes_basis"] in FULL and row["outcome"] != "adopted_without_vote"


def permanent_noes(row: Row) -> set[str]:
    return {code for code, letter in votes_of(row).items() if letter == "N" and code in PERMANENT}


def procedural(row: Row) -> bool:
    if row["kind"]:
        return row["kind"] == "procedural"
    return row["outcome"] in ADOPTED and bool(permanent_noes(row))


def result(votes: dict[str, str], row: Row, kind: str, noes_to_block: int = 1) -> str:
    """Decide a full roll call."""
    if sum(v == "Y" for v in votes.values()) < needed(row):
        return "too_few"
    vetoes = sum(v == "N" and code in PERMANENT for code, v in votes.items())
    return "vetoed" if kind != "procedural" and vetoes >= noes_to_block else "adopted"


def fate(row: Row) -> str:
    outcome = row["outcome"]
    if outcome in ADOPTED:
        return "adopted"
    if outcome == "adopted_without_vote":
        return outcome
    if outcome == "vetoed":
        return "vetoed"
    if outcome == "not_adopted_insufficient_votes":
        return "too_few_votes"
    if outcome in NOT_SAID_WHY:
        results = set(completions(row, row["kind"] or "substantive", 1))
        return {("too_few",): "too_few_votes", ("vetoed",): "vetoed"}.get(
            tuple(sorted(results)), "not_adopted_reason_unknown"
        )
    return "outcome_unknown"


def completions(row: Row, kind: str, noes_to_block: int) -> Iterator[str]:
    """Decide every way in which the members not named may have voted, as far as the totals let them."""
    for yes, vetoes in ways(row):
        if yes < needed(row):
            yield "too_few"
        else:
            yield "vetoed" if kind != "procedural" and vetoes >= noes_to_block else "adopted"


def ways(row: Row) -> Iterator[tuple[int, int]]:
    """List every way the votes may have been: how many in favour, and how many permanent members against."""
    named = votes_of(row)
    free_permanent = 5 - len([c for c in named if c in PERMANENT])
    free_others = members(row) - 5 - len([c for c in named if c not in PERMANENT])
    left: dict[str, int | None] = {}
    for letter, column in (("Y", "yes"), ("N", "no"), ("A", "abstain"), ("X", "not_voting")):
        said = int(row[column]) if row[column] and row["votes_basis"] not in FULL else None
        left[letter] = None if said is None else max(0, said - sum(v == letter for v in named.values()))
    yes = sum(v == "Y" for v in named.values())
    vetoes = len(permanent_noes(row))
    for py, pn, oy, on in product(range(6), range(6), range(11), range(11)):
        rest = free_permanent + free_others - py - pn - oy - on
        if py + pn > free_permanent or oy + on > free_others or not _fit(left, py + oy, pn + on, rest):
            continue
        yield yes + py + oy, vetoes + pn


def _fit(left: dict[str, int | None], yes: int, no: int, rest: int) -> bool:
    """Tell whether votes not named fit the totals, of which some are not stated."""
    if left["Y"] not in (None, yes) or left["N"] not in (None, no):
        return False
    neither = [left[letter] for letter in "AX"]
    known = sum(n for n in neither if n is not None)
    return rest == known if None not in neither else rest >= known


def counted(rows: Iterable[Row], pairs: Iterable[tuple[str, str]]) -> Figures:
    """Count all figures but those of other laws, over all rows."""
    found: Figures = Counter()
    for row in rows:
        what, votes = fate(row), votes_of(row)
        found["votes", what] += 1
        found["votes", "procedural"] += procedural(row)
        if what == "adopted" and full(row):
            found["unanimous", "of"] += 1
            found["unanimous", "value"] += set(votes.values()) == {"Y"}
        if what == "vetoed":
            all_named = full(row) or row["no"] == str(sum(v == "N" for v in cast(row).values()))
            vetoers = permanent_noes(row) if all_named or row["veto_by"] else set()
            seats = {SEAT.get(code, code) for code in vetoers}
            for seat in seats:
                found["vetoes", seat] += 1
                found["alone", seat] += len(seats) == 1
        if what == "too_few_votes" and not procedural(row):
            noes = {vetoes > 0 for _, vetoes in ways(row)}
            found["hidden", "not known" if len(noes) > 1 else "with" if noes == {True} else "without"] += 1
        if full(row):
            _agree(found, votes, pairs)
            _pivot(found, row, votes, what)
    return found


def _agree(found: Figures, votes: dict[str, str], pairs: Iterable[tuple[str, str]]) -> None:
    by_seat = {SEAT.get(code, code): letter for code, letter in votes.items()}
    contested = set(votes.values()) != {"Y"}
    for one, other in pairs:
        a, b = by_seat.get(one, "X"), by_seat.get(other, "X")
        if "X" in (a, b):
            continue
        found["both", one, other] += 1
        found["same", one, other] += a == b
        found["halves", one, other] += 2 if a == b else "A" in (a, b)
        found["contested", one, other] += contested
        found["contested same", one, other] += contested and a == b


def _pivot(found: Figures, row: Row, votes: dict[str, str], what: str) -> None:
    """Change one vote after another, and see what comes of it."""
    kinds = [row["kind"]] if row["kind"] else ["procedural", "substantive"]
    by_kind = []
    for kind in kinds:
        was = result(votes, row, kind)
        if what == "outcome_unknown" or (was == "adopted") != (what == "adopted"):
            continue
        pivotal = {}
        for code, letter in votes.items():
            changed = {new: result({**votes, code: new}, row, kind) == "adopted" for new in "YA"}
            if was == "adopted":
                if letter == "Y" and not changed["A"]:
                    pivotal[code] = "decisive_yes"
            elif letter == "N" and changed["A"]:
                pivotal[code] = "lone_veto"
            elif letter != "Y" and changed["Y"]:
                pivotal[code] = "withheld_yes"
        by_kind.append(pivotal)
    if by_kind and all(each == by_kind[0] for each in by_kind):
        for code in votes:
            found["sat", SEAT.get(code, code)] += 1
        for code, how in by_kind[0].items():
            found[how, SEAT.get(code, code)] += 1


def with_two_noes(row: Row) -> str:
    """Say what a law would have made of a failed draft by which one permanent no does not block and two do."""
    adopted = {way == "adopted" for way in completions(row, row["kind"] or "substantive", 2)}
    return "open" if len(adopted) > 1 else "adopted" if adopted == {True} else "not_adopted"
