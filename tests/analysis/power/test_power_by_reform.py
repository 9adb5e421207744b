"""Power under every reform: what the proposals share, and what each changes."""

from datetime import date
from fractions import Fraction

import pytest

from sim.analysis.power import ReformedPower, power_by_reform
from sim.council import council_on
from sim.errors import UnscError
from sim.law import Question, law_on
from sim.law.reforms import REFORMS

DAY = date(2024, 6, 12)


def by_name(question: Question, *, ternary: bool = False) -> dict[str | None, ReformedPower]:
    found = power_by_reform(question, council_on(DAY), law_on(DAY), ternary=ternary)
    return {None if each.reform is None else each.reform.name: each for each in found}


@pytest.mark.parametrize("ternary", [False, True])
def test_every_reform_shares_out_one_whole(ternary) -> None:
    found = by_name(Question("substantive"), ternary=ternary)
    assert list(found) == [None, *REFORMS]
    for each in found.values():
        assert sum(seats.members for seats in each.seats) == each.size
        assert sum(seats.members * seats.power.shapley_shubik for seats in each.seats) == 1
        assert sum(seats.members * seats.power.banzhaf for seats in each.seats) == 1


def test_seats_as_proposed() -> None:
    found = by_name(Question("substantive"))
    seats = {name: [(s.members, s.permanent, s.veto) for s in each.seats] for name, each in found.items()}
    assert seats[None] == [(5, True, True), (10, False, False)]
    assert seats["g4"] == [(5, True, True), (6, True, False), (14, False, False)]
    assert seats["ezulwini"] == [(11, True, True), (15, False, False)]
    assert seats["no-veto"] == [(5, True, False), (10, False, False)]
    without, elected = found["g4"].seats[1:]
    assert without.power == elected.power


def test_on_mass_atrocities_the_suspended_veto_is_gone() -> None:
    """By the French and Mexican idea and by the pledge alike, each of the fifteen is worth the same then."""
    ordinary, then = (by_name(Question("substantive", mass_atrocities=asked)) for asked in (False, True))
    for name in ("france-mexico", "act-code"):
        assert [s.power for s in ordinary[name].seats] == [s.power for s in ordinary[None].seats]
        assert {s.power.shapley_shubik for s in then[name].seats} == {Fraction(1, 15)}
    assert [s.power for s in then[None].seats] == [s.power for s in ordinary[None].seats]


def test_a_veto_under_chapter_vii_only() -> None:
    other, chapter_vii = (by_name(Question("substantive", chapter=chapter)) for chapter in ("VI", "VII"))
    name = "veto-chapter-vii"
    assert [s.power for s in chapter_vii[name].seats] == [s.power for s in chapter_vii[None].seats]
    assert {s.veto for s in other[name].seats} == {False}


def test_proposals_add_to_fifteen_seats_only() -> None:
    day = date(1960, 1, 1)
    with pytest.raises(UnscError, match="g4 adds 10 seats to a Council of 15; the one of 1960-01-01 has 11"):
        power_by_reform(Question("substantive"), council_on(day), law_on(day))
