"""The sheets of a lesson: nothing on a role sheet tells a vote, all is there for any scenario, text stays text."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from attrs import evolve
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

import sim
from sim.council import council_on
from sim.engine import Voting, run
from sim.law import Choice
from sim.scenario import loads
from sim.scenario.known_votes import KnownVotes
from sim.scenario.library import names
from sim.show.before_council import Played, played
from sim.show.debrief_sheet import debrief_sheet
from sim.show.handout import handout
from sim.show.role_sheets import role_sheet, role_sheets
from sim.show.sheets import Sheet
from sim.show.sheets_html import sheets_html
from sim.show.sheets_markdown import sheet_markdown, sheets_markdown
from sim.show.tally_sheet import tally_sheet
from sim.show.withheld import told_and_withheld

OTHER = {Choice.YES: Choice.NO, Choice.NO: Choice.ABSTAIN, Choice.ABSTAIN: Choice.YES}
HOSTILE = "<script>alert(1)</script> [a](javascript:b) | **c** # d & e"


def of(name: str) -> Played:
    return played(name, sim.load(name))


def text(sheet: Sheet) -> str:
    return sheet_markdown(sheet)


def shown_to_the_class(lesson: Played) -> list[str]:
    return [text(sheet) for sheet in (*role_sheets(lesson), tally_sheet(lesson))]


def turned_round(name: str) -> Played:
    """Play a scenario with every vote known by name otherwise than it was."""
    votings: dict[str, Voting] = {}

    def cast(voting: Voting) -> KnownVotes:
        votings[voting.id] = voting
        if voting.votes.unnamed.known:
            return voting.votes
        members = tuple(evolve(v, choice=OTHER.get(v.choice, v.choice)) for v in voting.votes.members)
        return evolve(voting.votes, members=members)

    scenario = sim.load(name)
    return Played(name, scenario, run(scenario, cast=cast).log, votings)


def test_what_a_class_is_shown_is_the_same_however_the_council_voted() -> None:
    compared = 0
    for name in names():
        true, other = of(name), turned_round(name)
        if [put.event.id for put in true.puts] != [put.event.id for put in other.puts]:
            continue  # what was not reached is no longer there
        # A draft that falls takes nothing off the sheets; what follows from it (another draft, a session) may.
        if [type(e) for e in true.log] != [type(e) for e in other.log]:
            continue
        assert shown_to_the_class(true) == shown_to_the_class(other), name
        compared += [put.event.outcome for put in true.puts] != [put.event.outcome for put in other.puts]
    assert compared >= 20


@settings(max_examples=examples(100), deadline=None)
@given(st.data(), st.dates(date(1946, 2, 1), date(2024, 12, 31)), st.sampled_from(["procedural", "substantive"]))
def test_one_question_leaves_the_same_sheets_whatever_the_votes(data: st.DataObject, day: date, kind: str) -> None:
    codes = council_on(day).codes
    keys = ("in_favour", "against", "abstaining", "unknown")

    def sheets() -> list[str]:
        votes = {code: data.draw(st.sampled_from(keys)) for code in codes}
        lines = [f"{key}: [{', '.join(c for c in codes if votes[c] == key)}]" for key in keys]
        head = f"title: T{data.draw(st.integers(0, 9))}\ndate: {day}\nquestion: adopt it\nkind: {kind}\n"
        return shown_to_the_class(played("", loads(head + "\n".join(lines))))

    first = sheets()
    assert first == sheets()
    assert len(first) == len(codes) + 1
    bar = 7 if day.year < 1966 else 9
    assert all(f"{bar} affirmative votes carry it" in sheet for sheet in first[:-1])
    assert f"| Affirmative votes needed | {bar} |" in first[-1]
    vetoes = sum("Your negative vote blocks it" in sheet for sheet in first)
    assert vetoes == (0 if kind == "procedural" else len(council_on(day).permanent))


@pytest.mark.parametrize("name", names())
def test_every_scenario_has_its_sheets(name: str) -> None:
    lesson = of(name)
    sheets = handout(lesson)
    assert sheets == handout(of(name))
    kinds = [sheet.name.partition("-")[0] for sheet in sheets]
    assert (kinds[0], kinds[-2:]) == ("teacher", ["tally", "debrief"])
    assert len({sheet.name for sheet in sheets}) == len(sheets)
    seated = {code for _, council in lesson.councils for code in council.codes}
    assert seated <= {sheet.name.removeprefix("role-") for sheet in sheets}
    last = text(sheets[-1])
    for put in lesson.puts:
        assert put.event.question.split()[-1].strip("()") in last
    for claim in lesson.scenario.reported:
        assert claim.says.split()[0] in last
    shown = sheets_markdown(sheets)
    assert not re.search(r"[|:(] ?None\b(?! of)|<sim\.|Status\.|Choice\.", shown)


def test_a_role_sheet_says_who_one_is_and_what_one_may_do() -> None:
    lesson = of("dprk/2022-sanctions")
    china, albania, president = (text(role_sheet(lesson, code)) for code in ("CHN", "ALB", "USA"))
    assert "You are a permanent member." in china
    assert "Your negative vote blocks it (Charter Art. 27(3)); an abstention, by practice, does not." in china
    assert "from 1 January 2022 to 31 December 2023" in albania
    assert "You have no veto" in albania
    assert "**Rule 30.** You rule on points of order at once." in president
    assert "As President" not in china
    with pytest.raises(sim.UnscError, match="KEN was not a member on 2014-12-22; expected one of ARG AUS"):
        role_sheet(of("dprk/2014"), "KEN")
    assert "Decide what you would need" in china


def test_the_guests_of_a_lesson_have_a_sheet_and_no_vote() -> None:
    head = "title: T\ndate: 2014-03-15\nquestion: adopt the draft\nin_favour: the rest\nparties: UKR\n"
    lesson = played("", loads(f"{head}lesson: {{teaches: [x], minutes: 5, roles: {{UKR: You are a party.}}}}\n"))
    assert sum(sheet.name.startswith("role-") for sheet in handout(lesson)) == 16
    guest = text(role_sheet(lesson, "UKR"))
    assert "You are a party." in guest
    assert "not a member of the Council and has no vote" in guest
    assert "Your vote" not in guest
    assert "put to the vote only if a member of the Council asks for it" in guest


def test_whether_a_veto_bites_is_not_told_before_the_preliminary_question_settles_it() -> None:
    steps = "".join(
        f"  - {{id: {name}, at: 1948-05-24, put_to_vote: {{question: it, kind: {kind}, in_favour: the rest}}}}\n"
        for name, kind in (("preliminary", "preliminary"), ("main", "substantive"), ("other", "substantive"))
    )
    sheet = text(role_sheet(played("", loads(f"title: T\ntimeline:\n{steps}")), "SUN"))
    first, second, third = re.findall(r"^\d\. (.*)$", sheet, re.M)
    assert "Your negative vote blocks it" in first
    assert "Procedural or substantive, as question 1 settles; 7 affirmative votes carry it." in second
    assert "Your negative vote blocks it" in third


def test_a_vote_counted_again_is_one_question_and_its_kind_is_not_given_away() -> None:
    lesson = of("double-veto/1950-formosa")
    assert [put.event.id for put in lesson.puts].count("resolution-87") == 1
    sheet = text(role_sheet(lesson, "FRA"))
    third, fourth = re.findall(r"^\d\. (.*)$", sheet, re.M)[2:]
    assert "Procedural or substantive, as question 4 settles; 7 affirmative votes carry it." in third
    assert "If it is procedural no vote is a veto." in third
    assert "The preliminary question" in fourth
    assert sheet.count("our vote and why") == 4
    assert "whether a negative vote blocks, question 4 settles" in text(tally_sheet(lesson))


def test_what_would_have_reversed_a_count_is_told_of_that_count() -> None:
    told = text(debrief_sheet(of("double-veto/1950-formosa")))
    first, *again = [part for part in told.split("\n### ") if part.startswith("Question 3")]
    assert "| adopted, enough votes |" in first
    assert again and all(part.startswith("Question 3, its votes counted again: ") for part in again)
    vetoed = [part for part in again if "| not adopted, vetoed |" in part]
    assert len(vetoed) == 1
    assert "2 changed votes, in 4 ways:" in vetoed[0]
    assert "China abstaining instead of against and United States abstaining instead of against." in vetoed[0]
    assert all("Any 1 of the 7 in favour" in part for part in (first, *again) if part not in vetoed)


def test_a_claim_without_a_preliminary_vote_leaves_the_kind_in_dispute() -> None:
    steps = (
        "  - {id: laid, at: 1950-09-28, draft: {symbol: S/1, kind: procedural}}\n"
        "  - id: sits\n    at: 1950-09-29\n    meeting:\n      item: the matter\n      proceedings:\n"
        "        - {claim: {by: ROC, draft: S/1}}\n"
        "        - {ruling: {draft: S/1, kind: procedural}}\n"
        "        - {id: main, put_to_vote: {question: it, draft: S/1, in_favour: the rest}}\n"
    )
    lesson = played("", loads(f"title: T\ntimeline:\n{steps}"))
    sheet = text(role_sheet(lesson, "FRA"))
    assert "Procedural or substantive: that is in dispute; 7 affirmative votes carry it." in sheet
    assert "whether a negative vote blocks is in dispute" in text(tally_sheet(lesson))


def test_over_two_days_it_says_who_sits_and_presides_when() -> None:
    lesson = of("abstention/2011-2016-settlements")
    brazil, spain, usa = (text(role_sheet(lesson, code)) for code in ("BRA", "ESP", "USA"))
    assert "You are an elected member, from 1 January 2010 to 31 December 2011." in brazil
    assert "you sit in that of 18 February 2011, not in that of 23 December 2016." in brazil
    assert "You preside on 18 February 2011." in brazil and "Spain presides on 23 December 2016." in brazil
    assert "you sit in that of 18 February 2011 and that of 23 December 2016." in usa
    assert "Brazil presides on 18 February 2011." in usa and "Spain presides on 23 December 2016." in usa
    assert "Brazil presides on 18 February 2011." in spain and "You preside on 23 December 2016." in spain
    teacher = text(handout(lesson)[0])
    assert "Somebody to preside: Brazil on 18 February 2011 and Spain on 23 December 2016." in teacher


def test_votes_known_by_number_leave_open_whose_change_would_have_reversed_it() -> None:
    head = "title: T\ndate: 2014-12-22\nquestion: it\nkind: procedural\n"
    told = text(debrief_sheet(played("", loads(f"{head}counts: 11-2-2\n"))))
    assert "That cannot be said: of 15 votes only the number is known, not who cast them" in told
    assert "expected" not in told
    told = text(debrief_sheet(played("", loads(f"{head}in_favour: USA FRA\nunknown: the rest\n"))))
    assert "Nothing yet: it is open, and the unknown vote of " in told


@pytest.mark.parametrize(
    ("said", "sheet"),
    [
        ("You preside. You vote against.", "You preside."),
        ("You abstain. With you it would have been nine.", ""),
        ("You hold a veto and abstain.", ""),
        ("Your negative vote stands alone.", ""),
        ("You hold a veto. You may use it.", "You hold a veto. You may use it."),
        ("You may vote in favour, vote against or abstain.", "You may vote in favour, vote against or abstain."),
        ("Your vote may be the ninth.", "Your vote may be the ninth."),
        ("You want the draft put to the vote today.", "You want the draft put to the vote today."),
    ],
)
def test_a_role_that_tells_a_vote_is_kept_for_the_debrief(said: str, sheet: str) -> None:
    told, withheld = told_and_withheld(said)
    assert told == sheet
    assert f"{told} {withheld}".strip() == said


def test_the_debrief_has_what_was_withheld() -> None:
    head = "title: T\ndate: 2014-12-22\nquestion: adopt the draft\nin_favour: the rest\n"
    roles = "lesson:\n  teaches: [x]\n  minutes: 5\n  roles:\n    CHL: You are new. You abstain alone.\n"
    lesson = played("", loads(head + roles))
    assert "You are new." in text(role_sheet(lesson, "CHL"))
    assert "abstain alone" not in text(role_sheet(lesson, "CHL"))
    assert "**Chile:** You abstain alone." in text(debrief_sheet(lesson))


def test_the_debrief_of_2014_and_its_smallest_reversal() -> None:
    told = text(debrief_sheet(of("dprk/2014")))
    assert "| Votes | 11-2-2; 9 in favour needed |" in told
    assert "Any 3 of the 11 in favour, had they voted in any other way." in told
    assert "**Reported (KBS World (French)):** China and Russia put their veto to the meeting." in told
    told = text(debrief_sheet(of("dprk/2022-sanctions")))
    assert "| Blocked by | China and the Russian Federation |" in told
    assert "China abstaining instead of against and Russian Federation in favour instead of against" in told


def test_a_vote_that_counts_otherwise_stands_where_it_is_counted() -> None:
    told = text(debrief_sheet(of("what-if/parties/2022-annexation-proviso")))
    assert r"| Abstaining | 5: Brazil, China\*, Gabon, India, Russian Federation\* (cast against) |" in told
    assert "not named" not in told


def test_a_what_if_says_that_it_did_not_happen_and_an_open_vote_that_it_is_open() -> None:
    told = text(debrief_sheet(of("what-if/2014-slips-past-new-year")))
    assert "This did not happen." in told
    assert "| Result | open, votes are unknown |" in told


def test_a_lesson_without_a_vote_has_a_tally_sheet_for_the_council_of_the_day() -> None:
    told = text(tally_sheet(of("dprk/2018")))
    assert "No question was put to the vote here." in told
    assert "Kuwait (KWT)" in told and "China (CHN)\\*" in told


def test_a_council_of_another_time_or_make() -> None:
    head = "title: T\ndate: 2030-01-01\nquestion: adopt it\nkind: substantive\nin_favour: the rest\n"
    composed = head + "council: {members: BRA CHN IND USA, permanent: CHN USA}\nlaw: {substantive_votes: 3}\n"
    lesson = played("", loads(composed))
    assert [sheet.name for sheet in role_sheets(lesson)] == ["role-BRA", "role-CHN", "role-IND", "role-USA"]
    assert "You are not a permanent member." in text(role_sheet(lesson, "IND"))
    assert "| Affirmative votes needed | 3 |" in text(tally_sheet(lesson))
    two = "title: T\ndate: 2024-03-28\nquestion: adopt it\nkind: substantive\nin_favour: the rest\nlaw: two-noes\n"
    assert "one of 2 that it takes to block" in text(role_sheet(played("", loads(two)), "CHN"))
    with pytest.raises(sim.UnscError):
        handout(
            played(
                "", sim.load("dprk/2018", {"timeline.bid.at": "2090-01-01", "timeline.dropped.at": "2090-01-02"})
            )
        )


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.data = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.data += data


def hostile() -> Played:
    words = HOSTILE.replace('"', "")
    head = (
        f'title: "{words}"\nabout: "{words}"\ndate: 2014-12-22\nquestion: "adopt {words}"\nin_favour: the rest\n'
    )
    source = f'source: x\nsources: {{x: {{cite: "{words}", url: "javascript:alert(1)"}}}}\n'
    roles = f'lesson: {{teaches: ["{words}"], minutes: 5, ask: ["{words}"], roles: {{CHN: "{words}"}}}}\n'
    return played("", loads(head + source + roles))


def test_a_page_fetches_nothing_runs_nothing_and_breaks_between_sheets() -> None:
    for lesson in (hostile(), of("dprk/2014")):
        sheets = handout(lesson)
        parser = _Tags()
        page = sheets_html(sheets, lesson.scenario.title)
        parser.feed(page)
        tags = [tag for tag, _ in parser.tags]
        assert not {"script", "img", "link", "iframe", "object", "form"} & set(tags)
        assert tags.count("section") == len(sheets) and "break-after: page" in page
        links = [value or "" for _, attrs in parser.tags for key, value in attrs if key in ("href", "src")]
        assert all(link.startswith(("https://", "http://")) for link in links)
        assert "url(" not in page and "@import" not in page
    parser = _Tags()
    parser.feed(sheets_html(handout(hostile()), HOSTILE))
    assert parser.data.count(HOSTILE) > 5


def test_hostile_text_is_text_in_markdown_too() -> None:
    shown = sheets_markdown(handout(hostile()))
    assert "\\<script\\>" in shown
    assert not re.search(r"(?<!\\)<script|(?<!\\)\[a\]\(java|(?<!\\)\*\*c|\(<javascript", shown)
    for line in shown.splitlines():
        if line.startswith("|") and HOSTILE[:8].replace("<", "\\<") in line:
            assert len(re.findall(r"(?<!\\)\|", line)) == 3
