"""The proposals, each with its documents and with how surely each fact is known. A table, no rule.

Of most drafts only accounts were seen, or the first pages: so what they say of seats and veto is `reported`.
No source that was read gives the votes the enlarged Councils would need; those numbers are `assumed`, and a
parameter.
"""

import difflib
from collections.abc import Mapping
from types import MappingProxyType

from sim.errors import UnscError
from sim.law.laws import Pledge, Veto
from sim.law.question import Chapter
from sim.law.reforms.reform import Fact, Reform
from sim.law.sources import (
    AMENDMENT_1965,
    ART_23,
    ART_27_2,
    ART_27_3,
    ART_108,
    ART_109_1,
    CODE_OF_CONDUCT,
    FRANCE_MEXICO,
    ICJ_STATUTE_10,
)
from sim.source import Source, Status

RECORDED, REPORTED, ASSUMED = Status.RECORDED, Status.REPORTED, Status.ASSUMED

HELD_A_VETO = frozenset({"CHN", "ROC", "FRA", "GBR", "RUS", "SUN", "USA"})
"""The permanent members of Art. 23(1), by all the codes their seats were held under."""


def _document(symbol: str, what: str = "") -> Source:
    return Source(f"{symbol}{what}", f"https://undocs.org/{symbol}")


GOULD_RABLEN = Source(
    "Gould and Rablen, Reform of the United Nations Security Council, Public Choice (2017)",
    "https://doi.org/10.1007/s11127-017-0468-2",
)
WORKING_GROUP_1998 = Source(
    "Open-ended Working Group on Council reform, report for 1998, annex XI (12 May 1998), I.A.1",
    "https://www.globalpolicy.org/security-council/security-council-reform/documents-and-statements/41322.html",
)
NON_ALIGNED_1997 = Source(
    "Non-Aligned Movement, New Delhi, 8 April 1997 (Open-ended Working Group, report for 1997, annex XI)",
    "https://archive.globalpolicy.org/security/reform/wk97-11.htm",
)
G4_DRAFT = _document("A/59/L.64", " (G4, 6 July 2005)")
UFC_DRAFT = _document("A/59/L.68", " (Uniting for Consensus, 21 July 2005)")
AU_DRAFT = _document("A/59/L.67", " (African Union, July 2005)")
AU_AGAIN = _document("A/60/L.41", " (14 December 2005)")
EZULWINI = Source(
    "Ezulwini Consensus and Sirte Declaration (2005), as reaffirmed by the African Union in 2017",
    "https://agp.africanlii.org/akn/aa-au/statement/decision/au-assembly/2017/648/eng@2017-07-04",
)
PANEL = _document("A/59/565", " (High-level Panel, 2004)")
XINHUA_G4 = Source(
    "China.org.cn on the G4 draft, June 2005", "http://china.org.cn/english/international/131450.htm"
)
XINHUA_JULY = Source(
    "China.org.cn on the G4 draft, July 2005", "http://english.china.org.cn/english/international/134262.htm"
)
IN_MAY = Source(
    "Business Standard, 18 May 2005",
    "https://business-standard.com/amp/article/economy-policy/g4-for-veto-rights-to-11-un-members-105051801008_1.html",
)
GA_10371 = Source("Press release GA/10371", "https://unis.unvienna.org/unis/en/pressrels/2005/ga10371.html")
CHINA_DAILY = Source(
    "China Daily, 22 July 2005", "http://covid-19.chinadaily.com.cn/english/doc/2005-07/22/content_462466.htm"
)
UN_NEWS_PANEL = Source(
    "UN News, 30 November 2004",
    "https://news.un.org/en/story/2004/11/122382-high-level-panel-poised-present-annan-report-global-threats",
)
BUSINESS_STANDARD = Source(
    "Business Standard, 24 October 2015",
    "https://www.business-standard.com/amp/article/pti-stories/"
    "102-countries-pledge-not-to-oppose-un-action-on-genocide-115102400360_1.html",
)

_NUMBER_ASSUMED = "no source that was read gives the number"
_NEITHER = Fact("No number of votes is proposed; 14 and 15 of 24 are our readings of nine of fifteen.", ASSUMED)
_FIVE, _ALL_PERMANENT = "one no of the five", "one no of the eleven permanent"
_ONLY_THE_FIVE = Veto(HELD_A_VETO, sources=(ART_27_3,))

_ALL = (
    Reform(
        "two-noes",
        "Two permanent noes needed for a veto",
        "A draft is blocked only if two permanent members vote against it. Seats and votes stay as they are.",
        (GOULD_RABLEN,),
        (
            Fact(
                "Of eleven proposals compared, only this one does better than the rules as they are on all the "
                "measures of equity and efficiency used.",
                RECORDED,
                (GOULD_RABLEN,),
            ),
        ),
        "two noes of the five",
        veto=Veto(noes_to_block=2, sources=(ART_27_3, GOULD_RABLEN)),
    ),
    Reform(
        "france-mexico",
        "No veto on mass atrocities (France and Mexico)",
        "The five would together suspend the veto, of their own will, in cases of mass atrocity. Here it is taken "
        "as if it were a rule: a draft that the question says is of that sort cannot be vetoed.",
        (FRANCE_MEXICO,),
        (
            Fact(
                "A French idea of September 2013; a declaration of autumn 2015, signed by more than 75 States.",
                REPORTED,
                (FRANCE_MEXICO,),
            ),
            Fact("Voluntary and collective; that it binds, and who says that a case is one, is ours.", ASSUMED),
        ),
        "one no of the five; none on mass atrocities",
        veto=Veto(sources=(ART_27_3, FRANCE_MEXICO), spares_mass_atrocities=True),
    ),
    Reform(
        "act-code",
        "The ACT code of conduct, kept by all",
        "Any member, permanent or elected, pledges not to vote against a credible draft against genocide, crimes "
        "against humanity or war crimes. A pledge is conduct, not law: negative votes become abstentions, and the "
        "count stays what it is. `pledge:` in a file names who keeps it; without that, all members do.",
        (CODE_OF_CONDUCT,),
        (
            Fact("The pledge excludes the negative vote, not the abstention.", RECORDED, (CODE_OF_CONDUCT,)),
            Fact(
                "At its launch on 23 October 2015 it had 102 States, France and the United Kingdom among them.",
                REPORTED,
                (BUSINESS_STANDARD,),
            ),
            Fact("That a member which would have voted against abstains, and that all keep the pledge.", ASSUMED),
        ),
        "one no of the five; nobody votes no on mass atrocities",
        pledge=Pledge(None, (CODE_OF_CONDUCT,)),
    ),
    Reform(
        "veto-chapter-vii",
        "A veto on Chapter VII only",
        "Only a draft under Chapter VII can be vetoed. One whose chapter is not given counts as none of these.",
        (WORKING_GROUP_1998,),
        (
            Fact(
                "Put forward in the Working Group as an undertaking of the permanent members, legally binding, "
                "without an amendment of the Charter.",
                RECORDED,
                (WORKING_GROUP_1998,),
            ),
            Fact("That it is a rule of voting.", ASSUMED),
        ),
        "one no of the five, under Chapter VII",
        veto=Veto(chapters=frozenset({Chapter.VII}), sources=(ART_27_3, WORKING_GROUP_1998)),
    ),
    Reform(
        "g4",
        "G4: 25 members, new vetoes frozen",
        "Six new permanent and four new elected members. The new permanent members do not use the veto until a "
        "review, fifteen years after entry into force, has decided on it.",
        (G4_DRAFT,),
        (
            Fact("Tabled on 6 July 2005 by 27 States.", RECORDED, (G4_DRAFT,)),
            Fact("Six and four new seats; the veto frozen for fifteen years.", REPORTED, (XINHUA_G4, XINHUA_JULY)),
            Fact(f"14 votes of 25: {_NUMBER_ASSUMED}.", ASSUMED),
        ),
        _FIVE,
        new_permanent=6,
        new_elected=4,
        votes=14,
        votes_status=ASSUMED,
        veto=_ONLY_THE_FIVE,
    ),
    Reform(
        "g4-eleven-vetoes",
        "G4: 25 members, eleven vetoes",
        "As `g4`, with the veto for the new permanent members too: as in the draft of May 2005, or after a review "
        "that would so decide.",
        (G4_DRAFT,),
        (
            Fact("In May 2005 the draft still gave the new members the veto.", REPORTED, (IN_MAY,)),
            Fact("Six and four new seats.", REPORTED, (XINHUA_G4, XINHUA_JULY)),
            Fact(f"14 votes of 25: {_NUMBER_ASSUMED}.", ASSUMED),
        ),
        _ALL_PERMANENT,
        new_permanent=6,
        new_elected=4,
        votes=14,
        votes_status=ASSUMED,
    ),
    Reform(
        "uniting-for-consensus",
        "Uniting for Consensus: 20 elected members",
        "The five permanent members stay, and twenty are elected for two years; the regional groups may let them "
        "be re-elected at once.",
        (UFC_DRAFT,),
        (
            Fact(
                "Introduced on 26 July 2005 by twelve States: ten new elected seats, and an amendment of Art. 27.",
                REPORTED,
                (GA_10371, CHINA_DAILY),
            ),
            Fact(f"15 votes of 25: {_NUMBER_ASSUMED}.", ASSUMED),
        ),
        _FIVE,
        new_elected=10,
        votes=15,
        votes_status=ASSUMED,
    ),
    Reform(
        "ezulwini",
        "Ezulwini Consensus: 26 members, eleven vetoes",
        "Six new permanent members with all rights, the veto included, and five new elected ones; two of the "
        "new seats of each sort for Africa. The votes needed are a parameter: 15 and 16 are readings of nine of "
        "fifteen.",
        (AU_DRAFT, EZULWINI),
        (
            Fact("Six permanent seats with veto and five elected ones.", REPORTED, (CHINA_DAILY,)),
            Fact("Put forward again by Ghana, Nigeria, Senegal and South Africa.", REPORTED, (AU_AGAIN,)),
            Fact(
                "At least two permanent seats with all rights, the veto among them, and five elected, for Africa.",
                RECORDED,
                (EZULWINI,),
            ),
            Fact(f"15 votes of 26: {_NUMBER_ASSUMED}.", ASSUMED),
        ),
        _ALL_PERMANENT,
        new_permanent=6,
        new_elected=5,
        votes=15,
        votes_status=ASSUMED,
    ),
    Reform(
        "panel-a",
        "High-level Panel, model A: 24 members",
        "Six new permanent members without veto, and three new elected ones.",
        (PANEL,),
        (
            Fact("24 members; six new permanent seats without veto, three elected.", REPORTED, (UN_NEWS_PANEL,)),
            _NEITHER,
        ),
        _FIVE,
        new_permanent=6,
        new_elected=3,
        votes=14,
        votes_status=ASSUMED,
        veto=_ONLY_THE_FIVE,
    ),
    Reform(
        "panel-b",
        "High-level Panel, model B: 24 members",
        "No new permanent members: eight seats of four years, renewable, and one more of two years.",
        (PANEL,),
        (
            Fact("24 members; eight seats of four years, one of two, no new veto.", REPORTED, (UN_NEWS_PANEL,)),
            _NEITHER,
        ),
        _FIVE,
        new_elected=9,
        votes=14,
        votes_status=ASSUMED,
    ),
    Reform(
        "charter-1945",
        "The voting rules before 1966",
        "Seven affirmative votes, whatever the size of the Council: on a modern one, seven of fifteen.",
        (ART_27_2, ART_27_3, ART_109_1),
        (
            Fact("Seven votes of eleven; nine since the amendment.", RECORDED, (ART_23, AMENDMENT_1965)),
            Fact("That seven would do in a Council of any other size.", ASSUMED),
        ),
        _FIVE,
        votes=7,
        votes_status=ASSUMED,
        recorded_for=11,
        review_votes=7,
    ),
    Reform(
        "simple-majority",
        "A simple majority of the seats, no veto",
        "More than half of all seats, eight of fifteen, and nobody can block. A yardstick, proposed by nobody we "
        "know of; the Council elects judges so (ICJ Statute Art. 10).",
        (ICJ_STATUTE_10,),
        (Fact("That all questions would be decided as the election of judges is.", ASSUMED, (ICJ_STATUTE_10,)),),
        "nobody",
        more_than_half=True,
        votes_status=ASSUMED,
        veto=None,
    ),
    Reform(
        "no-veto",
        "No veto",
        "Nobody can block; the votes needed stay as they are.",
        (NON_ALIGNED_1997,),
        (
            Fact(
                "The Movement asked that the veto be curtailed, with a view to its eventual elimination.",
                RECORDED,
                (NON_ALIGNED_1997,),
            ),
            Fact("An amendment needs the ratification of every permanent member.", RECORDED, (ART_108,)),
        ),
        "nobody",
        veto=None,
    ),
)

REFORMS: Mapping[str, Reform] = MappingProxyType({each.name: each for each in _ALL})
"""All reforms by name, in the order they are listed."""


def reform(name: str) -> Reform:
    """Return the reform of a name. Raises `UnscError` with the nearest one.

    >>> reform("g4").seats
    (11, 14)
    >>> reform("two-nos")
    Traceback (most recent call last):
    sim.errors.UnscError: there is no reform two-nos; did you mean two-noes?
    """
    if name in REFORMS:
        return REFORMS[name]
    shown = name[:40] + ("..." if len(name) > 40 else "")
    # Half alike is near enough: of a name of two letters, such as g4, one mistyped leaves no more.
    near = difflib.get_close_matches(name[:40].lower(), REFORMS, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]}?" if near else f"; expected one of {', '.join(REFORMS)}"
    raise UnscError(f"there is no reform {shown}{hint}")
