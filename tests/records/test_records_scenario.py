"""A recorded vote becomes a scenario that replays to what was recorded, and that what-ifs can be asked of."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from test_records_summary import FILES, HEADER, made_rows, written

import sim
from sim.records.reading import read_votes
from sim.records.recorded import RecordedVote, Result
from sim.records.scenario_of import scenario_of
from sim.scenario import loads
from sim.source import Status
from tests.cli.commandline import answer, unsc
from tests.effort import LONG

ONE_IN = 1 if LONG else 10


def votes_of(folder: Path, file: str) -> Iterator[RecordedVote]:
    for vote in read_votes(folder / f"{file}.csv"):
        assert isinstance(vote, RecordedVote)
        yield vote


def replayed(vote: RecordedVote) -> sim.Run:
    return sim.run(loads(scenario_of(vote), f"{vote.id}.yaml"))


@pytest.mark.parametrize("file", FILES)
def test_every_counted_vote_replays_to_its_recorded_outcome(shared: Path, file: str) -> None:
    played = 0
    for vote in list(votes_of(shared / "data", file))[::ONE_IN]:
        run = replayed(vote)
        decision = run.decisions["vote"]
        assert vote.result is not None
        if vote.complete or vote.tally is not None or vote.result is Result.WITHOUT_VOTE:
            assert run.agrees, (vote.id, run.differences)
            assert decision.outcome is vote.result.outcome, vote.id
            assert vote.result.reason in (None, decision.reason), vote.id
            played += 1
        else:
            # Too little is known: nothing is expected that the known votes do not settle.
            assert run.agrees is not False, vote.id
            assert decision.outcome in (vote.result.outcome, sim.Outcome.OPEN), vote.id
    assert played


@pytest.mark.parametrize("seed", range(2))
def test_made_votes_that_the_law_decides_as_recorded_replay(tmp_path: Path, seed: int) -> None:
    agreed = 0
    for vote in read_votes(written(tmp_path / "made.csv", made_rows(seed, 200))):
        assert isinstance(vote, RecordedVote)
        run = replayed(vote)
        if vote.kind is None or vote.result is None:
            continue
        # Some rows were made with an outcome that the law does not come to: the replay says so.
        decision = run.decisions["vote"]
        same = decision.outcome is vote.result.outcome and vote.result.reason in (None, decision.reason)
        if decision.outcome is not sim.Outcome.OPEN and decision.reason is not sim.Reason.VETO_OR_TOO_FEW_VOTES:
            assert run.agrees is same, (vote, run.differences)
            agreed += same
    assert agreed > 50


def one(tmp_path: Path, **cells: str) -> RecordedVote:
    row = dict.fromkeys(HEADER, "") | {"id": "S/1", "date": "2022-05-26", "votes_basis": "none"} | cells
    (vote,) = read_votes(written(tmp_path / "one.csv", [row]))
    assert isinstance(vote, RecordedVote), vote
    return vote


NOES, YESES = "CHN RUS", "ALB BRA FRA GAB GHA IND IRL KEN MEX NOR ARE GBR USA"
KOREA = ";".join([*(f"{code}=N" for code in NOES.split()), *(f"{code}=Y" for code in YESES.split())])


def test_statuses_are_those_of_the_record(tmp_path: Path) -> None:
    cells = {"kind": "substantive", "kind_basis": "recorded", "outcome": "vetoed", "votes": KOREA}
    recorded = replayed(one(tmp_path, **cells, votes_basis="recorded"))
    derived = replayed(one(tmp_path, **cells, votes_basis="derived"))
    for run, status in ((recorded, Status.RECORDED), (derived, Status.DERIVED)):
        (decided,) = [event for event in run.log if isinstance(event, sim.engine.events.Decided)]
        assert {vote.status for vote in decided.votes} == {status}
    corrected = KOREA.replace("KEN=Y", "KEN=X")
    text = scenario_of(one(tmp_path, **{**cells, "votes": corrected}, votes_basis="recorded_corrected"))
    assert "not_voting: {members: KEN, status: derived}" in text


def test_the_kind_is_written_only_where_it_is_stated(tmp_path: Path) -> None:
    cells = {"outcome": "vetoed", "votes": KOREA, "votes_basis": "recorded"}
    stated = scenario_of(one(tmp_path, **cells, kind="substantive", kind_basis="recorded"))
    presumed = scenario_of(one(tmp_path, **cells, kind="substantive", kind_basis="presumed"))
    assert "\nkind: substantive\n" in stated and "presumed" not in stated
    assert "\nkind:" not in presumed and "is presumed: no source here states it" in presumed
    # Adopted over two noes, and nobody says of what kind: it replays, and says what was supposed.
    adopted = one(tmp_path, **{**cells, "outcome": "adopted"})
    assert "adopted over the negative vote of CHN RUS, it can only have been procedural" in " ".join(
        scenario_of(adopted).split()
    )
    assert replayed(adopted).agrees


def test_a_vote_known_in_part_leaves_the_rest_unknown(tmp_path: Path) -> None:
    cells = {"outcome": "vetoed", "votes": "RUS=N", "votes_basis": "partial", "veto_by": "CHN;RUS"}
    text = scenario_of(one(tmp_path, **cells, yes="13", no="2", abstain="0"))
    for line in ("against: RUS CHN", "counts: 13-2-0", "unknown: the rest", "  blocked_by: CHN RUS"):
        assert line in text.splitlines()
    # A no of a permanent member is certain to defeat it, though not by what reason.
    expected = text.partition("expect:")[2]
    without = scenario_of(one(tmp_path, **cells)).partition("expect:")[2]
    assert "reason: veto" in expected and without.split() == ["outcome:", "not_adopted", "source:", "record"]
    nothing = scenario_of(one(tmp_path, outcome="vetoed"))
    assert "expect:" not in nothing and "the votes known here leave that open" in " ".join(nothing.split())


@pytest.mark.parametrize(
    ("cells", "cite", "url"),
    [
        (
            {"undl_id": "280327", "source": "A"},
            "UN Digital Library, record 280327",
            "https://digitallibrary.un.org/record/280327",
        ),
        (
            {"source": "W:https://press.un.org/x"},
            "The page that is named in one.csv, line 2",
            "https://press.un.org/x",
        ),
        ({"source": "B+C"}, "one.csv, line 2 (its source there: B+C)", None),
    ],
)
def test_the_source_is_the_record_where_its_number_is_known(
    tmp_path: Path, cells: dict[str, str], cite: str, url: str | None
) -> None:
    scenario = loads(scenario_of(one(tmp_path, outcome="vetoed", votes=KOREA, votes_basis="recorded", **cells)))
    (source,) = scenario.sources.values()
    assert source.cite.startswith(cite) and source.url == url


def test_texts_that_yaml_could_take_for_something_else(tmp_path: Path) -> None:
    title = "'#1: a \"draft\" - [x] {y} & *z %, yes\u202e no: \\ '"
    note = "- " + "long words " * 30 + "#: end"
    vote = one(
        tmp_path, id="=1+1: '", title=title, note=note, outcome="vetoed", votes=KOREA, votes_basis="recorded"
    )
    scenario = loads(scenario_of(vote))
    assert scenario.title.startswith("=1+1: ': '#1: a \"draft\"")
    assert scenario.timeline[0].note.endswith("long words #: end.")
    assert scenario.timeline[0].at is not None and scenario.timeline[0].at.day == date(2022, 5, 26)


def test_a_record_that_contradicts_itself_is_no_scenario(tmp_path: Path) -> None:
    with pytest.raises(sim.UnscError, match=r"one.csv:2: no scenario can replay S/1: .*total is 9"):
        scenario_of(one(tmp_path, outcome="vetoed", votes=KOREA, votes_basis="recorded", yes="9"))


# The command


def test_the_command_writes_a_file_to_ask_what_ifs_of(tmp_path: Path) -> None:
    row = {"outcome": "vetoed", "votes": KOREA, "votes_basis": "recorded", "id": "S/2022/431"}
    one(tmp_path, **row)
    votes, file = str(tmp_path / "one.csv"), str(tmp_path / "korea.yaml")
    done = unsc("records", "scenario", "s/2022/431", votes, "-o", file)
    assert done.exit_code == 0 and done.stdout == f"{file} is written. Run it with: unsc run {file}\n"
    assert unsc("records", "scenario", "S/2022/431", votes).stdout == Path(file).read_text("utf-8")
    assert unsc("validate", file).exit_code == 0
    assert unsc("run", file).exit_code == 0
    (changed,) = answer("run", file, "--set", "CHN=abstaining", "--json", code=1)["runs"]
    assert "RUS" in json.dumps(changed)
    flips = answer("flips", file, "--json")
    assert flips["smallest"] == 2 if "smallest" in flips else flips
    assert unsc("odds", file).exit_code == 0
    before = Path(file).read_bytes()
    again = unsc("records", "scenario", "S/2022/431", votes, "-o", file)
    assert (again.exit_code, Path(file).read_bytes()) == (2, before)
    assert f"{file} exists already" in again.stderr


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("S/2022/43", "did you mean 'S/2022/431'?"),
        ("S/2022/341", "did you mean 'S/2022/431'?"),
        ("431", "did you mean 'S/2022/431'?"),
        ("nothing like it", "expected the id, the resolution or the draft"),
    ],
)
def test_an_unknown_id_names_the_nearest(tmp_path: Path, asked: str, said: str) -> None:
    one(tmp_path, id="S/2022/431")
    told = unsc("records", "scenario", asked, str(tmp_path / "one.csv"))
    assert told.exit_code == 2 and said in told.stderr and told.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("1718", "did you mean 'S/RES/1718(2006)'?"),
        ("S/RES/1718", "did you mean 'S/RES/1718(2006)'?"),
        ("S/RES/1718(2007)", "did you mean 'S/RES/1718(2006)'?"),
        ("S/RES/1781(2006)", "did you mean 'S/RES/1718(2006)'?"),
        ("S/RES/9999", "expected the id, the resolution or the draft"),
        ("S/RES/1719(1992)", "expected the id, the resolution or the draft"),
    ],
)
def test_a_resolution_is_near_by_its_number_or_its_year(tmp_path: Path, asked: str, said: str) -> None:
    one(tmp_path, id="S/RES/1718(2006)")
    told = unsc("records", "scenario", asked, str(tmp_path / "one.csv"))
    assert told.exit_code == 2 and said in told.stderr and told.stderr.count("\n") == 1


def test_an_id_that_two_files_have_is_refused(tmp_path: Path) -> None:
    one(tmp_path)
    file = str(tmp_path / "one.csv")
    told = unsc("records", "scenario", "S/1", file, file)
    assert told.exit_code == 2 and "2 votes are called S/1" in told.stderr
