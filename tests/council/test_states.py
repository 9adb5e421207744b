import re
from datetime import date
from pathlib import Path

import pytest

from sim.council import Group, UnknownState, assembly_members_on, state
from sim.council.states import all_states, nearest, sort_key
from sim.council.terms import TERMS
from sim.errors import UnscError


@pytest.mark.parametrize(
    ("code", "on", "name"),
    [
        ("COD", date(1982, 1, 1), "Zaire"),
        ("COD", date(1997, 5, 16), "Zaire"),
        ("COD", date(1997, 5, 17), "Democratic Republic of the Congo"),
        ("LKA", date(1960, 1, 1), "Ceylon"),
        ("BFA", date(1984, 8, 5), "Upper Volta"),
        ("BFA", date(1984, 8, 6), "Burkina Faso"),
        ("CIV", date(1964, 6, 1), "Ivory Coast"),
        ("CIV", date(1990, 1, 1), "Côte d'Ivoire"),
        ("EGY", date(1949, 1, 1), "Egypt"),
        ("EGY", date(1961, 6, 1), "United Arab Republic"),
        ("EGY", date(1984, 6, 1), "Egypt"),
        ("DEU", date(1987, 6, 1), "Germany, Federal Republic of"),
        ("DEU", date(1995, 6, 1), "Germany"),
        ("CMR", date(1974, 10, 1), "United Republic of Cameroon"),
        ("CMR", date(2002, 10, 1), "Cameroon"),
        ("UKR", date(1948, 7, 1), "Ukrainian Soviet Socialist Republic"),
        ("CZE", date(1994, 1, 1), "Czech Republic"),
        ("TUR", date(2010, 9, 1), "Turkey"),
        ("TUR", date(2022, 6, 1), "Türkiye"),
        ("ROC", date(1950, 1, 1), "China"),
        ("YUG", date(1950, 1, 1), "Yugoslavia"),
        ("MKD", date(2014, 12, 18), "The former Yugoslav Republic of Macedonia"),
    ],
)
def test_names_are_those_of_the_day(code: str, on: date, name: str) -> None:
    assert state(code).name_on(on) == name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("NGR", "NGA"),
        ("Nigeria", "NGA"),
        ("nga", "NGA"),
        ("GER", "DEU"),
        ("SPA", "ESP"),
        ("UK", "GBR"),
        ("USSR", "SUN"),
        ("Russia", "RUS"),
        ("Soviet Union", "SUN"),
        ("South Korea", "KOR"),
        ("North Korea", "PRK"),
        ("Republic of China", "ROC"),
        ("China", "CHN"),
        ("Zaire", "COD"),
        ("Cote d'Ivoire", "CIV"),
        ("Ivory Coast", "CIV"),
        ("Turkiye", "TUR"),
        ("Iran", "IRN"),
        ("Swaziland", "SWZ"),
        ("United States", "USA"),
        ("Azerbaidjan", "AZE"),
    ],
)
def test_a_mistyped_code_or_a_name_gets_the_code_that_was_meant(typed: str, meant: str) -> None:
    with pytest.raises(UnknownState) as caught:
        state(typed)
    assert str(caught.value) == f"{typed} is no State code; did you mean {meant} ({state(meant).label})?"


@pytest.mark.parametrize("typed", ["", "qqq", "the rest", "?!"])
def test_nothing_is_guessed_from_nonsense(typed: str) -> None:
    assert nearest(typed) is None
    with pytest.raises(UnscError, match=r"is no State code$"):
        state(typed)


def test_every_code_is_three_capitals_and_stands_once() -> None:
    codes = [s.code for s in all_states()]
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert len(set(codes)) == len(codes) == 193 + 6


def test_every_state_that_sat_is_known() -> None:
    assert all(state(t.code).code == t.code for t in TERMS)


def test_names_of_a_state_follow_each_other() -> None:
    for known in all_states():
        days = [n.until for n in known.names[:-1]]
        assert None not in days
        assert days == sorted(d for d in days if d)
        assert len({n.text for n in known.names}) >= len(known.names) - 1  # Cameroon came back to its first name


def test_alphabetical_order_folds_accents() -> None:
    names = ["Denmark", "Côte d'Ivoire", "China", "Türkiye", "Tunisia", "Uganda", "Croatia"]
    expected = ["China", "Côte d'Ivoire", "Croatia", "Denmark", "Tunisia", "Türkiye", "Uganda"]
    assert sorted(names, key=sort_key) == expected


def test_the_assembly_has_193_members_in_five_groups() -> None:
    codes = assembly_members_on(date(2014, 12, 18))
    assert len(codes) == len(set(codes)) == 193
    count = {g: sum(state(c).group is g for c in codes) for g in Group}
    assert list(count.values()) == [54, 54, 23, 33, 29]
    assert not {"ROC", "SUN", "CSK", "DDR", "YUG", "YMD"} & set(codes)


def test_the_assembly_before_its_193rd_member_is_refused() -> None:
    assert len(assembly_members_on(date(2011, 7, 14))) == 193
    with pytest.raises(UnscError, match="by name from 2011-07-14, and by number before"):
        assembly_members_on(date(2011, 7, 13))


def test_the_yes_votes_of_resolution_69_188_are_the_members_not_listed_otherwise(shared: Path) -> None:
    text = (shared / "facts" / "dprk.md").read_text(encoding="utf-8")
    line = text.split("### A/RES/69/188 roll call\n")[1].splitlines()[0]
    others = re.findall(r"\b[A-Z]{3}\b", line.replace("UNDL", ""))
    assert len(others) == len(set(others)) == 20 + 53 + 4
    assert len(set(assembly_members_on(date(2014, 12, 18))) - set(others)) == 116
    assert set(others) <= set(assembly_members_on(date(2014, 12, 18)))
