"""Every term on the Council from its first meeting to the end of 2027, with sources; not who presided."""

import functools
from datetime import date

from attrs import frozen

from sim.errors import UnscError
from sim.source import Source

FIRST_DAY = date(1946, 1, 17)
"""The first meeting of the Council (S/PV.1); there was no Council to sit in before."""
LAST_DAY = date(2027, 12, 31)
"""The last day for which all fifteen members were known when this table was written."""

CHARTER_23 = Source("UN Charter, Art. 23", "https://www.un.org/en/about-us/un-charter/chapter-5")
CHARTER_23_AMENDED = Source("A/RES/1991 A (XVIII), in force 31 August 1965: fifteen members, ten of them elected")
ELECTED = Source(
    "United Nations Security Council, Countries elected members",
    "https://main.un.org/securitycouncil/en/content/countries-elected-members",
)
CHINA_SEAT = Source("A/RES/2758 (XXVI), 25 October 1971", "https://digitallibrary.un.org/record/192054")
RUSSIAN_SEAT = Source(
    "Letter of the President of the Russian Federation to the Secretary-General, 24 December 1991: the "
    "membership of the USSR is continued by the Russian Federation"
)
YEMENI_UNION = Source(
    "Union of Democratic Yemen and Yemen in the Republic of Yemen, 22 May 1990; the seat passed on"
)
LATE_ELECTION = Source("General Assembly, 34th session, election of Mexico in the 155th ballot, 7 January 1980")


@frozen
class Term:
    """One unbroken time of one State on the Council, both days included; `until` None: no end is fixed."""

    code: str
    permanent: bool
    since: date
    until: date | None
    source: Source


_CHARTER = date(1945, 10, 24)

PERMANENT = (
    Term("FRA", True, _CHARTER, None, CHARTER_23),
    Term("GBR", True, _CHARTER, None, CHARTER_23),
    Term("USA", True, _CHARTER, None, CHARTER_23),
    Term("ROC", True, _CHARTER, date(1971, 10, 24), CHARTER_23),
    Term("CHN", True, date(1971, 10, 25), None, CHINA_SEAT),
    Term("SUN", True, _CHARTER, date(1991, 12, 23), CHARTER_23),
    Term("RUS", True, date(1991, 12, 24), None, RUSSIAN_SEAT),
)
"""The five permanent seats. Which government held China's seat was disputed until 1971 and we follow the
Assembly; the Charter still names "the Republic of China" and "the Union of Soviet Socialist Republics"."""

# The year of entry and who came in that 1 January for two years; "-1" for one. One-year terms are those
# of the first Council, of the four new seats of 1966, and the halves of terms shared out after deadlock
# (YUG/PHL, POL/TUR, LBR/IRL, ROU/PHL, CSK/MYS, ITA/NLD).
_ENTERED = """
1946 AUS BRA EGY-1 MEX-1 NLD-1 POL
1947 BEL COL SYR
1948 ARG CAN UKR
1949 CUB EGY NOR
1950 ECU IND YUG
1951 BRA NLD TUR
1952 CHL GRC PAK
1953 COL DNK LBN
1954 BRA NZL TUR
1955 BEL IRN PER
1956 AUS CUB YUG-1
1957 COL IRQ PHL-1 SWE
1958 CAN JPN PAN
1959 ARG ITA TUN
1960 ECU LKA POL-1
1961 CHL EGY LBR-1 TUR-1
1962 GHA IRL-1 ROU-1 VEN
1963 BRA MAR NOR PHL-1
1964 BOL CIV CSK-1
1965 JOR MYS-1 NLD URY
1966 ARG BGR JPN MLI NGA NZL-1 UGA-1
1967 BRA CAN DNK ETH IND
1968 DZA HUN PAK PRY SEN
1969 COL ESP FIN NPL ZMB
1970 BDI NIC POL SLE SYR
1971 ARG BEL ITA JPN SOM
1972 GIN IND PAN SDN YUG
1973 AUS AUT IDN KEN PER
1974 BLR CMR CRI IRQ MRT
1975 GUY ITA JPN SWE TZA
1976 BEN LBY PAK PAN ROU
1977 CAN DEU IND MUS VEN
1978 BOL CSK GAB KWT NGA
1979 BGD JAM NOR PRT ZMB
1980 DDR MEX NER PHL TUN
1981 ESP IRL JPN PAN UGA
1982 COD GUY JOR POL TGO
1983 MLT NIC NLD PAK ZWE
1984 BFA EGY IND PER UKR
1985 AUS DNK MDG THA TTO
1986 ARE BGR COG GHA VEN
1987 ARG DEU ITA JPN ZMB
1988 BRA DZA NPL SEN YUG
1989 CAN COL ETH FIN MYS
1990 CIV COD CUB ROU YMD
1991 AUT BEL ECU IND ZWE
1992 CPV HUN JPN MAR VEN
1993 BRA DJI ESP NZL PAK
1994 ARG CZE NGA OMN RWA
1995 BWA DEU HND IDN ITA
1996 CHL EGY GNB KOR POL
1997 CRI JPN KEN PRT SWE
1998 BHR BRA GAB GMB SVN
1999 ARG CAN MYS NAM NLD
2000 BGD JAM MLI TUN UKR
2001 COL IRL MUS NOR SGP
2002 BGR CMR GIN MEX SYR
2003 AGO CHL DEU ESP PAK
2004 BEN BRA DZA PHL ROU
2005 ARG DNK GRC JPN TZA
2006 COG GHA PER QAT SVK
2007 BEL IDN ITA PAN ZAF
2008 BFA CRI HRV LBY VNM
2009 AUT JPN MEX TUR UGA
2010 BIH BRA GAB LBN NGA
2011 COL DEU IND PRT ZAF
2012 AZE GTM MAR PAK TGO
2013 ARG AUS KOR LUX RWA
2014 CHL JOR LTU NGA TCD
2015 AGO ESP MYS NZL VEN
2016 EGY JPN SEN UKR URY
2017 BOL ETH ITA-1 KAZ SWE
2018 CIV GNQ KWT NLD-1 PER POL
2019 BEL DEU DOM IDN ZAF
2020 EST NER TUN VCT VNM
2021 IND IRL KEN MEX NOR
2022 ALB ARE BRA GAB GHA
2023 CHE ECU JPN MLT MOZ
2024 DZA GUY KOR SLE SVN
2025 DNK GRC PAK PAN SOM
2026 BHR COD COL LBR LVA
2027 AUT KGZ PRT TTO ZWE
"""


def _elected(year: int, entry: str) -> tuple[Term, ...]:
    code, _, one_year = entry.partition("-")
    since, until = date(year, 1, 1), date(year if one_year else year + 1, 12, 31)
    if year == 1946:
        since = date(1946, 1, 12)  # the day of the first election; the Council met five days later
    if (year, code) == (1980, "MEX"):
        return (Term(code, False, date(1980, 1, 7), until, LATE_ELECTION),)  # no member in the seat for six days
    if (year, code) == (1990, "YMD"):
        return (
            Term(code, False, since, date(1990, 5, 21), ELECTED),
            Term("YEM", False, date(1990, 5, 22), until, YEMENI_UNION),
        )
    return (Term(code, False, since, until, ELECTED),)


def _all_elected() -> tuple[Term, ...]:
    lines = (line.split() for line in _ENTERED.strip().splitlines())
    return tuple(t for year, *entries in lines for entry in entries for t in _elected(int(year), entry))


TERMS = PERMANENT + _all_elected()
"""All terms: the permanent seats, then the elected members by year of entry."""

SAME_SEAT = (("ROC", "CHN"), ("SUN", "RUS"), ("YMD", "YEM"))
"""Codes that held one and the same seat, the earlier first."""


def day_of(on: date) -> date:
    """Return a day, also of a datetime, which compares with no date; UnscError for anything else."""
    if type(on) is date:
        return on
    if isinstance(on, date):
        return date(on.year, on.month, on.day)
    raise UnscError(f"found {on!r:.60}, expected a date, such as datetime.date(2014, 12, 22)")


def check_known(on: date) -> None:
    """Refuse, with an UnscError, a day for which the membership is not known."""
    if not FIRST_DAY <= on <= LAST_DAY:
        raise UnscError(
            f"the Council's membership is known from 17 January 1946 to 31 December 2027; {on} lies outside"
        )


def seats_on(on: date) -> int:
    """Return how many seats the Council has on a day, filled or not.

    The amendment to fifteen came into force on 31 August 1965; the new seats were filled on 1 January
    1966, and until then the Council went on with eleven.

    >>> seats_on(date(1965, 12, 31)), seats_on(date(1966, 1, 1))
    (11, 15)
    """
    check_known(on)
    return 11 if on < date(1966, 1, 1) else 15


@functools.lru_cache(maxsize=4096)
def terms_on(on: date) -> tuple[Term, ...]:
    """Return the terms running on a day, in the order of TERMS; UnscError outside the known time."""
    check_known(on)
    return tuple(t for t in TERMS if t.since <= on and (t.until is None or on <= t.until))
