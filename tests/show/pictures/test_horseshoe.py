"""The horseshoe: every member has one seat with its own vote, a veto is marked, what is not known is not drawn."""

from datetime import date
from math import hypot
from xml.etree import ElementTree

import pytest
from attrs import evolve
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import sim
from sim.council import Council, NotAMember, assembly_members_on, compose, council_on
from sim.errors import UnscError
from sim.law import Chapter, Choice, Kind, Pledge, Question, RollCall, Tally, decide, law_on, measure_of
from sim.scenario.library import names
from sim.show.pictures.horseshoe import COUNCIL, horseshoe, horseshoe_of, horseshoe_of_event
from sim.show.pictures.on_the_table import overlap
from sim.show.pictures.picture import Picture
from sim.show.pictures.seating import HEIGHT, WIDTH, places, radius
from sim.show.pictures.tally import decision_picture
from sim.show.pictures.vote_marks import RING, VoteMark, drawn
from tests.effort import LONG, examples
from tests.show.pictures.golden import check
from tests.show.pictures.only_ours import boxes, check_within

NS = "{http://www.w3.org/2000/svg}"
DAY = date(2024, 3, 28)
VETO = Question(Kind.SUBSTANTIVE)
STATES = sorted(assembly_members_on(DAY))


@st.composite
def councils(draw: st.DrawFn) -> Council:
    codes = draw(st.lists(st.sampled_from(STATES), min_size=3, max_size=30, unique=True))
    permanent = draw(st.lists(st.sampled_from(codes), max_size=5, unique=True))
    return compose(codes, permanent=permanent, on=DAY, president=draw(st.sampled_from([None, *codes])))


@st.composite
def votes(draw: st.DrawFn) -> tuple[Council, RollCall]:
    council = draw(st.one_of(st.just(council_on(DAY)), councils()))
    # Most vote in favour, so that many drafts reach the votes needed and a negative vote can be a veto.
    choices = [*[Choice.YES] * 8, *Choice, None]
    cast: dict[str, list[str]] = {c.value: [] for c in Choice}
    for code in council.codes:
        choice = draw(st.sampled_from(choices))
        if choice is not None:
            cast[choice.value].append(code)
    return council, RollCall.of(council, **cast)


def shown(picture: Picture) -> dict[str, dict[str, str]]:
    """The rows of a picture's table by member."""
    return {row[0]: dict(zip(picture.table.columns, row, strict=True)) for row in picture.table.rows}


def words_of(picture: Picture) -> list[str]:
    return [e.text or "" for e in ElementTree.fromstring(picture.svg).iter(f"{NS}text")]


@settings(max_examples=examples(60))
@given(councils())
def test_every_member_has_one_seat_and_no_two_overlap(council: Council) -> None:
    found = places(council)
    assert [p.code for p in found] == list(council.codes)
    reach = radius(len(found))
    for n, one in enumerate(found):
        assert reach <= one.x <= WIDTH - reach and reach <= one.y <= HEIGHT - reach
        assert hypot(one.outward_x, one.outward_y) == pytest.approx(1, abs=0.001)
        for other in found[:n]:
            assert hypot(one.x - other.x, one.y - other.y) >= 2 * reach


@pytest.mark.parametrize("number", range(1, 41))
def test_seats_of_any_number_are_as_wide_as_told(number: int) -> None:
    found = places(compose(STATES[:number], on=DAY))
    near = min((hypot(a.x - b.x, a.y - b.y) for a in found for b in found if a is not b), default=1000)
    assert 12 < radius(number) <= near / 2


@settings(max_examples=examples(40))
@given(councils())
def test_the_president_is_in_the_middle_and_the_alphabet_goes_round(council: Council) -> None:
    assume(council.president is not None)
    found = {p.code: p for p in places(council)}
    chair = found[council.president]
    assert chair.president and (chair.x, chair.y) == (500.0, min(p.y for p in found.values()))
    assert sum(p.president for p in found.values()) == 1
    first = council.codes.index(council.president)
    after = [found[code] for code in (*council.codes[first:], *council.codes[:first])]
    half = len(after) // 2
    assert all(p.x > 500 for p in after[1 : half + 1]) and all(p.x < 500 for p in after[half + 1 :])
    assert [p.x for p in after[half + 1 :]] == sorted(p.x for p in after[half + 1 :])


@settings(max_examples=examples(40))
@given(councils(), st.data())
def test_another_name_on_an_elected_seat_moves_nothing(council: Council, data: st.DataObject) -> None:
    elected = [m for m in council.members if not m.permanent and m.code != council.president]
    assume(elected)
    old = data.draw(st.sampled_from(elected))
    new = data.draw(st.sampled_from(sorted(set(STATES) - set(council.codes))))
    members = tuple(evolve(m, code=new, name=new) if m is old else m for m in council.members)
    renamed = evolve(council, members=members)
    assert [evolve(p, code=old.code if p.code == new else p.code) for p in places(renamed)] == list(
        places(council)
    )


@settings(max_examples=examples(60))
@given(votes(), st.sampled_from([Kind.SUBSTANTIVE, Kind.PROCEDURAL]))
@example((council_on(DAY), RollCall.of(council_on(DAY), no="RUS", rest=Choice.YES)), Kind.SUBSTANTIVE)
def test_every_vote_is_on_its_seat_and_in_the_twin(cast: tuple[Council, RollCall], kind: Kind) -> None:
    council, roll = cast
    decision = decide(Question(kind), roll, council, law_on(DAY))
    picture = horseshoe(council, roll, decision)
    rows, by_member = shown(picture), roll.by_member()
    assert list(rows) == list(council.codes)
    lines = picture.twin.splitlines()
    for code in council.codes:
        said = VoteMark.of(by_member.get(code)).value
        assert rows[code]["Vote"] == said
        assert ("permanent" in rows[code]["Seat"]) == (code in council.permanent)
        assert ("President" in rows[code]["Seat"]) == (code == council.president)
        assert any(line.startswith(f"{code} ") and said in line for line in lines)
    assert tuple(c for c in rows if rows[c]["Effect"] == "veto") == tuple(
        c for c in council.codes if c in decision.blocked_by
    )
    written = words_of(picture)
    assert written.count("VETO") == len(decision.blocked_by)
    assert all(code in written for code in council.codes)
    assert decision.why in picture.description
    assert str(decision.needed) in " ".join(written)
    could = [c for c in rows if rows[c]["Effect"] == "could settle it"]
    assert sorted(could) == sorted(decision.could_settle)


def test_a_veto_is_marked_on_the_seats_of_those_who_cast_it_and_on_no_other() -> None:
    council = council_on(DAY)
    roll = RollCall.of(council, no="RUS CHN DZA", rest=Choice.YES)
    for kind, blocked in ((Kind.SUBSTANTIVE, ["CHN", "RUS"]), (Kind.PROCEDURAL, [])):
        picture = horseshoe(council, roll, decide(Question(kind), roll, council, law_on(DAY)))
        assert [code for code, row in shown(picture).items() if row["Effect"] == "veto"] == blocked
        assert words_of(picture).count("VETO") == len(blocked)
        assert ("vetoed by RUS and CHN" in words_of(picture)) == bool(blocked)


@settings(max_examples=examples(40))
@given(st.integers(0, 9), st.integers(0, 3), st.integers(0, 2))
def test_votes_without_names_are_on_nobodys_seat(yes: int, no: int, abstain: int) -> None:
    council = council_on(DAY)
    roll = RollCall.of(council, no="RUS", counts=Tally(yes, no + 1, abstain))
    picture = horseshoe(council, roll, decide(Question(Kind.SUBSTANTIVE), roll, council, law_on(DAY)))
    rows = shown(picture)
    assert rows.pop("RUS")["Vote"] == "against"
    without = "not named in the record" if yes + no + abstain else "unknown"
    assert {row["Vote"] for row in rows.values()} == {without}
    assert ("only the number is known" in picture.description) == bool(yes + no + abstain)


@settings(max_examples=examples(60))
@given(st.text())
def test_a_title_stays_text(title: str) -> None:
    council = council_on(DAY)
    roll = RollCall.of(council, no="RUS", rest=Choice.YES)
    plain, hostile = horseshoe(council, roll, title="x"), horseshoe(council, roll, title=title)
    tags = [{e.tag for e in ElementTree.fromstring(p.svg).iter()} for p in (plain, hostile)]
    assert tags[0] == tags[1]


def test_each_mark_is_told_by_colour_by_shape_and_by_letter() -> None:
    cast = [VoteMark.YES, VoteMark.NO, VoteMark.ABSTAIN, VoteMark.NOT_VOTING, VoteMark.UNKNOWN]
    shapes, colours = set(), set()
    for mark in cast:
        first = ElementTree.fromstring(drawn(mark, 0, 0, 10))[0]
        colours.add(first.attrib.pop("class"))
        shapes.add((first.tag, first.get("points")))
    assert len(colours) == len(cast) == len({m.letter for m in VoteMark if m.letter}) - 2
    assert len(shapes) == 4, "unknown is a circle as in favour is, but hollow and dashed"
    ring = ElementTree.fromstring(drawn(VoteMark.YES, 0, 0, 10, ring=True))
    assert [e.get("r") for e in ring.iter("circle")] == ["10", f"{10 * RING:g}"]


def test_strangers_are_refused() -> None:
    council = council_on(DAY)
    with pytest.raises(NotAMember, match="KEN was not a member"):
        horseshoe(council, RollCall.of(compose(["KEN", "USA"], on=DAY), yes="KEN"))
    with pytest.raises(NotAMember):
        places(council, "KEN")
    with pytest.raises(UnscError, match="without members"):
        places(evolve(council, members=(), president=None))
    with pytest.raises(UnscError, match=r"no decision 'agend' .*agenda"):
        horseshoe_of(sim.run(sim.load("dprk/2014")), "agend")


ALL = names() if LONG else names()[::4]


@pytest.mark.parametrize("name", ALL)
def test_all_that_is_decided_in_what_ships_can_be_drawn(name: str) -> None:
    run = sim.run(sim.load(name))
    for decided in run.decisions.values():
        picture = horseshoe_of(run, decided.id)
        assert decided.why in picture.description
        check_within(ElementTree.fromstring(picture.svg), picture)
        ElementTree.fromstring(horseshoe_of_event(decided).svg)
        if decided.body == COUNCIL and decided.tally is not None:
            rows = shown(picture)
            assert list(rows) == [v.member for v in decided.votes]
            for vote in decided.votes:
                if vote.choice is not None:
                    assert rows[vote.member]["Vote"].startswith(VoteMark.of_choice(vote.choice).value)
                    assert rows[vote.member]["How known"] == vote.status.value


@pytest.mark.parametrize(
    ("drawing", "name", "decision"),
    [
        ("agenda-2014", "dprk/2014", "agenda"),
        ("vetoed-2011", "abstention/2011-2016-settlements", "vote-2011"),
        ("open-2015", "what-if/2014-slips-past-new-year", "agenda"),
        ("by-number-1950", "secretary-general/1950-lie", "lie"),
        ("without-a-vote-2018", "agenda/2018-nicaragua", "agenda"),
        ("assembly-2014", "dprk/2014", "plenary"),
        ("objection-2022", "committee/2022-hold", "listing"),
    ],
)
def test_golden(drawing: str, name: str, decision: str) -> None:
    check(horseshoe_of(sim.run(sim.load(name)), decision), f"horseshoe-{drawing}")


def test_golden_of_a_larger_council() -> None:
    council = sim.enlarge(council_on(DAY), permanent=6, elected=4)
    roll = RollCall.of(council, no="RUS", abstain="CHN", yes="XPA DZA USA FRA", not_voting="GBR")
    check(horseshoe(council, roll, title="A larger Council", needed=15), "horseshoe-enlarged")


def test_golden_of_a_decision_without_a_council() -> None:
    council = council_on(DAY)
    roll = RollCall.of(council, no="RUS", abstain="CHN", rest=Choice.YES)
    check(decision_picture(decide(Question(Kind.SUBSTANTIVE), roll, council, law_on(DAY))), "horseshoe-none-2024")


def test_the_council_alone_shows_no_votes() -> None:
    picture = horseshoe(council_on(DAY))
    assert {row["Vote"] for row in shown(picture).values()} == {"no vote taken"}
    assert "ADOPTED" not in words_of(picture)


def _check_clear(picture: Picture, seats: int) -> None:
    """See that no words round and on the table overlap, nor a plate what is not on it."""
    root = ElementTree.fromstring(picture.svg)
    (table,) = [e for e in root if (e.get("transform") or "").startswith("translate(0 ")]
    plates = []
    for e in table.iter(f"{NS}rect"):
        if e.get("rx") is not None:
            x, y, wide, high = (float(e.get(name)) for name in ("x", "y", "width", "height"))
            plates.append((x, y, x + wide, y + high))
    on_plates = ("VETO", "OBJECTS", "ADOPTED", "NOT ADOPTED", "OPEN")
    words = [box for e, box in boxes(table) if len(e.text or "") > 1 and e.text not in on_plates]
    assert len(plates) == 1 + sum(written in ("VETO", "OBJECTS") for written in words_of(picture))
    assert len(words) >= seats
    for n, one in enumerate([*plates, *words]):
        assert not [other for other in [*plates, *words][:n] if overlap(one, other)]


@pytest.mark.parametrize("number", range(3, 41) if LONG else (3, 5, 8, 15, 16, 25, 30, 40))
def test_nothing_on_the_table_overlaps_whoever_blocks_it(number: int) -> None:
    """Every member in turn, alone and beside its neighbours, in a Council of any number, wherever it sits."""
    codes = STATES[:number]
    for president in (None, codes[0], codes[number // 2]):
        council = compose(codes, permanent=codes, on=DAY, president=president)
        for first in range(number):
            noes = {codes[(first + k) % number] for k in range(min(3, number))}
            for no in ({codes[first]}, noes):
                roll = RollCall.of(council, no=" ".join(sorted(no)), rest=Choice.YES)
                _check_clear(horseshoe(council, roll, decide(VETO, roll, council, law_on(DAY))), number)
    roll = RollCall.of(council, no=" ".join(codes), rest=Choice.YES)
    consensus = decide(Question(Kind.CONSENSUS), roll, council, law_on(DAY))
    assert len(consensus.blocked_by) == number
    _check_clear(horseshoe(council, roll, consensus), number)
    _check_clear(
        horseshoe(council, RollCall.of(council), decide(VETO, RollCall.of(council), council, law_on(DAY))), number
    )


@settings(max_examples=examples(60), deadline=None)
@given(votes(), st.data())
def test_seats_that_the_law_counts_otherwise_are_marked_and_no_others(
    cast: tuple[Council, RollCall], data: st.DataObject
) -> None:
    council, roll = cast
    some = st.lists(st.sampled_from(list(council.codes)), max_size=3, unique=True)
    law = evolve(
        law_on(DAY),
        enforce_proviso=data.draw(st.booleans()),
        pledge=data.draw(st.sampled_from([None, Pledge(frozenset(council.codes[:4])), Pledge()])),
    )
    question = Question(
        Kind.SUBSTANTIVE,
        chapter=Chapter.VI,
        parties=tuple(data.draw(some)),
        mass_atrocities=data.draw(st.booleans()),
    )
    measure = measure_of(question, council, law)
    by_member = {code: vote.choice for code, vote in roll.by_member().items()}
    otherwise = {
        code
        for code in council.codes
        if (code in measure.held_to_abstain and by_member.get(code) in (Choice.YES, Choice.NO, None))
        or (code in measure.not_against and by_member.get(code) is Choice.NO)
    }
    decision = decide(question, roll, council, law)
    picture = horseshoe(council, roll, decision)
    told = {code for code, row in shown(picture).items() if row["Vote"].endswith(", counted as abstaining")}
    assert told == otherwise
    assert ("The seats show the votes as cast" in picture.description) == bool(otherwise)
    assert ("on the table: counted as abstaining" in words_of(picture)) == bool(told)


def test_golden_of_votes_that_count_otherwise() -> None:
    run = sim.run(sim.load("what-if/parties/2022-annexation-proviso"))
    picture = horseshoe_of(run, "vote")
    assert shown(picture)["RUS"]["Vote"] == "against, counted as abstaining"
    check(picture, "horseshoe-proviso-2022")


def test_who_could_settle_an_open_vote_has_a_pointer_in_the_picture_and_in_the_legend() -> None:
    picture = horseshoe_of(sim.run(sim.load("what-if/2014-slips-past-new-year")), "agenda")
    could = [code for code, row in shown(picture).items() if row["Effect"] == "could settle it"]
    root = ElementTree.fromstring(picture.svg)
    pointers = [e for e in root.iter(f"{NS}polygon") if e.get("class") == "accent"]
    assert len(pointers) == len(could) + 1 == 6
    assert "could still settle it" in words_of(picture)
    decided = ElementTree.fromstring(horseshoe_of(sim.run(sim.load("dprk/2014")), "agenda").svg)
    assert not [e for e in decided.iter(f"{NS}polygon") if e.get("class") == "accent"]
