"""The teacher's page of a lesson: what it shows, what it needs, how to run it, what to ask, the rules in play."""

from collections.abc import Iterator

from sim.engine import events as e
from sim.law import Outcome
from sim.law.provisions import Provision
from sim.scenario.checks.lesson import PRESIDENT
from sim.show.before_council import COUNCIL, Played
from sim.show.in_the_meeting import TOLD_IN_MEETING
from sim.show.of_the_meeting import TOLD_OF_THE_MEETING
from sim.show.rules_in_play import rules_in_play
from sim.show.sheets import Block, Heading, Listing, Sheet, Words, listing
from sim.show.transcript import TOLD
from sim.show.words import OUTCOMES, all_named, count, day, listed, named, sentence, short_name
from sim.source import Source

_SCENE = (e.MeetingRequested, e.RequestDropped, e.Recommended, e.DraftSubmitted)
"""What a class is told before the Council meets, beside the votes of other bodies."""
_IN_THE_MEETING = (e.Objected, e.VoteAsked, e.Invited, e.ChairCeded, *TOLD_IN_MEETING, *TOLD_OF_THE_MEETING)
"""What delegations do in a meeting besides voting and speaking."""


def teacher_page(played: Played) -> Sheet:
    """Make the page. It tells the results: it is not for the class."""
    scenario, lesson = played.scenario, played.scenario.lesson
    blocks: list[Block] = [Words("For the teacher alone: this page and the debrief tell how it came out.")]
    if scenario.about:
        blocks += [Heading("What it shows"), Words(scenario.about)]
    if lesson is not None:
        blocks += [
            Words("; ".join(lesson.teaches), "Topics:"),
            Words(count(lesson.minutes, "minute"), "How long:"),
        ]
    blocks += [Heading("What you need"), listing(_needed(played))]
    blocks += [Heading("How to run it"), listing(_steps(played), ordered=True)]
    if lesson is not None and lesson.ask:
        blocks += [Heading("What to ask"), listing(lesson.ask)]
    rules = rules_in_play(played.log)
    if rules:
        blocks += [Heading("The rules in play"), Listing(tuple(map(_gloss, rules)))]
    return Sheet("teacher", scenario.title, tuple(blocks))


def _gloss(provision: Provision) -> Words:
    note = f" {provision.note}" if provision.note else ""
    source = Source(provision.cite, provision.url)
    return Words(
        f"{provision.says}{note}", f"{provision.cite}: {provision.title}.", (source,) if source.url else ()
    )


def _needed(played: Played) -> Iterator[str]:
    on, council = played.councils[0]
    seats = count(len(council.members), "delegation")
    yield f"{seats}, the members of {day(on)}; in a small class one student plays several."
    for later, another in played.councils[1:]:
        new = [short_name(code, later) for code in another.codes if code not in council.codes]
        yield f"The Council of {day(later)} is another one; new in it: {listed(new) if new else 'nobody'}."
    if played.presidents:
        who = [
            named(chair, days[0])
            + (f" on {listed([day(on) for on in days])}" if len(played.presiding) > 1 else "")
            for chair, days in played.presiding.items()
        ]
        yield f"Somebody to preside: {listed(who)}."
    lesson = played.scenario.lesson
    guests = (
        []
        if lesson is None
        else [
            who for who in lesson.roles if who != PRESIDENT and not any(who in c.codes for _, c in played.councils)
        ]
    )
    if guests:
        yield f"Also a sheet for {all_named(guests, on)}: without a vote."
    yield "A role sheet for each delegation, a tally sheet for each table; the debrief is kept back until the end."


def _steps(played: Played) -> Iterator[str]:
    yield "Give out the role sheets and let each delegation decide how it will vote, and why."
    scene = list(_scene(played))
    if scene:
        yield f"Set the scene. {' '.join(scene)}"
    number = 0
    for event in played.log:
        if isinstance(event, e.MeetingCalled):
            yield f"{day(event.at.day)}. {TOLD[type(event)](event)}"
        elif isinstance(event, _IN_THE_MEETING):
            yield TOLD[type(event)](event)
        elif isinstance(event, e.Refused):
            yield f"Let somebody try what was tried, and the President answer: {TOLD[type(event)](event)}"
        elif isinstance(event, e.Decided) and event.body == COUNCIL and not event.again:
            number += 1
            yield _put(event, number)
    if not number:
        yield "No vote was taken. Let delegations say what they would have done, and what kept it from a vote."
    yield "Give out the debrief and compare: who voted otherwise than its State did, and did it matter?"
    if played.name:
        yield _on_the_screen(played)


def _scene(played: Played) -> Iterator[str]:
    for x in played.log:
        if isinstance(x, _SCENE):
            yield f"{day(x.at.day)}: {TOLD[type(x)](x)}"
        elif isinstance(x, e.Decided) and x.body != COUNCIL:
            tally = f" {x.tally}" if x.tally is not None else ""
            yield f"{day(x.at.day)}, {x.body}, on {x.question}: {OUTCOMES[x.outcome].lower()}{tally}."


def _put(event: e.Decided, number: int) -> str:
    question = sentence(event.question)
    if event.tally is None:
        return f"Question {number}: {question} In fact nobody asked for a vote; ask whether anybody does now."
    left_open = " With the votes that are known it stays open." if event.outcome is Outcome.OPEN else ""
    return (
        f"Question {number}: {question} Let delegations speak, then vote by show of hands; fill in the tally. "
        f"Ask for the result and the reason before you give either.{left_open}"
    )


def _on_the_screen(played: Played) -> str:
    shown = f"On a screen, “unsc run {played.name} --step” walks through it"
    voted = next(
        (put for put in played.puts if put.voting is not None and put.event.outcome is not Outcome.OPEN), None
    )
    if voted is None:
        return f"{shown}."
    return f"{shown}; “unsc flips {played.name} {voted.event.id}” says which changed votes would have reversed it."
