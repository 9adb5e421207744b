"""Voting power of known structures, as computed for the shared facts from the rules alone, or published."""

from datetime import date
from fractions import Fraction
from math import factorial

import pytest

from sim.analysis.power import Powers, Sort, Structure, powers, powers_by_type
from sim.council import council_on
from sim.errors import UnscError
from sim.law import Kind, Question, assembly_on, law_on, measure_of
from sim.law.reforms import council_under, law_under, reform
from sim.law.thresholds import ASSEMBLY_MAJORITY, ASSEMBLY_TWO_THIRDS, AtLeast

TODAY = date(2024, 6, 12)


def of(needed: int, veto: int, other: int, noes_to_block: int = 1) -> Structure:
    return Structure(AtLeast(needed, date.min, ()), other, veto, noes_to_block if veto else None)


def on(
    day: date, name: str | None = None, kind: str = "substantive", needed: int | None = None, **how: bool
) -> Powers:
    """Return the powers in the Council of a day, under a reform if one is named."""
    council, law = council_on(day), law_on(day)
    if name is not None:
        council = council_under(reform(name), council)
        law = law_under(reform(name), law, body_size=council.size, votes_needed=needed)
    return powers(measure_of(Question(kind), council, law), council, **how)


NOW, OLD = of(9, 5, 10), of(7, 5, 6)
G4, G4_ELEVEN, PANEL = of(14, 5, 20), of(14, 11, 14), of(14, 5, 19)
AFRICAN_15, AFRICAN_16 = of(15, 11, 15), of(16, 11, 15)


@pytest.mark.parametrize(
    ("structure", "winning", "veto_swings", "other_swings"),
    [
        (NOW, 848, 848, 84),
        (G4, 784_626, 784_626, None),
        (G4_ELEVEN, 16_278, 16_278, None),
        (AFRICAN_15, 32_192, 32_192, None),
        (AFRICAN_16, 30_827, 30_827, None),
        (PANEL, 354_522, 354_522, None),
        (of(9, 0, 15), 9_949, None, 3_003),
        (of(14, 0, 25), 11_576_916, None, 2_496_144),
    ],
)
def test_winning_coalitions_and_swings(structure, winning, veto_swings, other_swings) -> None:
    """Where one no blocks, every winning coalition needs every veto holder."""
    found = powers_by_type(structure)
    assert (found.winning, found.settings) == (winning, 2**structure.size)
    for sort, swings in ((Sort.VETO, veto_swings), (Sort.OTHER, other_swings)):
        if swings is not None:
            assert found.by_sort[sort].swings == swings


@pytest.mark.parametrize(
    ("structure", "passage", "veto", "other"),
    [
        (NOW, "0.025879", ("0.051758", "0.166929", "0.196270"), ("0.005127", "0.016535", "0.001865")),
        (G4, "0.023384", ("0.046767", "0.144372", "0.195155"), ("0.004505", "0.013907", "0.001211")),
        (G4_ELEVEN, "0.000485", ("0.000970", "0.090358", "0.090908"), ("0.000005", "0.000433", "0.000001")),
        (AFRICAN_15, "0.000480", ("0.000959", "0.089529", "0.090905"), ("0.000011", "0.001012", "0.000003")),
        (AFRICAN_16, "0.000459", ("0.000919", "0.087054", "0.090893"), ("0.000030", "0.002827", "0.000012")),
        (PANEL, "0.021131", ("0.042262", "0.136145", "0.193944"), ("0.005216", "0.016804", "0.001594")),
        (of(9, 0, 15), "0.303619", None, ("0.183289", "0.066667", "0.066667")),
        (of(14, 0, 25), "0.345019", None, ("0.148782", "0.040000", "0.040000")),
    ],
)
def test_the_table_of_the_shared_facts(structure, passage, veto, other) -> None:
    """Passage; then absolute Banzhaf, normalised Banzhaf and Shapley-Shubik of one member, to six places."""
    found = powers_by_type(structure)
    assert f"{float(found.passage):.6f}" == passage
    for sort, expected in ((Sort.VETO, veto), (Sort.OTHER, other)):
        if expected is not None:
            power = found.by_sort[sort]
            indices = (power.banzhaf_absolute, power.banzhaf, power.shapley_shubik)
            assert tuple(f"{float(index):.6f}" for index in indices) == expected


@pytest.mark.parametrize(
    ("structure", "shapley_shubik", "banzhaf"),
    [
        (NOW, ("421/2145", "4/2145"), ("106/635", "21/1270")),
        (OLD, ("76/385", "1/462"), ("19/105", "1/63")),
        (G4, ("1571/8050", "39/32200"), None),
        (PANEL, ("1249/6440", "39/24472"), None),
    ],
)
def test_exact_indices(structure, shapley_shubik, banzhaf) -> None:
    found = powers_by_type(structure).by_sort
    assert tuple(str(power.shapley_shubik) for power in found.values()) == shapley_shubik
    if banzhaf is not None:
        assert tuple(str(power.banzhaf) for power in found.values()) == banzhaf


def test_the_council_with_abstention() -> None:
    found = powers_by_type(NOW, ternary=True)
    assert (found.winning, found.settings) == (146_796, 3**15)
    veto, other = found.by_sort[Sort.VETO], found.by_sort[Sort.OTHER]
    assert (veto.swings, other.swings, veto.settings_of_others) == (108_336, 53_154, 3**14)
    assert veto.shapley_shubik == Fraction(118_525_786, 725_416_965)
    assert other.shapley_shubik == Fraction(26_557_607, 1_450_833_930)
    assert veto.orders == factorial(15) * 3**15


@pytest.mark.parametrize(
    ("day", "name", "needed", "structure"),
    [
        (TODAY, None, None, NOW),
        (date(1965, 11, 23), None, None, OLD),
        (TODAY, "g4", None, G4),
        (TODAY, "g4-eleven-vetoes", None, G4_ELEVEN),
        (TODAY, "ezulwini", 15, AFRICAN_15),
        (TODAY, "ezulwini", 16, AFRICAN_16),
        (TODAY, "panel-a", 14, PANEL),
        (TODAY, "panel-b", 14, PANEL),
        (TODAY, "uniting-for-consensus", None, of(15, 5, 20)),
        (TODAY, "two-noes", None, of(9, 5, 10, noes_to_block=2)),
        (TODAY, "simple-majority", None, of(8, 0, 15)),
    ],
)
@pytest.mark.parametrize("ternary", [False, True])
def test_by_name(day, name, needed, structure, ternary) -> None:
    """A reform gives the structure it proposes, whoever sits; so its powers are those of the structure."""
    found = on(day, name, needed=needed, ternary=ternary)
    assert found.by_type == powers_by_type(structure, ternary=ternary)
    assert list(found.shapley_shubik) == list(found.sorts)
    assert sum(found.shapley_shubik.values()) == sum(found.banzhaf.values()) == 1


def test_two_noes_to_block() -> None:
    """Worked out by hand: at least four of the five in favour, and elected members to make nine."""
    found = powers_by_type(of(9, 5, 10, noes_to_block=2))
    of_ten = [1, 10, 45, 120, 210, 252, 210, 120, 45, 10, 1]
    assert found.winning == sum(of_ten[4:]) + 5 * sum(of_ten[5:])
    # A permanent member joins three others where five elected or more are; or four others and just four elected.
    assert found.by_sort[Sort.VETO].swings == 4 * sum(of_ten[5:]) + of_ten[4]
    of_nine = [1, 9, 36, 84, 126, 126, 84, 36, 9, 1]
    assert found.by_sort[Sort.OTHER].swings == of_nine[3] + 5 * of_nine[4]
    assert found.by_sort[Sort.VETO].prevent < 1  # nobody holds a veto alone


def test_a_permanent_member_is_in_every_winning_coalition() -> None:
    power = powers_by_type(NOW).by_sort[Sort.VETO]
    assert power.prevent == 1
    assert power.initiate == Fraction(848, 2**15 - 848)
    assert power.banzhaf_absolute == 2 * powers_by_type(NOW).passage


def test_procedural_questions_know_no_veto() -> None:
    assert set(on(TODAY, kind="procedural").shapley_shubik.values()) == {Fraction(1, 15)}
    assert set(on(TODAY, kind="icj-election").sorts.values()) == {Sort.OTHER}
    assert on(TODAY, kind="preliminary").by_type == on(TODAY).by_type


def test_a_vacant_seat_lowers_no_threshold() -> None:
    """On 3 January 1980 fourteen sat, and it still took nine."""
    assert on(date(1980, 1, 3)).by_type == powers_by_type(of(9, 5, 9))


@pytest.mark.parametrize("requirement", [ASSEMBLY_MAJORITY, ASSEMBLY_TWO_THIRDS])
@pytest.mark.parametrize("ternary", [False, True])
def test_the_assembly(requirement, ternary) -> None:
    assembly = assembly_on(TODAY)
    kind = Kind.ASSEMBLY_MAJORITY if requirement is ASSEMBLY_MAJORITY else Kind.ASSEMBLY_TWO_THIRDS
    found = powers(measure_of(Question(kind), assembly, law_on(TODAY)), assembly, ternary=ternary)
    assert set(found.shapley_shubik.values()) == set(found.banzhaf.values()) == {Fraction(1, 193)}
    assert found.passage <= Fraction(1, 2)


def test_a_stranger_has_no_power_here() -> None:
    with pytest.raises(UnscError, match="'DEU' is none of the members that vote; expected one of DZA"):
        on(TODAY).of("DEU")


def test_where_nothing_can_pass_nobody_has_power() -> None:
    for ternary in (False, True):
        power = powers_by_type(of(5, 1, 3), ternary=ternary).by_sort[Sort.VETO]
        indices = (power.shapley_shubik, power.banzhaf, power.banzhaf_absolute, power.prevent, power.initiate)
        assert indices == (0, 0, 0, 0, 0)
