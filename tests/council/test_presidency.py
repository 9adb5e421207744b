import itertools
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.council import council_on, president_on
from sim.council.presidency import RULE_18, turns
from sim.council.terms import FIRST_DAY, LAST_DAY
from sim.errors import UnscError

days = st.dates(FIRST_DAY, LAST_DAY)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def month(text: str) -> date:
    name, year = text.replace("Sept", "Sep").split()
    return date(int(year), MONTHS.index(name) + 1, 1)


@pytest.mark.parametrize(
    ("on", "code"),
    [
        # The first year ran from the 17th.
        (date(1946, 1, 17), "AUS"),
        (date(1946, 2, 16), "AUS"),
        (date(1946, 2, 17), "BRA"),
        (date(1946, 6, 16), "FRA"),
        (date(1946, 6, 17), "MEX"),
        (date(1946, 6, 26), "MEX"),
        (date(1946, 11, 16), "GBR"),
        (date(1946, 11, 17), "USA"),
        (date(1946, 12, 16), "USA"),
        (date(1946, 12, 17), "USA"),
        (date(1946, 12, 31), "USA"),
        (date(1947, 1, 1), "AUS"),
        (date(1947, 1, 31), "AUS"),
        (date(1947, 2, 1), "BEL"),
    ],
)
def test_the_first_year(on: date, code: str) -> None:
    assert president_on(on) == code


# Presidents named in a document we read, beyond those in the facts files: months, codes in their order, document.
RECORD = [
    ("Jan 1946", "AUS", "S/PV.2, 25 Jan 1946 (asked for the 17th)"),
    ("May 1948", "FRA", "S/PV.303, in AJIL, The So-Called Double Veto"),
    ("Sep 1950", "GBR", "FRUS 1950 VI, 319"),
    ("Oct 1952", "CHL ROC FRA GRC LBN PAK", "International Organization 7 (1953), Security Council"),
    ("Jan 1955", "NZL", "UN audiovisual library, 689th meeting, 31 Jan 1955"),
    ("Jul 1958", "COL", "S/PV.830, 16 Jul 1958"),
    ("Sep 1959", "ITA", "AJIL 1960, note on Laos"),
    ("Oct 1962", "SUN", "Kuznetsov and Zorin, 30 Oct 1962, digitalarchive.wilsoncenter.org/document/114484"),
    ("Jul 1963", "MAR", "Repertoire 1959-63, ch. VIII, 1050th meeting, 31 Jul 1963"),
    ("Jun 1967", "DNK", "Finger, Inside the World of Diplomacy, p. 112, through Wikipedia, Hans Tabor"),
    ("Nov 1967", "MLI", "S/PV.1381, 20 Nov 1967"),
    ("Dec 1967", "NGA PAK", "JTA, 2 Jan 1968"),
    ("Jan 1972", "SOM", "S/PV.1630, 31 Jan 1972"),
    ("Jun 1973", "SUN", "S/PV.1717, 6 Jun 1973"),
    ("Sep 1974", "GBR CMR", "The Press (Christchurch), 2 Oct 1974"),
    (
        "Oct 1977",
        "IND LBY MUS NGA",
        "statement of M. J. Makatini at the 2053rd meeting, 9 Dec 1977 (sahistory.org.za)",
    ),
    ("Apr 1979", "NOR", "S/PV.2143, 30 Apr 1979"),
    ("Dec 1981", "UGA", "S/PV.2321, 21 Dec 1981"),
    ("Mar 1984", "PER", "S/PV.2525, 30 Mar 1984"),
    # Only with Burkina Faso presiding a second time, in October 1984, does the wheel come to these two.
    ("Aug 1985", "SUN", "sikhheritageeducation.com/reagan-may-chair-u-n-security-council-commemorative-session"),
    ("Oct 1985", "USA", "same: next but one by alphabetical rotation"),
    ("Jul 1990", "MYS ROU", "S/PV.2932, 2 Aug 1990"),
    ("Dec 1990", "YEM", "S/PV.2970 (Part I), 19 Dec 1990"),
    ("Apr 1994", "NZL", "C. Keating to the Council, 16 Apr 2014"),
    ("May 1994", "NGA", "ushmm.org, Ibrahim Gambari"),
    ("Sep 1994", "ESP", "S/PV.3423, 9 Sep 1994"),
    ("Nov 1994", "USA", "S/PV.3453, 8 Nov 1994, and S/PV.3474, 30 Nov 1994"),
    ("Jan 1995", "ARG", "S/PV.3492, 19 Jan 1995"),
    ("Sep 1995", "ITA", "S/PV.3583, 26 Sep 1995"),
    ("Dec 2007", "ITA", "UN press release, Presidents for December, M. Spatafora"),
    ("Sep 2008", "BFA", "letter of Burkina Faso, 23 Feb 2009"),
    ("Mar 2013", "RUS RWA", "The New Times (Kigali), 5 Apr 2013"),
    ("Aug 2019", "POL RUS", "Sputnik, 1 Sep 2019"),
    (
        "Jan 2023",
        "JPN MLT MOZ RUS CHE ARE GBR USA ALB BRA CHN ECU",
        "Security Council Presidency 2023, un.org, through pscmcqs.com",
    ),
]


@pytest.mark.parametrize(("first", "codes", "document"), RECORD, ids=[when for when, _, _ in RECORD])
def test_presidents_of_the_record(first: str, codes: str, document: str) -> None:
    assert document
    on = max(month(first), FIRST_DAY)
    for code in codes.split():
        assert president_on(on) == code
        on = (on.replace(day=1) + timedelta(days=31)).replace(day=1)


def test_every_president_in_the_facts_files(shared: Path) -> None:
    found = []
    for name in ("dprk.md", "episodes.md"):
        text = (shared / "facts" / name).read_text(encoding="utf-8")
        for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL):
            on = re.search(r'^date: "(\d{4}-\d\d-\d\d)', block, re.MULTILINE)
            who = re.search(r'^president: "([A-Z]{3})', block, re.MULTILINE)
            if on and who:
                found.append((date.fromisoformat(on[1]), who[1]))
    assert len(found) >= 27
    assert [(on, president_on(on)) for on, _ in found] == found


def test_every_president_in_the_table_of_facts(shared: Path) -> None:
    section = (shared / "facts" / "dprk.md").read_text(encoding="utf-8").split("## Presidency on each date")[1]
    section = section.split("\n## ")[0]
    listed = [(month(m), c) for m, c in re.findall(r"^\| (\w+ \d{4}) \| ([A-Z]{3}) \|", section, re.MULTILINE)]
    listed += [(month(m), c) for c, m in re.findall(r"([A-Z]{3}) (\w{3,4} \d{4})", section)]
    assert len(listed) >= 11 + 13
    assert [(on, president_on(on)) for on, _ in listed] == listed


def test_the_turn_of_rwanda_put_off_in_1994_moved_nobody_else_by_more_than_a_month() -> None:
    months = ("Aug 1994", "Sep 1994", "Oct 1994", "Nov 1994", "Dec 1994", "Jan 1995", "Feb 1995")
    assert [president_on(month(m)) for m in months] == ["RUS", "ESP", "GBR", "USA", "RWA", "ARG", "BWA"]
    put_off = [t for t in turns() if t.source is not RULE_18 and t.since.year > 1946]
    assert [(t.code, t.since) for t in put_off] == [("ESP", date(1994, 9, 1)), ("RWA", date(1994, 12, 1))]


def test_turns_cover_every_day_once() -> None:
    found = turns()
    assert found[0].since == FIRST_DAY
    assert found[-1].until == LAST_DAY
    for earlier, later in itertools.pairwise(found):
        assert later.since == earlier.until + timedelta(days=1)
    assert all(t.source.cite for t in found)


@given(days)
def test_whoever_presides_is_a_member_that_day(on: date) -> None:
    assert president_on(on) in council_on(on).codes


@given(days)
def test_the_chair_changes_only_with_the_month_or_the_code_of_the_seat(on: date) -> None:
    first = on.replace(day=1)
    if on.year > 1946:
        pair = {president_on(first), president_on(on)}
        assert len(pair) == 1 or pair == {"SUN", "RUS"}


@given(st.integers(1947, 2027))
def test_within_a_year_nobody_presides_again_before_all_the_others(year: int) -> None:
    if year == 1984:  # Upper Volta in August, Burkina Faso in October: the one change of name that told
        return
    order = [president_on(date(year, m, 1)) for m in range(1, 13)]
    seats = len(council_on(date(year, 7, 1)).codes)
    for i, code in enumerate(order):
        assert code not in order[i + 1 : i + seats]


def test_the_soviet_presidency_of_december_1991_ended_as_the_russian() -> None:
    assert president_on(date(1991, 12, 23)) == "SUN"
    assert president_on(date(1991, 12, 24)) == "RUS"
    assert president_on(date(1992, 1, 1)) == "GBR"


@pytest.mark.parametrize("on", [date(1946, 1, 16), date(2028, 1, 1)])
def test_other_days_are_refused(on: date) -> None:
    with pytest.raises(UnscError, match="known from 17 January 1946"):
        president_on(on)


def test_a_datetime_is_a_day_and_a_text_is_not() -> None:
    from datetime import datetime

    import pytest

    from sim.council import council_on
    from sim.errors import UnscError

    assert president_on(datetime(2014, 12, 22, 15, 8)) == "TCD"
    for ask in (president_on, council_on):
        with pytest.raises(UnscError, match="expected a date"):
            ask("2014-12-22")
