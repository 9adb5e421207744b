"""What a reform is, and the law and the Council it makes of those of a day. The proposals stand beside this."""

from datetime import date

from attrs import evolve, field, frozen

from sim.council import Council, enlarge
from sim.errors import UnscError
from sim.law.laws import Law, Pledge, Veto
from sim.law.thresholds import AtLeast
from sim.source import Source, Status

PERMANENT, ELECTED = 5, 10
"""The seats since 1966 (Charter Art. 23(1)), to which every proposal known here adds."""


@frozen
class Fact:
    """One thing that is known, or supposed, of a proposal: what, how surely, and from which documents."""

    says: str
    status: Status
    sources: tuple[Source, ...] = ()


@frozen
class Reform:
    """A proposal: the seats it adds, the votes a question takes, who may block, or what members pledge.

    `votes` are the affirmative votes of any matter, procedural or not; None leaves those of the day, unless
    `more_than_half` asks for a majority of all seats. `review_votes` are those for calling a review conference
    (Art. 109(1)), which no proposal known here was seen to change. `votes_status` says how sure the number is;
    in a body of `recorded_for` seats it is on record.
    `veto` None means that nobody holds one.
    """

    name: str
    title: str
    about: str
    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]
    blocks: str
    """Who may block, in a few words, for a table."""
    new_permanent: int = 0
    new_elected: int = 0
    votes: int | None = None
    votes_status: Status = Status.RECORDED
    recorded_for: int | None = None
    review_votes: int | None = None
    more_than_half: bool = False
    veto: Veto | None = field(factory=Veto)
    pledge: Pledge | None = None

    @property
    def enlarges(self) -> bool:
        """Whether it adds seats."""
        return bool(self.new_permanent or self.new_elected)

    @property
    def seats(self) -> tuple[int, int] | None:
        """The permanent and the elected seats as proposed; None where the Council stays as it is."""
        return (PERMANENT + self.new_permanent, ELECTED + self.new_elected) if self.enlarges else None

    def fits(self, council: Council) -> bool:
        """Tell whether it can be made of a Council: seats are added to one of fifteen only."""
        return not self.enlarges or council.size == PERMANENT + ELECTED

    def votes_status_in(self, body_size: int) -> Status:
        """Return how sure the number of votes is in a body of so many seats."""
        return Status.RECORDED if body_size == self.recorded_for else self.votes_status

    @property
    def documents(self) -> tuple[Source, ...]:
        """Every document cited for it, each once: the proposal itself first."""
        return tuple(dict.fromkeys([*self.sources, *(s for fact in self.facts for s in fact.sources)]))


def law_under(reform: Reform, law: Law, *, body_size: int, votes_needed: int | None = None) -> Law:
    """Return what a reform makes of a law.

    `body_size` counts all seats of the body that votes, those the reform adds among them. `votes_needed` is
    another number of affirmative votes than the proposal's, which is often not known: it is a parameter. What the
    reform does not speak of stays as it is in `law`. Raises `UnscError` for a number of votes that is no number
    of seats.

    >>> from sim.law import law_on
    >>> from sim.law.reforms import law_under, reform
    >>> law_under(reform("two-noes"), law_on(date(2024, 3, 28)), body_size=15).veto.noes_to_block
    2
    """
    if votes_needed is not None and not 1 <= votes_needed <= body_size:
        raise UnscError(
            f"found {votes_needed} votes needed, expected from 1 to {body_size}, the seats of the body"
        )
    votes = votes_needed if votes_needed is not None else _votes(reform, body_size)
    changed = evolve(law, name=reform.title, veto=reform.veto, pledge=reform.pledge or law.pledge)
    if reform.veto is None:
        changed = evolve(changed, sources=reform.sources)
    status = Status.ASSUMED if votes_needed is not None else reform.votes_status_in(body_size)
    if votes is not None:
        needed = AtLeast(votes, date.min, _cited(reform, votes, votes_needed, body_size), status)
        changed = evolve(changed, procedural=needed, substantive=needed)
    if reform.review_votes is not None:
        review = reform.review_votes
        status = reform.votes_status_in(body_size)
        needed = AtLeast(review, date.min, _cited(reform, review, None, body_size), status)
        changed = evolve(changed, review_conference=needed)
    return changed


def _votes(reform: Reform, body_size: int) -> int | None:
    return body_size // 2 + 1 if reform.more_than_half else reform.votes


def _cited(reform: Reform, votes: int, asked: int | None, body_size: int) -> tuple[Source, ...]:
    if asked is not None:
        return (*reform.sources, Source(f"{votes} of {body_size} votes: as asked for"))
    if reform.votes_status_in(body_size) is Status.ASSUMED:
        return (*reform.sources, Source(f"{votes} of {body_size} votes: assumed"))
    return reform.sources


def council_under(reform: Reform, council: Council) -> Council:
    """Return a Council with the seats that a reform adds, which nobody holds yet; unchanged where it adds none.

    Raises `UnscError` for a Council of another size than the fifteen seats the proposals add to.
    """
    if not reform.enlarges:
        return council
    if not reform.fits(council):
        new = reform.new_permanent + reform.new_elected
        of = f" of {council.on}" if council.on is not None else ""
        raise UnscError(
            f"{reform.name} adds {new} seats to a Council of {PERMANENT + ELECTED}; the one{of} has {council.size}"
        )
    return enlarge(council, permanent=reform.new_permanent, elected=reform.new_elected)
