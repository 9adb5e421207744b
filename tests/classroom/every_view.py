"""Every view of the page there is, one after the other: what is checked for everybody and drawn for the eye."""

import random
from collections.abc import Iterator
from typing import Any

from sim.engine.running import run
from sim.scenario import load
from tests.classroom.pages import Class, Somebody, expect
from tests.effort import LONG


def some_views(pages: Class, seed: str, **how: Any) -> Iterator[tuple[str, Somebody]]:
    """Yield every view; in a normal run each third, from one of the first three by the seed."""
    first = random.Random(seed).randrange(3)
    for number, (name, who) in enumerate(every_view(pages, **how)):
        if LONG or number % 3 == first:
            yield name, who


def every_view(pages: Class, **how: Any) -> Iterator[tuple[str, Somebody]]:
    """Play a session on dprk/2014, and stop at each view of it; `how` is how everybody's browser is made.

    Whoever gets a view may do with the page what it likes, if it leaves it as it was.
    """
    yield "start", pages.open("/", **how)
    refused = pages.open("/", **how)
    refused.find("#code").fill("zzzzzz")
    refused.button("Join").click()
    refused.find(".refused").wait_for()
    pages.forgive("404|403")
    yield "start, refused", refused
    chair, screen = pages.chair(**how), pages.screen(**how)
    waiting = pages.delegate("", "Somebody with rather a long name", **how)
    china, russia, usa = (pages.delegate(seat, **how) for seat in ("CHN", "RUS", "USA"))
    yield "delegate, choosing a seat", waiting
    for who in (chair, china, screen):
        yield f"{who.name}, agenda", who
    yield from _rooms(chair)

    china.act("Object")
    usa.sees("China objects.", ".transcript")  # whoever acts on what is no more is refused, and told to look again
    usa.act("AskForVote")
    russia.sees("United States asks for a vote.", ".transcript")
    russia.act("RaisePointOfOrder", text="Is the situation in a country not for that country alone?")
    chair.sees("The President has been asked to rule", ".now")
    chair.button_of("GiveRuling", text="It is for the Council to say what is before it.")
    yield "chair, ruling", chair
    chair.act("GiveRuling", text="It is for the Council to say what is before it.")
    russia.button_of("ChallengeRuling")
    yield "delegate, ruled", russia
    russia.act("ChallengeRuling")
    chair.button_of("PutToVote", "overrule")
    yield "chair, challenged", chair
    chair.act("PutToVote", "overrule")
    for who, choice in ((china, "abstain"), (russia, "yes"), (usa, "no")):
        who.vote(choice)
    screen.sees("3 hands of 15", ".middle")
    yield "delegate, voting", russia
    for who in (chair, screen):
        yield f"{who.name}, hands raised", who
    yield from _presided(pages, chair, **how)
    chair.show("yes")
    for who in (chair, russia, screen):
        who.sees("Those in favour are shown.", ".vote")
        yield f"{who.name}, those in favour shown", who
    chair.show("no", "abstain", "all")
    chair.button_of("LeaveOpen")
    yield "chair, counted", chair
    for acts in (6, 5, 4):
        chair.button("Take back the last act").click()
        chair.sees(f"{acts} acts", ".lines-list [aria-current]")
    yield from _decided(pages, chair, screen, (china, russia, usa))
    yield from _looked_at(chair, screen, usa)
    yield from _polled(chair, screen, usa)


def _rooms(chair: Somebody) -> Iterator[tuple[str, Somebody]]:
    chair.find("[data-settings]").click()
    yield "chair, settings", chair
    chair.button("Close").click()
    chair.button("Rooms").click()
    chair.find("#find").fill("veto")
    chair.find(".scenarios").last.wait_for()
    yield "host, rooms", chair
    chair.button("To the chair’s page").click()
    chair.find("#joining-title").wait_for()


def _presided(pages: Class, chair: Somebody, **how: Any) -> Iterator[tuple[str, Somebody]]:
    """Give the gavel to the delegation that presides, and take it back."""
    chad = pages.delegate("TCD", **how)
    chair.button("the delegation that presides, and the chair").click()
    chad.find("[data-show=yes]").wait_for()
    yield "delegate, presiding", chad
    chair.button("the chair of the class").click()
    chad.find("details.my-seat > summary").click()
    chad.button("Leave this seat").click()
    chad.find("#seats-title").wait_for()


def _decided(
    pages: Class, chair: Somebody, screen: Somebody, seats: tuple[Somebody, Somebody, Somebody]
) -> Iterator[tuple[str, Somebody]]:
    """Vote on the agenda, and speak."""
    china, russia, usa = seats
    chair.act("LetRulingStand")
    chair.act("PutToVote")
    for who, choice in ((china, "no"), (russia, "no"), (usa, "yes")):
        who.vote(choice)
    chair.show("yes", "no", "abstain", "all")
    screen.sees("All votes are shown.", ".vote")
    yield "screen, all shown", screen
    chair.act("StateResult")
    chair.button("The class sees it").click()
    usa.act("RequestFloor")
    chair.act("CallSpeaker")
    chair.button("Time the speech").click()
    for who in (chair, usa, screen):
        who.find(".clock").wait_for()
        who.find(".on-record").wait_for()
        yield f"{who.name}, decided", who
    usa.find("details", has_text="Role sheet").locator("> summary").first.click()
    usa.find(".sheet").wait_for()
    for summary in usa.find("main details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()
    usa.find(".why-not dt").first.wait_for()
    yield "delegate, everything unfolded", usa
    usa.page.reload()
    usa.find(".clock").wait_for()
    chair.button("Stop the clock").click()


def _looked_at(chair: Somebody, screen: Somebody, delegate: Somebody) -> Iterator[tuple[str, Somebody]]:
    """Step through the record, and see what if."""
    chair.button("Step through what really happened").click()
    for step in range(run(load("dprk/2014")).decisions["agenda"].number):
        chair.sees(f"Step {step} of", ".place")
        chair.button("One step forward").click()
    for who in (chair, delegate, screen):
        who.sees("Carried", ".told .decision")
    chair.find("details.what-if > summary").click()
    for who in (chair, delegate, screen):
        yield f"{who.name}, looking at history", who
    for seat in ("AUS", "CHL", "FRA"):
        chair.find(f"#if-{seat}").select_option("abstaining")
    chair.button("Run it").click()
    chair.find(".differs").wait_for()
    screen.sees("Not adopted", ".told .outcome")
    for who in (chair, screen):
        yield f"{who.name}, what if", who
    chair.find(".lines-list").get_by_role("button", name="Go to Our meeting", exact=True).click()
    delegate.find("#transcript-title").wait_for()


def _polled(chair: Somebody, screen: Somebody, delegate: Somebody) -> Iterator[tuple[str, Somebody]]:
    """Take a straw poll, and an election."""
    for kind in ("straw", "election"):
        chair.unfold(chair.find("#poll-names"))
        chair.find("#poll-kind").select_option(kind)
        chair.find("#poll-names").fill("A first name\nA second name that is longer\nA third")
        yield f"chair, {kind} poll asked", chair
        chair.button("Hand out the ballots").click()
        delegate.find(".ballot").wait_for()
        for who in (chair, delegate, screen):
            yield f"{who.name}, {kind} poll", who
        if kind == "straw":
            for number in range(3):
                delegate.find(f'[name="mark-{number}"]').nth(number).check()
        else:
            delegate.find('[name="names"]').first.check()
        delegate.button("Cast the ballot").click()
        delegate.sees("Your ballot is cast", ".polls")
        chair.button("Close and count").click()
        expect(screen.find(".polls table")).to_have_count(1)
        yield f"screen, {kind} poll counted", screen
    yield "delegate, poll counted", delegate
