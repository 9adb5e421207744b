from datetime import date, time

import pytest
from accounts import flat, ran, told

import sim
from sim.engine import events
from sim.engine.events import EVENTS, Began, Decided
from sim.engine.log_file import from_lines, to_lines
from sim.scenario.library import names
from sim.scenario.moments import Moment
from sim.show.transcript import TOLD, transcript
from sim.source import Source, Status


@pytest.fixture(scope="module")
def first_vote() -> str:
    return told(sim.run(sim.load("dprk/2014")))


def test_it_begins_with_the_title_and_ends_with_what_fixes_it(first_vote: str) -> None:
    lines = first_vote.splitlines()
    assert lines[0] == "The situation in the DPRK reaches the agenda, 2014"
    assert lines[-1].startswith("Fixed by: 2014.yaml (sha256 ")
    assert lines[-1].split("sha256 ")[1][12] == ")"
    assert "no changes, seed 0, unsc-sim " in lines[-1]


def test_days_and_hours(first_vote: str) -> None:
    days = [line for line in first_vote.splitlines() if line.endswith(" 2014") and line[0].isdigit()]
    assert days == ["18 November 2014", "5 December 2014", "18 December 2014", "22 December 2014"]
    assert first_vote.count("\n15:08  ") == 1
    assert "\n15:15  The meeting is suspended." in first_vote


def test_a_decision_stands_out(first_vote: str) -> None:
    start = first_vote.index("| Security Council: ADOPTED 11-2-2 (9 needed)")
    block = first_vote[start : first_vote.index("\n\n", start)]
    assert all(line.lstrip().startswith("|") for line in block.splitlines())
    assert "| Question     adopt the provisional agenda" in block
    assert "| Kind         procedural: no vote is a veto" in block
    assert "| Against       2  CHN* RUS*" in block or "| Against      2 CHN* RUS*" in block
    assert "USA* (derived)" in flat(block)
    assert "Abstaining 2 TCD NGA" in flat(block)
    assert "| Law          Charter Art. 27(2)" in block
    assert "| Record       " in block
    assert "How known derived" in flat(block)


def test_a_statement_on_the_agenda_is_told_as_one_and_one_on_the_item_is_not(first_vote: str) -> None:
    text = flat(first_vote)
    on_agenda = text.index("China speaks on the adoption of the agenda: is opposed to the item.")
    assert on_agenda < text.index("ADOPTED 11-2-2") < text.index("Ivan Šimonović speaks: the Council has")
    assert text.count("on the adoption of the agenda") == 1


def test_who_blocked_it() -> None:
    text = told(sim.run(sim.load("dprk/2022-sanctions")))
    assert "NOT ADOPTED, vetoed 13-2-0 (9 needed)" in text
    assert "| Blocked by   China and the Russian Federation" in text
    assert "debate in the General Assembly, no later than 10 June 2022" in flat(text)
    assert "The General Assembly debates the veto (vote), in time" in flat(text)


def test_votes_known_by_number_only() -> None:
    text = flat(told(sim.run(sim.load("what-if/2018-pressed"))))
    assert "OPEN 8-2-1, 4 unknown (9 needed)" in text
    assert "In favour 8 USA* (assumed) and 7 not named" in text
    assert "Unknown 4 some of BOL" in text
    assert "No replay: with what is supposed here there is no record to agree with. It comes out" in text


def test_without_a_vote() -> None:
    text = told(sim.run(sim.load("dprk/2023")))
    assert "Security Council: ADOPTED, without a vote\n" in text
    assert "In favour" not in text


def test_what_is_reported_stands_beside_the_record(first_vote: str) -> None:
    text = flat(first_vote)
    assert "Reported (michaelkirby.com.au): The Assembly voted 116-20-55. Record: 116-20-53, with four" in text


def test_what_is_changed_and_what_is_refused() -> None:
    text = flat(told(sim.run(sim.load("what-if/2020-vote-in-consultations"))))
    assert "Supposed, where the record says otherwise or nothing: - timeline." in text
    assert "OUT OF ORDER: " in text
    assert "In order instead: Speaking here, or calling a formal meeting" in text


def test_differences_are_told_with_their_source() -> None:
    run = sim.run(sim.load("dprk/2015", {"expect.agenda.tally": "10-4-1"}))
    text = flat(told(run))
    assert "DIFFERS from what the file expects: - agenda, tally: expected 10-4-1, computed 9-4-2 [" in text


def test_codes_are_explained_once(first_vote: str) -> None:
    assert first_vote.count("Codes: ") == 1
    assert "TCD Chad" in first_vote
    assert "BLR Belarus" not in first_vote, "the Assembly's hundred are not"


def test_sources_are_cited_where_they_first_come_up(first_vote: str) -> None:
    outside = [line for line in first_vote.splitlines() if "|" not in line]
    assert flat(" ".join(outside)).count("section 3 (first DPRK vote)]") == 1


def test_no_two_empty_lines(first_vote: str) -> None:
    assert "\n\n\n" not in first_vote


@pytest.mark.parametrize("name", names())
def test_every_scenario_is_told_in_eighty_columns(name: str) -> None:
    run = sim.run(sim.load(name))
    text = told(run)
    for line in text.splitlines():
        assert len(line) <= 80 or " " not in line.strip()
        assert line == line.rstrip()
    assert text.count("Security Council: ") >= sum(
        isinstance(e, Decided) and e.body == "Security Council" for e in run.log
    )


@pytest.mark.parametrize("width", [1, 20, 40, 100])
def test_any_width(width: int) -> None:
    assert "ADOPTED" in told(sim.run(sim.load("dprk/2014")), width)


def test_an_old_log_is_told_as_the_run_was() -> None:
    run = sim.run(sim.load("dprk/2014"))
    again = from_lines(to_lines(run.log))
    assert list(transcript(again)) == list(transcript(run.log))


def test_every_kind_of_event_can_be_told() -> None:
    assert set(TOLD) == set(EVENTS) - {Began, Decided}
    at = Moment(date(2014, 12, 22))
    known: dict[str, object] = {
        "by": ("CHN",),
        "rule": Source("Rule 9"),
        "deadline": at,
        "until": at,
        "since": at,
        "in_time": False,
        "opens": None,
        "explains_vote": True,
        "on_agenda": False,
        "vetoed_by": ("CHN",),
        "penholder": ("FRA",),
        "debate": at,
        "draft_by": at,
        "last_day": at,
        "notified_by": ("FRA", "GBR"),
        "denied_by": ("RUS",),
        "proposed_by": ("USA",),
        "resolutions": ("S/RES/1696 (2006)", "S/RES/1929 (2010)"),
        "ends": Moment(date(2014, 12, 22), time(17)),
        "votes": (("A", 8), ("B", 7)),
        "late": ("the report of the Committee",),
    }
    for cls in TOLD:
        fields = {f.name for f in cls.__attrs_attrs__} - {
            "number",
            "at",
            "step",
            "cause",
            "status",
            "sources",
            "note",
        }
        values = {name: known.get(name, "x") for name in fields}
        if cls not in (events.MeetingRequested, events.DraftSubmitted):
            values |= {"by": "CHN"} if "by" in fields else {}
        if cls is events.Invited:
            values["rule"] = 39
        sentence = TOLD[cls](cls(number=1, at=at, status=Status.ASSUMED, **values))
        assert sentence[0].isupper()
        assert sentence.endswith((".", "]"))


EVIL = """
title: '[red]x[/red] [link=http://a.b]y[/link] {{0}} %s'
date: 2014-12-22
question: 'adopt [bold]it[/bold] \\[escaped]'
note: ':boom: [/] [@click=x]y[/]'
in_favour: the rest
"""


def test_texts_of_the_file_stay_text() -> None:
    text = told(ran(EVIL))
    assert text.startswith("[red]x[/red] [link=http://a.b]y[/link] {{0}} %s\n")
    assert "adopt [bold]it[/bold] \\[escaped]" in text
    assert ":boom: [/] [@click=x]y[/]" in text


def test_how_members_did_not_vote() -> None:
    text = flat(
        told(
            ran(
                "title: T\ndate: 2014-12-22\nquestion: adopt it\nkind: substantive\nstatus: reported\n"
                "absent: ARG\nnot_participating: CHN\nnot_voting: CHL\nin_favour: the rest\n"
            )
        )
    )
    assert "Not voting 3 ARG (absent, reported), CHL (reported), CHN* (not participating, reported)" in text


def test_where_there_is_no_record_nothing_is_said_of_one() -> None:
    file = "title: T\ndate: 2014-12-22\nquestion: adopt it\nkind: procedural\nin_favour: the rest\n"
    good = told(ran(file + "expect: adopted\n"))
    assert "\nComes out as the file expects.\n" in good
    bad = told(ran(file + "expect: not_adopted\n"))
    assert "\nComes out otherwise than the file expects:\n" in bad
    changed = flat(told(ran(file + "note: it was so\n", "note=it was not so", "kind=substantive")))
    assert 'note is now "it was not so", before "it was so"' in changed
    assert "kind is now substantive, before procedural" in changed
    for text in (good, bad, changed):
        assert "on the record" not in text
        assert "the record says" not in text


def test_what_is_changed_on_record_is_quoted_where_it_is_prose() -> None:
    text = flat(
        told(sim.run(sim.load("dprk/2014", {"timeline.agenda.CHN": "abstaining", "title": "Another title"})))
    )
    assert (
        'title is now "Another title", on the record "The situation in the DPRK reaches the agenda, 2014"' in text
    )
    assert "Supposed, where the record says otherwise or nothing:" in text


def test_the_documents_of_what_is_assumed_are_no_record() -> None:
    text = told(sim.run(sim.load("dprk/2014", {"timeline.plenary.status": "assumed"})))
    assert "| Documents    UN Digital Library, voting record" in text
    assert "How known    assumed: the least certain thing the outcome rests on" in text


def test_what_is_assumed_has_no_document_of_the_meeting_it_stands_in() -> None:
    text = told(sim.run(sim.load("what-if/2014-slips-positions")))
    assert "How known    assumed: the least certain thing the outcome rests on" in text
    assert "| Documents    S/PV.7575; Al-Manar, report of 10 December 2015" in text  # those of the positions alone


def test_notes_that_are_the_same_are_told_once() -> None:
    text = flat(
        told(
            ran(
                "title: T\ndate: 2014-12-22\nquestion: adopt it\nkind: procedural\n"
                "against: {members: CHN RUS, note: As before.}\nin_favour: {members: the rest, note: So said.}\n"
            )
        )
    )
    assert text.count("As before.") == text.count("So said.") == 1
    assert "Note CHN, RUS: As before." in text


def test_a_kind_taken_by_default_says_so() -> None:
    file = "title: T\ndate: 2014-12-22\nquestion: condemn the launch\nagainst: CHN\nin_favour: the rest\n"
    words = (
        "substantive: a permanent member can veto it (assumed: the words do not tell; write `kind: procedural` if"
    )
    assert words in flat(told(ran(file)))
    assert "the words do not tell" not in flat(told(ran(file + "kind: substantive\n")))


ENDS_EARLY = """
title: T
timeline:
- at: 2014-12-22
  meeting:
    item: It
    agenda:
      vote_asked_by: CHN
      {votes}
    proceedings:
    - {{id: break, suspend: {{}}}}
    - {{id: back, resume: {{}}}}
    - {{id: one, invite: {{who: A B, rule: 39}}}}
    - {{id: two, invite: {{who: C D, rule: 39}}}}
    - {{id: three, statement: {{by: CHN}}}}
"""


def test_what_does_not_come_about_for_one_reason_is_told_in_one() -> None:
    text = flat(told(ran(ENDS_EARLY.format(votes="against: the rest"))))
    assert text.count("Does not come about") == 1
    things = (
        "the suspension of the meeting, its resumption, two invitations and a statement, because the meeting had"
    )
    assert f"Does not come about: {things}" in text


def test_of_what_depends_on_an_open_vote_nothing_can_be_said() -> None:
    text = flat(told(ran(ENDS_EARLY.format(votes="unknown: the rest"))))
    assert "does not come about" not in text.lower()
    assert text.count("Cannot be said: the suspension of the meeting, its resumption, two invitations and a") == 1


def test_only_codes_that_were_printed_are_explained() -> None:
    text = told(sim.run(sim.load("what-if/2018-pressed-as-counted")))
    codes = text[text.index("Codes: ") : text.index("Fixed by")]
    above = text[: text.index("Codes: ")]
    listed = [entry.split()[0] for entry in flat(codes).removeprefix("Codes: ").split("; ")]
    assert listed
    assert all(code in above for code in listed)
