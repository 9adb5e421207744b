"""The 193 Members of the United Nations with their English short names; not who sat on the Council."""

import functools
from datetime import date

from sim.errors import UnscError
from sim.source import Source

COMPLETE_SINCE = date(2011, 7, 14)
"""Admission of South Sudan (A/RES/65/308): since that day the list below is the whole membership."""

MEMBER_STATES = Source(
    "United Nations, Member States (list of the 193 Members, English short names)",
    "https://www.un.org/en/about-us/member-states",
)
REGIONAL_GROUPS = Source(
    "United Nations, General Assembly and Conference Management, Regional groups of Member States",
    "https://www.un.org/dgacm/en/content/regional-groups",
)

# One block for each regional group, headed by its name as our membership tables write it. The names are
# those of today; what a State was called before stands in states.py. Four choices that lists make
# differently: Türkiye takes part in two groups and is counted here where it stands for election; the
# United States belongs to none and attends the Western one, where its seat is counted; Israel is a
# member of the Western group; Kiribati joined no group for years and is counted with its region.
BY_GROUP = {
    "African": """
        DZA Algeria
        AGO Angola
        BEN Benin
        BWA Botswana
        BFA Burkina Faso
        BDI Burundi
        CPV Cabo Verde
        CMR Cameroon
        CAF Central African Republic
        TCD Chad
        COM Comoros
        COG Congo
        CIV Côte d'Ivoire
        COD Democratic Republic of the Congo
        DJI Djibouti
        EGY Egypt
        GNQ Equatorial Guinea
        ERI Eritrea
        SWZ Eswatini
        ETH Ethiopia
        GAB Gabon
        GMB Gambia
        GHA Ghana
        GIN Guinea
        GNB Guinea-Bissau
        KEN Kenya
        LSO Lesotho
        LBR Liberia
        LBY Libya
        MDG Madagascar
        MWI Malawi
        MLI Mali
        MRT Mauritania
        MUS Mauritius
        MAR Morocco
        MOZ Mozambique
        NAM Namibia
        NER Niger
        NGA Nigeria
        RWA Rwanda
        STP Sao Tome and Principe
        SEN Senegal
        SYC Seychelles
        SLE Sierra Leone
        SOM Somalia
        ZAF South Africa
        SSD South Sudan
        SDN Sudan
        TGO Togo
        TUN Tunisia
        UGA Uganda
        TZA United Republic of Tanzania
        ZMB Zambia
        ZWE Zimbabwe
        """,
    "Asia-Pacific": """
        AFG Afghanistan
        BHR Bahrain
        BGD Bangladesh
        BTN Bhutan
        BRN Brunei Darussalam
        KHM Cambodia
        CHN China
        CYP Cyprus
        PRK Democratic People's Republic of Korea
        FJI Fiji
        IND India
        IDN Indonesia
        IRN Iran (Islamic Republic of)
        IRQ Iraq
        JPN Japan
        JOR Jordan
        KAZ Kazakhstan
        KIR Kiribati
        KWT Kuwait
        KGZ Kyrgyzstan
        LAO Lao People's Democratic Republic
        LBN Lebanon
        MYS Malaysia
        MDV Maldives
        MHL Marshall Islands
        FSM Micronesia (Federated States of)
        MNG Mongolia
        MMR Myanmar
        NRU Nauru
        NPL Nepal
        OMN Oman
        PAK Pakistan
        PLW Palau
        PNG Papua New Guinea
        PHL Philippines
        QAT Qatar
        KOR Republic of Korea
        WSM Samoa
        SAU Saudi Arabia
        SGP Singapore
        SLB Solomon Islands
        LKA Sri Lanka
        SYR Syrian Arab Republic
        TJK Tajikistan
        THA Thailand
        TLS Timor-Leste
        TON Tonga
        TKM Turkmenistan
        TUV Tuvalu
        ARE United Arab Emirates
        UZB Uzbekistan
        VUT Vanuatu
        VNM Viet Nam
        YEM Yemen
        """,
    "Eastern European": """
        ALB Albania
        ARM Armenia
        AZE Azerbaijan
        BLR Belarus
        BIH Bosnia and Herzegovina
        BGR Bulgaria
        HRV Croatia
        CZE Czechia
        EST Estonia
        GEO Georgia
        HUN Hungary
        LVA Latvia
        LTU Lithuania
        MNE Montenegro
        MKD North Macedonia
        POL Poland
        MDA Republic of Moldova
        ROU Romania
        RUS Russian Federation
        SRB Serbia
        SVK Slovakia
        SVN Slovenia
        UKR Ukraine
        """,
    "Latin American and Caribbean": """
        ATG Antigua and Barbuda
        ARG Argentina
        BHS Bahamas
        BRB Barbados
        BLZ Belize
        BOL Bolivia (Plurinational State of)
        BRA Brazil
        CHL Chile
        COL Colombia
        CRI Costa Rica
        CUB Cuba
        DMA Dominica
        DOM Dominican Republic
        ECU Ecuador
        SLV El Salvador
        GRD Grenada
        GTM Guatemala
        GUY Guyana
        HTI Haiti
        HND Honduras
        JAM Jamaica
        MEX Mexico
        NIC Nicaragua
        PAN Panama
        PRY Paraguay
        PER Peru
        KNA Saint Kitts and Nevis
        LCA Saint Lucia
        VCT Saint Vincent and the Grenadines
        SUR Suriname
        TTO Trinidad and Tobago
        URY Uruguay
        VEN Venezuela (Bolivarian Republic of)
        """,
    "Western European and Others": """
        AND Andorra
        AUS Australia
        AUT Austria
        BEL Belgium
        CAN Canada
        DNK Denmark
        FIN Finland
        FRA France
        DEU Germany
        GRC Greece
        ISL Iceland
        IRL Ireland
        ISR Israel
        ITA Italy
        LIE Liechtenstein
        LUX Luxembourg
        MLT Malta
        MCO Monaco
        NLD Netherlands (Kingdom of the)
        NZL New Zealand
        NOR Norway
        PRT Portugal
        SMR San Marino
        ESP Spain
        SWE Sweden
        CHE Switzerland
        TUR Türkiye
        GBR United Kingdom of Great Britain and Northern Ireland
        USA United States of America
        """,
}


@functools.cache
def member_names() -> tuple[tuple[str, str, str], ...]:
    """Return (code, present English short name, regional group) of each of the 193 Members.

    >>> len(member_names())
    193
    """
    rows = []
    for group, block in BY_GROUP.items():
        for line in block.strip().splitlines():
            code, name = line.strip().split(" ", 1)
            rows.append((code, name, group))
    return tuple(rows)


@functools.cache
def _codes() -> tuple[str, ...]:
    return tuple(sorted(code for code, _, _ in member_names()))


def members_on(on: date) -> tuple[str, ...]:
    """Return the codes of all Members of the United Nations on a day, in the order of the codes.

    A day before 14 July 2011, when the 193rd Member was admitted, is refused with an UnscError: a vote of such a
    day can be given by number alone (`sim.law.assembly_by_number`).
    Nobody has been admitted or has left since.

    >>> len(members_on(date(2014, 12, 18)))
    193
    """
    if on < COMPLETE_SINCE:
        raise UnscError(
            f"who was a Member of the United Nations on {on} is not in our tables: roll calls of the General "
            f"Assembly are supported by name from {COMPLETE_SINCE}, and by number before"
        )
    return _codes()
