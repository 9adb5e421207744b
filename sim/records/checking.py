"""Whether law and record agree on a vote, and why where they do not or cannot be compared. It reads no file."""

import enum

from attrs import evolve, frozen

from sim.council import Council, council_on
from sim.errors import UnscError
from sim.law import Choice, Decision, Kind, Outcome, Question, Reason, RollCall, decide, law_on
from sim.records.held import contradictions, rolls_of
from sim.records.kinds import Kinds
from sim.records.kinds_in_scenarios import Stated
from sim.records.recorded import Basis, RecordedVote, Result


class Verdict(enum.Enum):
    """What came of comparing a vote with the law."""

    AGREE = "agree"
    DIFFER = "differ"
    UNCHECKED = "unchecked"


class Ground(enum.Enum):
    """Why a vote is not said to agree: what such votes have in common."""

    OUTCOME = "the law comes to another outcome than the record"
    REASON = "not adopted by law and record, but for another reason"
    CONTRADICTION = "the file contradicts itself, or the Council of the day"
    WITHOUT_VOTE = "adopted without a vote: nobody's vote is known, and that is no unanimity"
    NO_RESULT = "the file does not say what became of it, or whether there was a vote"
    ONLY_PROCEDURAL = "consistent only as procedural, and nobody states the kind"
    ONLY_NOT_PROCEDURAL = "consistent only as a matter that is not procedural, and nobody states the kind"
    NO_NUMBERS = "too little is known: no totals, and the votes of some members at most, which settle nothing"
    OPEN = "what is known of the votes leaves the outcome open"
    NO_RULE = "not decided by votes of the Council"


@frozen
class Checked:
    """A vote compared with the law.

    `ground` and `reason` say why it does not agree or was not checked: what such votes have in common, and this
    one. `basis` is what settled it. `kind` is the kind it was decided as and `kind_source` who states that; None
    and empty where either kind decides alike. `decision` is the law's, None where there was nothing to decide.
    `disagreeing` are the sources that disagree, each with what it says. `remark` says what is missing from the
    file though it makes no difference.
    """

    vote: RecordedVote
    verdict: Verdict
    basis: Basis
    ground: Ground | None = None
    reason: str = ""
    kind: Kind | None = None
    kind_source: str = ""
    decision: Decision | None = None
    disagreeing: tuple[str, ...] = ()
    remark: str = ""

    @property
    def over_a_no(self) -> tuple[str, ...]:
        """The permanent members named as voting against a question that the record has adopted all the same."""
        if self.vote.result is not Result.ADOPTED:
            return ()
        return permanent_noes(self.vote)


def permanent_noes(vote: RecordedVote) -> tuple[str, ...]:
    """Return the permanent members known by name to have voted against."""
    permanent = council_on(vote.on).permanent
    return tuple([v.member for v in vote.votes if v.choice is Choice.NO and v.member in permanent])


def check(vote: RecordedVote, kinds: Kinds | None = None) -> Checked:
    """Compare a recorded vote with the law: the Council in office, the votes as they are held, its kind's rule.

    It agrees where what the file holds settles the outcome, and the record has that outcome and, where it gives
    one, that reason. A kind that nobody states has to make no difference: the vote is decided as substantive and
    as procedural. A draft that is recorded as vetoed was not procedural. A file that contradicts itself on a vote
    differs, whatever the outcome. Source: Charter Art. 27.
    """
    if vote.result is None:
        return _unchecked(vote, Ground.NO_RESULT)
    if vote.result is Result.WITHOUT_VOTE:
        return _unchecked(vote, Ground.WITHOUT_VOTE)
    council = council_on(vote.on)
    found = tuple(contradictions(vote, council))
    rolls = rolls_of(vote, council)
    checked = _compared(vote, vote.result, rolls, council, kinds) if rolls else _unchecked(vote, Ground.NO_NUMBERS)
    if not found:
        return checked
    reason = "; ".join(filter(None, (*found, checked.reason if checked.verdict is Verdict.DIFFER else "")))
    return evolve(
        checked, verdict=Verdict.DIFFER, ground=Ground.CONTRADICTION, reason=reason, disagreeing=found, remark=""
    )


def _unchecked(vote: RecordedVote, ground: Ground) -> Checked:
    return Checked(vote, Verdict.UNCHECKED, Basis.NONE, ground, ground.value)


def _compared(
    vote: RecordedVote, result: Result, rolls: tuple[RollCall, ...], council: Council, kinds: Kinds | None
) -> Checked:
    stated = _stated(vote, kinds)
    if stated is None:
        checked = _of_unstated_kind(vote, result, rolls, council)
        stated = kinds.in_scenarios(vote) if kinds and checked.ground in _BY_KIND else None
        if stated is None:
            return checked
    try:
        found = _computed(stated.kind, vote, result, rolls, council)
    except UnscError as error:
        return evolve(
            _unchecked(vote, Ground.NO_RULE), reason=str(error), kind=stated.kind, kind_source=stated.source
        )
    return evolve(_settled(vote, result, found, council), kind=stated.kind, kind_source=stated.source)


def _stated(vote: RecordedVote, kinds: Kinds | None) -> Stated | None:
    """Return the kind that a file of kinds states, or else the file of the votes itself."""
    if kinds and (stated := kinds.in_files(vote)):
        return stated
    if vote.kind is not None and vote.kind_basis != "presumed":
        return Stated(vote.kind, vote.file)
    return Stated(vote.kind or Kind.SUBSTANTIVE, "recorded as vetoed") if vote.result is Result.VETOED else None


@frozen
class _Computed:
    """The decision of a kind of question on the roll calls that may have been, and how the record compares."""

    decision: Decision
    agrees: bool
    open: bool


def _computed(
    kind: Kind, vote: RecordedVote, result: Result, rolls: tuple[RollCall, ...], council: Council
) -> _Computed:
    question, law = Question(kind), law_on(vote.on)
    decision, *others = [decide(question, roll, council, law) for roll in rolls]
    unsettled = decision.outcome is Outcome.OPEN or any(_came_to(d) != _came_to(decision) for d in others)
    unsettled |= decision.reason is Reason.VETO_OR_TOO_FEW_VOTES and result in (
        Result.VETOED,
        Result.TOO_FEW_VOTES,
    )
    agrees = decision.outcome is result.outcome and result.reason in (None, decision.reason)
    return _Computed(decision, agrees and not unsettled, unsettled)


def _came_to(decision: Decision) -> tuple[Outcome, Reason]:
    return decision.outcome, decision.reason


def _of_unstated_kind(
    vote: RecordedVote, result: Result, rolls: tuple[RollCall, ...], council: Council
) -> Checked:
    """Compare a vote of which the kind is not stated, or only presumed: both kinds have to agree."""
    substantive = _computed(Kind.SUBSTANTIVE, vote, result, rolls, council)
    procedural = _computed(Kind.PROCEDURAL, vote, result, rolls, council)
    if substantive.open or procedural.open or substantive.agrees == procedural.agrees:
        return _settled(vote, result, procedural if procedural.open else substantive, council)
    ground = Ground.ONLY_PROCEDURAL if procedural.agrees else Ground.ONLY_NOT_PROCEDURAL
    decision = substantive.decision
    noes = ", ".join(permanent_noes(vote)) or "a permanent member"
    return Checked(
        vote,
        Verdict.UNCHECKED,
        Basis.NONE,
        ground,
        f"{result.value.replace('_', ' ')} with {decision.tally}, {noes} against: {ground.value}",
        decision=decision,
        disagreeing=_two_sources(vote, result, decision),
    )


_BY_KIND = (Ground.ONLY_PROCEDURAL, Ground.ONLY_NOT_PROCEDURAL, Ground.OPEN, Ground.NO_NUMBERS)
"""What the kind of question may settle, if somebody states it."""


def _settled(vote: RecordedVote, result: Result, found: _Computed, council: Council) -> Checked:
    """Say how a vote compares that was decided as one kind."""
    decision = found.decision
    if found.agrees:
        unnamed = [code for code in council.codes if code not in vote.choices]
        settle = "its totals" if vote.totals.stated else "there are no totals, and the votes of the others"
        remark = f"no vote of {', '.join(unnamed)} is in the file; {settle} settle the outcome"
        gap = vote.votes and unnamed and not (vote.partial and vote.totals.stated)
        return Checked(vote, Verdict.AGREE, _settled_by(vote), decision=decision, remark=remark if gap else "")
    if found.open and not vote.totals.stated:
        return evolve(_unchecked(vote, Ground.NO_NUMBERS), decision=decision)
    if found.open:
        return evolve(_unchecked(vote, Ground.OPEN), reason=decision.why, decision=decision)
    return Checked(
        vote,
        Verdict.DIFFER,
        _settled_by(vote),
        Ground.OUTCOME if decision.outcome is not result.outcome else Ground.REASON,
        f"recorded as {result.value.replace('_', ' ')}, but by the law: {decision.why}",
        decision=decision,
        disagreeing=_two_sources(vote, result, decision),
    )


def _settled_by(vote: RecordedVote) -> Basis:
    """Return what settled a vote: the votes by name where all are known, and where no total stands beside them."""
    return vote.basis if vote.basis is not Basis.NONE else Basis.MEMBERS


def _two_sources(vote: RecordedVote, result: Result, decision: Decision) -> tuple[str, str]:
    """Say who says what: the record with its own source, and the law."""
    law = "; ".join(source.cite for source in decision.sources)
    return (
        f"{result.value} ({vote.sources or vote.file})",
        f"{decision.outcome.value}, {decision.reason.value} ({law})",
    )
