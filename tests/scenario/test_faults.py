"""Mistakes planted in scenario files: each is found where it stands, and told in words that help to mend it.

In the texts the sign § stands before every offending word; it is taken out before the file is read. Each fault
is then expected there, in that order, with its path and with words that its message must hold.
"""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sim.scenario import Scenario, ScenarioError, load, loads
from tests.effort import examples

Told = tuple[str, str]
"""The path of a fault, and words of its message, with ... between words that need not touch."""

MARK = "§"


def planted(source: str) -> tuple[str, list[str]]:
    """Return a text without its marks, and the places they stood at as "line:column"."""
    places, clean = [], ""
    for piece in re.split(f"({MARK})", source):
        if piece == MARK:
            lines = clean.split("\n")
            places.append(f"{len(lines)}:{len(lines[-1]) + 1}")
        else:
            clean += piece
    return clean, places


def told(error: ScenarioError) -> list[tuple[str, str]]:
    return [(f"{fault.line}:{fault.column}", fault.path) for fault in error.faults]


def assert_faults(error: ScenarioError, places: list[str], expected: tuple[Told, ...], file: str) -> None:
    assert told(error) == [(place, path) for place, (path, _) in zip(places, expected, strict=True)], str(error)
    for fault, (_, words) in zip(error.faults, expected, strict=True):
        assert fault.file == file
        assert re.search(".*".join(map(re.escape, words.split("..."))), fault.message), fault.message


# One vote in a step, to which each case adds its mistake

STEP = "title: A test\ntimeline:\n  - id: v\n    at: 2014-12-22\n    "
VOTE = STEP + "put_to_vote:\n      question: adopt the draft\n      "
REST = VOTE + "in_favour: the rest\n"
V = "timeline[0].put_to_vote"
LATER = REST + "  - "
MEETING = "title: A test\ntimeline:\n  - id: m\n    at: 2014-12-22T15:00\n    meeting:\n      "
SHORT = "title: A test\ndate: 2014-12-22\nquestion: adopt the draft\n"


def on(day: str, text: str = REST) -> str:
    return text.replace("2014-12-22", day)


CASES: dict[str, tuple[str, tuple[Told, ...]]] = {
    # Keys
    "unknown key at the top": (REST + "§titel: x\n", (("titel", "titel...did you mean title?"),)),
    "unknown key of a step": (REST + "    §nte: x\n", (("timeline[0].nte", "did you mean note?"),)),
    "unknown key of a vote": (VOTE + "§in_favor: the rest\n", ((f"{V}.in_favor", "did you mean in_favour?"),)),
    "unknown key of a group": (
        VOTE + "in_favour: {members: the rest, §soruce: x}\n",
        ((f"{V}.in_favour.soruce", "did you mean source?"),),
    ),
    "unknown key of a meeting": (
        MEETING + "§presidnet: TCD\n",
        (("timeline[0].meeting.presidnet", "president?"),),
    ),
    "unknown key of an agenda": (
        MEETING + "agenda:\n        §without_a_vote: true\n",
        (("timeline[0].meeting.agenda.without_a_vote", "did you mean without_vote?"),),
    ),
    "unknown key of a law": (REST + "law: {§no_vetoes: true}\n", (("law.no_vetoes", "did you mean no_veto?"),)),
    "unknown key of an expectation": (
        REST + "expect:\n  v: {§result: adopted}\n",
        (("expect.v.result", "there is no key result here...expected outcome, reason, tally"),),
    ),
    "unknown key of a source": (
        REST + "sources:\n  pv: {cite: S/PV.1, §link: x}\n",
        (("sources.pv.link", "expected cite, url"),),
    ),
    "a key one level too high": (
        STEP + "§against: CHN\n    put_to_vote:\n      question: x\n      in_favour: the rest\n",
        (("timeline[0].against", "`against` belongs under `put_to_vote`"),),
    ),
    "a misspelt question": (
        SHORT.replace("question", "§questin") + "in_favour: the rest",
        (("questin", "did you mean question?"),),
    ),
    "neither timeline nor question": ("§title: A test\n", (("", "a scenario needs a `timeline`...found title"),)),
    # Words to choose from
    "misspelt kind": (VOTE + "kind: §procedurl\n      in_favour: the rest", ((f"{V}.kind", "mean procedural?"),)),
    "kind with a capital": (
        VOTE + "kind: §Substantive\n      in_favour: the rest",
        ((f"{V}.kind", "found Substantive...did you mean substantive?"),),
    ),
    "unknown chapter": (
        VOTE + "chapter: §7\n      in_favour: the rest",
        ((f"{V}.chapter", "found 7, expected VI, VII or 52.3"),),
    ),
    "misspelt format": (
        MEETING + "format: §privat\n",
        (("timeline[0].meeting.format", "found privat...did you mean private?"),),
    ),
    "unknown status": (
        VOTE + "in_favour: {members: the rest, status: §guessed}\n",
        ((f"{V}.in_favour.status", "found guessed, expected recorded, reported, derived or assumed"),),
    ),
    "misspelt outcome": (REST + "expect: {v: §adoptd}\n", (("expect.v", "did you mean adopted?"),)),
    "unknown reason": (
        REST + "expect:\n  v: {outcome: adopted, reason: §because}\n",
        (("expect.v.reason", "expected enough_votes, too_few_votes, veto"),),
    ),
    "yes for true": (VOTE + "without_vote: §yes\n", ((f"{V}.without_vote", "found yes, expected true or false"),)),
    # States
    "unknown code": (
        VOTE + "against: CHN §RUX\n      in_favour: the rest",
        ((f"{V}.against", "RUX is no State code; did you mean RUS (Russian Federation)?"),),
    ),
    "country names": (
        VOTE + "against: §China §South Korea, CHL §United Kingdom\n      in_favour: the rest",
        (
            (f"{V}.against", "China is no State code; did you mean CHN"),
            (f"{V}.against", "'South Korea' is no State code; did you mean KOR"),
            (f"{V}.against", "'United Kingdom' is no State code; did you mean GBR"),
        ),
    ),
    "code in small letters": (
        VOTE + "against: §chn\n      in_favour: the rest",
        ((f"{V}.against", "mean CHN (China)?"),),
    ),
    "Russia before 1991": (
        on("1980-05-01", VOTE) + "against: §RUS\n      in_favour: the rest",
        ((f"{V}.against", "RUS did not sit on 1980-05-01; the seat was SUN's"),),
    ),
    "China in 1950": (
        on("1950-07-31", VOTE) + "against: §CHN\n      in_favour: the rest",
        ((f"{V}.against", "CHN did not sit on 1950-07-31; the seat was ROC's"),),
    ),
    "Republic of China in 2000": (
        on("2000-03-01", VOTE) + "against: §ROC\n      in_favour: the rest",
        ((f"{V}.against", "ROC did not sit on 2000-03-01; the seat was CHN's"),),
    ),
    "a State that did not sit": (
        VOTE + "against: CHN §KEN\n      in_favour: the rest",
        ((f"{V}.against", "KEN was not a member on 2014-12-22"),),
    ),
    "twice in a group": (
        VOTE + "against: CHN RUS §CHN\n      in_favour: the rest",
        ((f"{V}.against", "CHN is named twice"),),
    ),
    "twice in two groups": (
        VOTE + "in_favour: USA CHN\n      against: RUS §CHN\n      abstaining: the rest",
        ((f"{V}.against", "CHN is named under in_favour already; one member, one vote"),),
    ),
    "twice the rest": (
        VOTE + "in_favour: the rest\n      abstaining: §the rest",
        ((f"{V}.abstaining", "`in_favour` says the rest already"),),
    ),
    "twice the rest, in full": (
        VOTE + "in_favour: the rest\n      abstaining: {members: §the rest}",
        ((f"{V}.abstaining.members", "`in_favour` says the rest already"),),
    ),
    "a stranger asks for the vote": (
        VOTE + "asked_by: §KEN\n      in_favour: the rest",
        ((f"{V}.asked_by", "KEN was not a member on 2014-12-22"),),
    ),
    "a stranger presides": (
        MEETING + "president: §KEN\n",
        (("timeline[0].meeting.president", "KEN was not a member on 2014-12-22"),),
    ),
    "two preside": (
        MEETING + "president: TCD §CHL\n",
        (("timeline[0].meeting.president", "expected the one that"),),
    ),
    # Everybody accounted for, and no more
    "nobody's vote": (
        STEP + "put_to_vote:\n      §question: adopt the draft\n",
        ((V, "nobody's vote is given; expected some of in_favour, against"),),
    ),
    "some named nowhere": (
        STEP + "put_to_vote:\n      §question: x\n      against: CHN RUS\n",
        ((V, "ARG, AUS, TCD, CHL, FRA, JOR and 7 others are named nowhere...`in_favour: the rest`"),),
    ),
    "one named nowhere": (
        STEP + "put_to_vote:\n      §question: x\n"
        "      in_favour: ARG AUS TCD CHL CHN FRA JOR LTU LUX NGA KOR RUS RWA GBR\n",
        ((V, "USA is named nowhere"),),
    ),
    "too many counted": (VOTE + "counts: §14-1-1\n", ((f"{V}.counts", "adds up to 16, but 15 members sat"),)),
    "too few counted": (
        VOTE + "counts: §11-2-1\n",
        ((f"{V}.counts", "14, but 15 members sat...(11-2-1-1)...unknown"),),
    ),
    "eleven sat in 1950": (
        on("1950-07-31", VOTE) + "counts: §13-0-0\n",
        ((f"{V}.counts", "13, but 11 members sat"),),
    ),
    "fewer counted than named": (
        VOTE + "against: CHN RUS\n      counts: §14-1-0\n",
        ((f"{V}.counts", "2 members are named as against, but `counts` has 1"),),
    ),
    "counts that the rest belies": (
        VOTE + "against: CHN RUS\n      in_favour: the rest\n      counts: §11-2-2\n",
        ((f"{V}.counts", "13 members are named as in favour, but `counts` has 11"),),
    ),
    "a count of slashes": (
        VOTE + "counts: §11/2/2\n",
        ((f"{V}.counts", "'11/2/2' is no count; expected yes-no-abstain"),),
    ),
    "a count of two": (REST + "expect: {v: {tally: §13-2}}\n", (("expect.v.tally", "'13-2' is no count"),)),
    "votes on what was adopted without one": (
        VOTE + "without_vote: §true\n      in_favour: the rest",
        ((f"{V}.without_vote", "adopted without a vote, and yet votes are given"),),
    ),
    # When
    "no such day": (on("§2014-02-30"), (("timeline[0].at", "'2014-02-30' is no date"),)),
    "the day first": (on("§22-12-2014"), (("timeline[0].at", "expected year-month-day, such as 2014-12-22"),)),
    "no such hour": (
        on("§2014-12-22T25:00"),
        (("timeline[0].at", "'25:00' is no hour...between 00:00 and 23:59"),),
    ),
    "before the first meeting": (on("§1945-12-22"), ((V, "from 17 January 1946...1945-12-22 lies outside"),)),
    "after what is known": (on("§2028-01-01"), ((V, "to 31 December 2027; 2028-01-01 lies outside"),)),
    "an hour without a day": (on("§15:08"), (("timeline[0].at", "an hour alone will do only in `proceedings`"),)),
    "the first step without a time": (
        "title: A test\ntimeline:\n  - §put_to_vote:\n      question: x\n      in_favour: the rest",
        (("timeline[0]", "the first step needs a time"),),
    ),
    "one vote without a date": (
        f"{MARK}title: A test\nquestion: x\nin_favour: the rest",
        (("", "the date is missing: `date: 2014-12-22`"),),
    ),
    "one vote with two dates": (SHORT + "§at: 2014-12-23\nin_favour: the rest", (("at", "`date` and `at` both"),)),
    "days out of order": (
        LATER + "at: §2014-12-21\n    letter: {by: USA}\n",
        (("timeline[1].at", "2014-12-21 is before the step above it (2014-12-22)"),),
    ),
    "hours out of order": (
        on("2014-12-22T15:08") + "  - at: §2014-12-22T10:00\n    letter: {by: USA}\n",
        (("timeline[1].at", "2014-12-22T10:00 is before the step above it"),),
    ),
    "hours of a meeting out of order": (
        MEETING
        + "proceedings:\n        - at: 15:20\n          suspend:\n        - at: §15:10\n          resume:\n",
        (("timeline[0].meeting.proceedings[1].at", "15:10 is before what comes above it"),),
    ),
    # Steps
    "no action": (LATER + "§id: w\n", (("timeline[1]", "this step does not say what happens; expected one of"),)),
    "a step of nothing": (REST + "  -§\n", (("timeline[1]", "this step does not say what happens"),)),
    "two actions": (
        REST + "    §letter: {by: USA}\n",
        (("timeline[0].letter", "this one says `put_to_vote` already; begin a new step"),),
    ),
    "an action out of place": (
        LATER + "§suspend:\n",
        (("timeline[1].suspend", "`suspend` has no place in the timeline; expected one of assembly_vote"),),
    ),
    "a letter within a meeting": (
        MEETING + "proceedings:\n        - §letter: {by: USA}\n",
        (("timeline[0].meeting.proceedings[0].letter", "`letter` has no place in the proceedings of a meeting"),),
    ),
    "an empty timeline": ("title: A test\ntimeline: §[]\n", (("timeline", "expected at least one step"),)),
    "a timeline of keys": (
        "title: A test\ntimeline:\n  §v: {at: 2014-12-22}\n",
        (("timeline", "found keys (v), expected a list, each item after a dash"),),
    ),
    # Ids
    "unknown id in if": (
        LATER + "if: {§w: adopted}\n    letter: {by: USA}\n",
        (("timeline[1].if.w", "there is no vote called w; expected one of v"),),
    ),
    "an if that looks ahead": (
        "title: A test\ntimeline:\n  - at: 2014-12-22\n    if: {§v: adopted}\n    letter: {by: USA}\n"
        "  - id: v\n    put_to_vote: {question: x, in_favour: the rest}\n",
        (("timeline[0].if.v", "v comes no earlier than this step"),),
    ),
    "unknown id in expect": (
        REST.replace("id: v", "id: agenda") + "expect:\n  §agneda: adopted\n",
        (("expect.agneda", "there is no step called agneda; did you mean agenda?"),),
    ),
    "unknown id in positions": (
        REST + "positions:\n  - on: v §w\n    against: CHN\n",
        (("positions[0].on", "there is no vote called w"),),
    ),
    "unknown id in reported": (
        REST + "reported:\n  - says: x\n    on: §w\n",
        (("reported[0].on", "there is no step called w; expected one of v"),),
    ),
    "a vote dropped for a letter": (
        LATER + "drop: {request: §v}\n",
        (("timeline[1].drop.request", "v is no letter; expected the id of one"),),
    ),
    "unknown committee vote": (
        LATER + "assembly_vote: {text: x, approved_by: §c, counts: 111-19-55}\n",
        (("timeline[1].assembly_vote.approved_by", "there is no vote of the Assembly called c"),),
    ),
    "unknown letter": (
        "title: A test\ntimeline:\n  - id: letter\n    at: 2014-12-22\n    letter: {by: USA}\n"
        "  - meeting: {requested_in: letter §leter}\n",
        (("timeline[1].meeting.requested_in", "no letter called leter; did you mean letter?"),),
    ),
    "unknown vetoed vote": (
        LATER + "veto_debate: {on: §w}\n",
        (("timeline[1].veto_debate.on", "there is no vote of the Council called w; expected one of v"),),
    ),
    "unknown referral": (
        LATER + "prosecutor: {on: §w, opens: true}\n",
        (("timeline[1].prosecutor.on", "there is no vote of the Council called w"),),
    ),
    "an id given twice": (
        LATER + "id: §v\n    letter: {by: USA}\n",
        (("timeline[1].id", "two steps are called v; give each its own `id`"),),
    ),
    "an id of two words": (
        on("2014-12-22", LATER) + "id: §first draft\n    letter: {by: USA}\n",
        (("timeline[1].id", "found 'first draft', expected a name of letters, digits and hyphens"),),
    ),
    # What is missing, or of the wrong form
    "no title": (REST.replace("title: A test\n", MARK), (("", "the key `title` is missing"),)),
    "no question": (
        STEP + "put_to_vote:\n      §in_favour: the rest\n",
        ((V, "the key `question` is missing"),),
    ),
    "an empty title": (REST.replace(" A test", MARK), (("title", "found nothing, expected what it is about"),)),
    "an empty question": (
        STEP + "put_to_vote:\n      question:§\n      in_favour: the rest\n",
        ((f"{V}.question", "found nothing, expected the question"),),
    ),
    "nobody after a key": (
        VOTE + "against:§\n      in_favour: the rest\n",
        ((f"{V}.against", "found nothing, expected State codes such as CHN RUS...[]"),),
    ),
    "a letter by nobody": (
        LATER + "letter: {by: §[]}\n",
        (("timeline[1].letter.by", "found nothing, expected who signed"),),
    ),
    "a list for text": (REST.replace("A test", "§[a, b]"), (("title", "found a list, expected text"),)),
    "text for a block": (
        LATER + "letter: §USA\n",
        (("timeline[1].letter", "found USA, expected keys such as by, document, item"),),
    ),
    "text for a list": (REST + "positions: §none\n", (("positions", "found none, expected a list"),)),
    "a number in words": (
        REST + "law: {substantive_votes: §nine}\n",
        (("law.substantive_votes", "found nine, expected a whole number"),),
    ),
    "unknown source": (
        REST + "    source: [pv, §pw]\nsources: {pv: S/PV.7353}\n",
        (("timeline[0].source", "pw is no key of `sources`; expected pv, or a symbol such as S/PV.7353"),),
    ),
    # Law
    "a kind of the Assembly": (
        VOTE + "kind: §assembly-majority\n      in_favour: the rest",
        ((f"{V}.kind", "this is a vote in the Council"),),
    ),
    "a kind of the Council": (
        LATER + "assembly_vote: {text: x, kind: §substantive, counts: 111-19-55}\n",
        (("timeline[1].assembly_vote.kind", "the Assembly decides by assembly-majority"),),
    ),
    "paragraph 2 of Art. 109": (
        VOTE + "kind: review-conference\n      paragraph: §2\n      in_favour: the rest",
        ((f"{V}.paragraph", "found 2, expected 1 or 3 (of Art. 109)"),),
    ),
    "a referral of what came before the Court": (
        VOTE + "in_favour: the rest\n      refers: {situation: x, since: §2002-06-30}\n",
        ((f"{V}.refers.since", "begins on 1 July 2002 (Rome Statute Art. 11)"),),
    ),
    "a position on nothing": (
        REST + "positions:\n  - §against: CHN\n",
        (("positions[0]", "needs `on`, `kind` or `matter`"),),
    ),
    "a position that says nothing": (
        REST + "positions:\n  - §on: v\n",
        (("positions[0]", "says how members vote"),),
    ),
    "a position by number": (
        REST + "positions:\n  - on: v\n    counts: §11-2-2\n",
        (("positions[0].counts", "numbers without names are no positions"),),
    ),
    "a position both ways": (
        REST + "positions:\n  - on: v\n    in_favour: CHN\n    against: USA §CHN\n",
        (("positions[0].against", "CHN is named under in_favour already; one member, one position"),),
    ),
    "a threshold of nothing": (
        REST + "law: {procedural_votes: §0}\n",
        (("law.procedural_votes", "found 0, expected from 1 to 15"),),
    ),
    "more votes than seats": (
        REST + "law: {substantive_votes: §16}\n",
        (("law.substantive_votes", "from 1 to 15"),),
    ),
    "a veto that nobody holds": (
        REST + "law: {veto: {holders: USA}, no_veto: §true}\n",
        (("law.no_veto", "nobody holds a veto, and yet `veto` says who does"),),
    ),
    # A Council of one's own
    "permanent, but no member": (
        REST + "council: {members: USA CHN GBR, permanent: USA §RUS}\n",
        (("council.permanent", "RUS is not among the members of this Council"),),
    ),
    "two of one seat": (
        REST + "council: {members: §USA CHN ROC}\n",
        (("council.members", "ROC and CHN held one and the same seat"),),
    ),
    "a Council of no known day": (
        REST + "council: {as_of: §1930-01-01}\n",
        (("council.as_of", "1930-01-01 lies outside"),),
    ),
    "a Council twice over": (
        REST + "council: {as_of: §2013-01-01, members: USA}\n",
        (("council.as_of", "expected one of the two"),),
    ),
    "permanent alone": (REST + "council: {permanent: §USA}\n", (("council.permanent", "goes with `members`"),)),
    # However it is written
    "in braces": (
        "{title: A test, date: 2014-12-22, question: adopt, against: CHN §RUX, §in_favor: the rest}",
        (("against", "RUX is no State code"), ("in_favor", "did you mean in_favour?")),
    ),
    "in quotes": (
        "title: 'A test'\ndate: \"2014-12-22\"\nquestion: 'adopt'\nagainst: \"CHN §KEN\"\nin_favour: 'the rest'",
        (("against", "KEN was not a member on 2014-12-22"),),
    ),
    "as a list": (
        SHORT + "against: [CHN, §KEN]\nabstaining:\n  - TCD\n  - §JPN\nin_favour: the rest",
        (("against", "KEN was not a member"), ("abstaining", "JPN was not a member")),
    ),
    "with CR LF": (
        (SHORT + "against: CHN\n  §KEN\nin_favour: the rest\n").replace("\n", "\r\n"),
        (("against", "KEN was not a member"),),
    ),
    "after a title in other letters": (
        "{title: Côte d’Ivoire 中国 𝐀, date: 2014-12-22, question: é, against: §KEN, in_favour: the rest}",
        (("against", "KEN was not a member"),),
    ),
    "over several lines": (
        SHORT + "against: >-\n  CHN\n  §NGR RUS\nin_favour: the rest",
        (("against", "NGR is no State code; did you mean NGA (Nigeria)?"),),
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES.keys())
def test_a_mistake_is_told_where_it_stands(source, expected):
    text, places = planted(source)
    with pytest.raises(ScenarioError) as caught:
        loads(text, "a.yaml")
    assert_faults(caught.value, places, expected, "a.yaml")


def test_there_are_sixty_mistakes_at_least():
    assert len(CASES) >= 60


def test_what_the_mistakes_are_planted_in_is_sound():
    for text in (REST, MEETING, SHORT + "in_favour: the rest"):
        assert loads(text).title == "A test"


SEVEN = """\
title: Seven mistakes
§colour: blue
timeline:
  - id: first
    at: 2014-12-22T15:08
    put_to_vote:
      question: adopt the provisional agenda
      against: CHN §RUX
      in_favour: the rest
  - id: second
    put_to_vote:
      question: adopt the draft
      §in_favor: USA
      counts: §11-2
  - id: third
    at: §2014-12-21
    put_to_vote:
      question: adopt the draft
      against: §KEN
      in_favour: the rest
expect:
  §fourth: adopted
"""


def test_seven_mistakes_of_a_file_are_told_at_once():
    """Those of the form do not hide those of the matter, and bring none with them."""
    text, places = planted(SEVEN)
    with pytest.raises(ScenarioError) as caught:
        loads(text, "a.yaml")
    expected = (
        ("colour", "there is no key colour here"),
        ("timeline[0].put_to_vote.against", "did you mean RUS"),
        ("timeline[1].put_to_vote.in_favor", "did you mean in_favour?"),
        ("timeline[1].put_to_vote.counts", "'11-2' is no count"),
        ("timeline[2].at", "2014-12-21 is before the step above it"),
        ("timeline[2].put_to_vote.against", "KEN was not a member on 2014-12-21"),
        ("expect.fourth", "there is no step called fourth"),
    )
    assert_faults(caught.value, places, expected, "a.yaml")


NO_CASCADE = {
    "a bad date hides its own votes only": (
        on("§2014-13-01", VOTE.replace("in_favour", "")) + "against: KEN\n      in_favour: the rest\n"
        "  - at: 2014-12-23\n    put_to_vote: {question: x, against: §BRA, in_favour: the rest}\n",
        ("month must be in 1..12", "BRA was not a member on 2014-12-23"),
    ),
    "a bad id is not missed elsewhere": (
        REST.replace("id: v", "id: §a v") + "expect: {v: adopted}\n",
        ("found 'a v'",),
    ),
    "a source that is wrong is told once": (
        REST + "    source: pv\nsources:\n  pv: {cite: x, §page: 2}\n",
        ("there is no key page",),
    ),
    "a step that is no block": (
        LATER + "§vote\nexpect: {v: adopted, §w: adopted}\n",
        ("found vote", "no step called w"),
    ),
    "a Council that is wrong": (REST + "council: {members: §XXX}\n", ("XXX is no State code",)),
    "a missing key": (LATER + "id: w\n    drop: §{because: x}\nexpect: {w: held}\n", ("`request` is missing",)),
}


@pytest.mark.parametrize(("source", "words"), NO_CASCADE.values(), ids=NO_CASCADE.keys())
def test_one_mistake_brings_no_other(source, words):
    text, places = planted(source)
    with pytest.raises(ScenarioError) as caught:
        loads(text, "a.yaml")
    assert [place for place, _ in told(caught.value)] == places, str(caught.value)
    for fault, expected in zip(caught.value.faults, words, strict=True):
        assert expected in fault.message


# What-ifs: each fault in the file it was written in

BASE = VOTE + "against: CHN RUS\n      in_favour: the rest\n"
ON_TOP = "title: What if\nbase: base.yaml\n"

WHAT_IFS: dict[str, tuple[str, tuple[Told, ...]]] = {
    "no such base": ("base: §bsae.yaml\n", (("base", "there is no such file...did you mean"),)),
    "its own base": ("base: §what-if.yaml\n", (("base", "the bases go round in a circle"),)),
    "no such step": (
        ON_TOP + "changes:\n  §timeline.w.against: CHN\n",
        (("timeline.w.against", "there is no step w...it has v"),),
    ),
    "no such item": (
        ON_TOP + "changes:\n  §timeline[4].at: 2014-12-22\n",
        (("timeline[4].at", "the list has 1, counted from 0"),),
    ),
    "no path": (ON_TOP + "changes:\n  §timeline[x].at: 2014-12-22\n", (("timeline[x].at", "is no path"),)),
    "below a text": (ON_TOP + "changes:\n  §title.a.b: x\n", (("title.a.b", "there is nothing below a"),)),
    "no such key": (
        ON_TOP + "changes:\n  §timeline.v.agianst: CHN\n",
        (("timeline.v.agianst", "`against` belongs under `put_to_vote`"),),
    ),
    "a code in a change": (
        ON_TOP + "changes:\n  timeline.v.against: CHN §RUX\n",
        (("timeline.v.against", "RUX is no State code"),),
    ),
    "a stranger in a change": (
        ON_TOP + "changes:\n  timeline.v.against: CHN §KEN\n",
        (("timeline.v.against", "KEN was not a member on 2014-12-22"),),
    ),
    "one member in two changes": (
        ON_TOP + "changes:\n  timeline.v.against: USA\n  timeline.v.abstaining: §USA\n",
        (("timeline.v.abstaining", "USA is named under against already"),),
    ),
    "a day that is none": (
        ON_TOP + "changes:\n  timeline.v.at: §2015-01-35\n",
        (("timeline.v.at", "is no date"),),
    ),
    "a day outside": (ON_TOP + "changes:\n  timeline.v.at: §2035-01-05\n", ((V, "2035-01-05 lies outside"),)),
    "a law that is none": (
        ON_TOP + "changes:\n  §law.no_vote: true\n",
        (("law.no_vote", "did you mean no_veto?"),),
    ),
    "removing what is not there": (
        ON_TOP + "remove: §timeline.w §timeline.v.source\n",
        (("timeline.w", "there is no step w"), ("timeline.v.source", "there is no source in the base")),
    ),
    "removing nothing": (ON_TOP + "remove:§\n", (("remove", "found nothing, expected paths"),)),
    "changing nothing": (ON_TOP + "changes:§\n", (("changes", "expected paths and values"),)),
    "a timeline": (ON_TOP + "§timeline: []\n", (("timeline", "changes its base's timeline under `changes`"),)),
    "a misspelt key": (ON_TOP + "§change: {a: b}\n", (("change", "did you mean changes?"),)),
    "an expectation of nothing": (
        ON_TOP + "expect: {§w: adopted}\n",
        (("expect.w", "there is no step called w"),),
    ),
    "several": (
        ON_TOP + "changes:\n  §timeline.w.against: CHN\n  timeline.v.kind: §procedurl\nexpect: {v: §adoptd}\n",
        (("timeline.w.against", "no step w"), ("timeline.v.kind", "procedural?"), ("expect.v", "adopted?")),
    ),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("source", "expected"), WHAT_IFS.values(), ids=WHAT_IFS.keys())
def test_a_mistake_of_a_what_if_is_told_in_the_what_if(source, expected, folder):
    text, places = planted(source)
    (folder / "what-if.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load("what-if.yaml")
    assert_faults(caught.value, places, expected, "what-if.yaml")


def test_a_mistake_of_the_base_is_told_in_the_base(folder):
    (folder / "base.yaml").write_text(BASE.replace("CHN RUS", "CHN KEN"), encoding="utf-8")
    (folder / "what-if.yaml").write_text(ON_TOP + "changes:\n  timeline.v.against: RUX\n", encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load("what-if.yaml")
    assert [(f.file, f.line, f.column) for f in caught.value.faults] == [("base.yaml", 7, 20)]


def test_bases_may_go_round_in_no_circle(folder):
    (folder / "base.yaml").write_text("base: what-if.yaml\n", encoding="utf-8")
    (folder / "what-if.yaml").write_text(ON_TOP, encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"what-if\.yaml:2:7: base: the bases go round in a circle"):
        load("what-if.yaml")


def test_a_base_named_without_its_ending_is_told_by_its_file(folder):
    (folder / "what-if.yaml").write_text("base: what-if\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"^what-if\.yaml:1:7: base: the bases go round in a circle"):
        load("what-if")


# Overrides

OVERRIDES = {
    "timeline.v.against=RUX": "--set timeline.v.against:1:1:...RUX is no State code; did you mean RUS",
    "timeline.v.against=CHN KEN": "--set timeline.v.against:1:5:...KEN was not a member on 2014-12-22",
    "timeline.v.against={members: RUS, x: y}": "--set timeline.v.against:1:23:...there is no key x here",
    "timeline.v.against=": "--set timeline.v.against:1:1:...found nothing, expected State codes",
    "timeline.v.against=[RUS": "--set timeline.v.against:1:8:...never closed",
    "timeline.w.against=CHN": "--set timeline.w.against:1:1:...there is no step w in the base; it has v",
    "timeline.v.agianst=CHN": "--set timeline.v.agianst:1:1:...`against` belongs under `put_to_vote`",
    "timeline.v.at=2015-13-01": "--set timeline.v.at:1:1:...is no date",
    "law={no_veto: maybe}": "--set law:1:18:...found maybe, expected true or false",
    "timeline=x": "--set timeline:1:1:...expected a list",
    "nonsense": "--set nonsense: expected path=value, such as timeline.agenda.against=CHN",
    "=CHN": "--set =CHN: expected path=value",
}


@pytest.mark.parametrize(("override", "words"), OVERRIDES.items())
def test_a_mistake_of_an_override_is_told_with_the_override(override, words):
    with pytest.raises(ScenarioError) as caught:
        loads(BASE, "a.yaml", [override])
    assert len(caught.value.faults) == 1, str(caught.value)
    assert re.search(".*".join(map(re.escape, words.split("..."))), str(caught.value)), str(caught.value)


def test_the_mistakes_of_all_overrides_are_told_at_once():
    with pytest.raises(ScenarioError) as caught:
        loads(BASE, "a.yaml", ["timeline.w.at=2014-12-22", "timeline.x.at=2014-12-22"])
    assert len(caught.value.faults) == 2


# What is right stays right, and what is supposed is said to be

GOOD_OVERRIDES = {
    "timeline.v.against=CHN": ("against", ("CHN",)),
    "timeline.v.put_to_vote.against=[CHN]": ("against", ("CHN",)),
    "timeline[0].against='CHN'": ("against", ("CHN",)),
    "timeline.v.abstaining=[]": ("abstaining", ()),
}


@pytest.mark.parametrize(("override", "expected"), GOOD_OVERRIDES.items())
def test_an_override_reaches_a_vote_with_or_without_its_action(override, expected):
    name, codes = expected
    vote = loads(BASE, "a.yaml", [override]).timeline[0].put_to_vote
    assert getattr(vote, name).members == codes


def test_an_override_finds_what_has_an_id_within_a_meeting():
    text = (
        MEETING + "agenda: {in_favour: the rest, against: CHN}\n      proceedings:\n"
        "        - id: d\n          put_to_vote: {question: x, in_favour: the rest}\n"
    )
    scenario = loads(text, "a.yaml", ["timeline.agenda.against=CHN", "timeline.d.kind=substantive"])
    meeting = scenario.timeline[0].meeting
    assert meeting.agenda.against.members == ("CHN",)
    assert meeting.proceedings[0].put_to_vote.kind.value == "substantive"
    assert [c.recorded for c in scenario.changes] == ["CHN", None]


def test_an_override_may_bring_what_the_file_does_not_speak_of():
    overrides = ["law.veto.noes_to_block=2", "council.president=TCD", "timeline.v.refers.situation=x"]
    scenario = loads(BASE, "a.yaml", overrides)
    assert scenario.law.veto.noes_to_block == 2
    assert scenario.council.president == ("TCD",)
    assert scenario.timeline[0].put_to_vote.refers.situation == "x"


def test_a_vote_put_in_place_of_the_record_is_assumed_and_not_recorded():
    recorded = BASE + "    source: S/PV.7353\n"
    plain = loads(recorded, "a.yaml", ["timeline.v.against=RUS"]).timeline[0].put_to_vote
    assert plain.against.status.value == "assumed"
    cited = loads(recorded, "a.yaml", ["timeline.v.against={members: RUS, source: S/PV.7354}"])
    assert cited.timeline[0].put_to_vote.against.status is None


def test_the_rest_of_nobody_stays_nobody():
    everybody = "ARG AUS TCD CHL CHN FRA JOR LTU LUX NGA KOR RUS RWA GBR USA"
    scenario = loads(VOTE + f"in_favour: {everybody}\n      against: the rest\n", "a.yaml", ["title=x"])
    assert scenario.timeline[0].put_to_vote.against.members == ()


# Whatever is done to a file: a scenario, or a ScenarioError

WHOLE = """\
title: A test
sources: {pv: S/PV.7353}
council: {president: TCD}
law: {substantive_votes: 9, veto: {holders: CHN RUS}}
positions:
  - on: w
    against: CHN
timeline:
  - id: letter
    at: 2014-12-05
    source: pv
    letter: {by: AUS CHL}
  - id: m
    at: 2014-12-22T15:08
    meeting:
      requested_in: letter
      agenda: {against: CHN RUS, abstaining: NGA TCD, in_favour: the rest, source: [pv, S/1]}
      proceedings:
        - id: w
          at: 15:20
          if: {agenda: adopted}
          put_to_vote: {question: adopt the draft, unknown: the rest, refers: {situation: x, since: 2002-07-01}}
        - suspend:
  - id: ga
    at: 2014-12-23
    assembly_vote: {text: x, counts: 116-20-53}
  - prosecutor: {on: w, opens: false}
expect:
  agenda: {outcome: adopted, tally: 11-2-2}
  w: open
reported: [{says: x, on: w}]
"""
TOKENS = re.findall(r"[\w-]+|[^\w\s]|\s+", WHOLE)
ODD = ["", " ", "\n", "\n  ", "- ", "the rest", "0", "[]", "{}", "é"]
WORDS = [*sorted({t for t in TOKENS if not t.isspace()}), *ODD]
CHANGE = st.tuples(
    st.sampled_from(["delete", "double", "replace", "insert"]),
    st.integers(0, len(TOKENS) - 1),
    st.sampled_from(WORDS),
)


def result(source: str, overrides: list[str] | dict[str, str] = ()) -> Scenario | ScenarioError:
    try:
        return loads(source, "a.yaml", overrides)
    except ScenarioError as error:
        lines = source.split("\n")
        for fault in error.faults:
            assert fault.message
            assert "\n" not in str(fault)
            if fault.file == "a.yaml":
                assert 0 <= fault.line <= len(lines)
        return error


def test_what_is_mutated_is_sound():
    assert isinstance(result(WHOLE), Scenario)


def test_every_word_of_one_vote_is_told_at_once() -> None:
    text = (
        "title: T\ndate: 2014-12-22\nquestion: adopt the provisional agenda\n"
        "against: CHN NGR KEN\nabstaining: TCD, NGX\nin_favour: [USA, FRRA, TCD]\n"
    )
    with pytest.raises(ScenarioError) as refused:
        loads(text, "t.yaml")
    places = [(f.line, f.column) for f in refused.value.faults]
    assert places == [(4, 14), (4, 18), (5, 13), (5, 18), (6, 18)]
    assert "KEN was not a member" in str(refused.value) and "TCD is named under" in str(refused.value)


@pytest.mark.parametrize(
    ("step", "column", "words"),
    [
        ("  - {at: 9999-12-31, letter: {by: USA}}", 10, "expected 1945 to 2200"),
        ("  - {at: 2014-12-22, draft: {symbol: S/1, in_blue: 2014-12-21}}", 52, "before the draft was submitted"),
        ("  - {at: 2014-12-22, meeting: {proceedings: [{invite: {who: X, rule: 38}}]}}", 70, "expected 37 or 39"),
    ],
)
def test_a_step_that_is_wrong_by_itself(step: str, column: int, words: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        loads(f"title: T\ntimeline:\n{step}\n", "t.yaml")
    (fault,) = refused.value.faults
    assert (fault.line, fault.column) == (3, column) and words in fault.message


def test_a_day_without_an_hour_takes_nothing_back_of_the_hour_above_it() -> None:
    steps = ["2014-12-22T15:00", "2014-12-22", "2014-12-22T14:00"]
    text = "title: T\ntimeline:\n" + "".join(f"  - {{at: {at}, letter: {{by: USA}}}}\n" for at in steps)
    with pytest.raises(ScenarioError, match="before the step above it"):
        loads(text)


@settings(max_examples=examples(300))
@given(st.lists(CHANGE, min_size=1, max_size=4))
def test_a_mutated_file_gives_a_scenario_or_its_faults(changes):
    tokens = list(TOKENS)
    for what, at, word in changes:
        old = tokens[at]
        tokens[at] = {"delete": "", "double": old + old, "replace": word, "insert": f"{old} {word} "}[what]
    assert isinstance(result("".join(tokens)), Scenario | ScenarioError)


PATHS = sorted(
    {"timeline", "timeline[0]", "timeline.m", "timeline.agenda", "timeline.agenda.against", "timeline.w.at"}
    | {"timeline.w.unknown", "timeline.m.meeting.proceedings[1]", "positions", "positions[0].against", "council"}
    | {"council.members", "law.veto", "law.veto.chapters", "expect", "expect.w", "sources.pv", "title", "reported"}
    | {"timeline.new", "timeline.ga.counts", "timeline.ga.against", "timeline.w.if.x", "a[0].b", "timeline[1][2]"}
    | {"timeline..w", "[0]", ".", "[", "timeline[-1]", "timeline.letter.letter.by"}
)
VALUES = [
    "",
    "CHN",
    "the rest",
    "[]",
    "{}",
    "{a: b}",
    "[a, [b]]",
    "{by: USA}",
    "{letter: {by: USA}}",
    "'",
    "2014-12-22",
]


@settings(max_examples=examples(300))
@given(
    st.dictionaries(
        st.sampled_from(PATHS) | st.text(max_size=20), st.sampled_from(VALUES) | st.text(max_size=20), max_size=3
    )
)
@example({"timeline": "[{}]"})
@example({"timeline[0]": "[[]]"})
@example({"law.": "x"})
@example({"\n[": ""})
def test_any_override_gives_a_scenario_or_its_faults(overrides):
    assert isinstance(result(WHOLE, overrides), Scenario | ScenarioError)


@settings(max_examples=examples(100))
@given(st.lists(st.text(max_size=30), max_size=3))
def test_any_text_for_an_override_gives_a_scenario_or_its_faults(overrides):
    assert isinstance(result(WHOLE, overrides), Scenario | ScenarioError)
