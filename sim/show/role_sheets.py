"""A role sheet for each delegation: who it is, what comes before the Council, what it may do. Never how it voted.

Nothing here reads a vote, a result, the title or the explanations of a scenario, all of which may tell it.
"""

from collections.abc import Iterator
from datetime import date

from sim.council import Council, Member, held_by_nobody, why_not_member
from sim.engine.events import DraftSubmitted, MeetingCalled, MeetingRequested
from sim.errors import UnscError
from sim.law.parties import bound_to_abstain
from sim.law.sources import ART_27_3
from sim.procedure.rules import (
    ART_31,
    EXPLANATION_OF_VOTE,
    PRESIDENT_SPEAKS_LAST,
    RULE_2,
    RULE_7,
    RULE_9,
    RULE_18,
    RULE_19,
    RULE_20,
    RULE_27,
    RULE_30,
    RULE_31,
    RULE_32,
    RULE_33,
    RULE_35,
    RULE_36,
    RULE_37,
    RULE_38,
    RULE_39,
)
from sim.scenario.checks.lesson import PRESIDENT
from sim.show.before_council import Played, Put
from sim.show.sheets import Blank, Block, Heading, Listing, Sheet, Words, listing
from sim.show.withheld import told_and_withheld
from sim.show.words import KINDS, all_named, day, listed, named, sentence, short_name
from sim.source import Source

MAY: tuple[tuple[Source, str], ...] = (
    (RULE_2, "Ask for a meeting. Your request alone obliges the President to call one."),
    (RULE_9, "Object to the provisional agenda, and ask for a vote on it. Without a vote it is simply adopted."),
    (
        RULE_27,
        "Speak: you are called in the order in which you asked for the floor. Until the agenda is adopted members "
        "speak on its adoption alone, and then on the item.",
    ),
    (
        RULE_30,
        "Raise a point of order. The President rules at once; the ruling stands unless the Council overrules it.",
    ),
    (RULE_31, "Propose a resolution, an amendment or a substantive motion, in writing."),
    (RULE_32, "Ask for a vote on parts of a draft, unless its original mover objects."),
    (
        RULE_33,
        "Move to suspend the meeting, to adjourn it, or to put the question off; such motions go before others.",
    ),
    (RULE_35, "Withdraw what you have proposed, as long as no vote on it has begun."),
    (RULE_36, "Move an amendment: it is voted on before the draft that it would change."),
    (RULE_37, "Propose that a Member of the United Nations that is not on the Council take part without vote."),
    (RULE_39, "Propose that officials of the Secretariat or others be heard."),
    (EXPLANATION_OF_VOTE, "Explain your vote, before or after the voting."),
)
"""What a member may do, by the rule that lets it."""

PRESIDES: tuple[tuple[Source, str], ...] = (
    (RULE_18, "You hold the office for the month because your name is next in the alphabet. Nobody elected you."),
    (RULE_7, "You approve the provisional agenda that the Secretary-General draws up."),
    (
        RULE_19,
        "You open, suspend and close the meeting, put each question to the vote, count, and state the result.",
    ),
    (RULE_27, "You give the floor to speakers in the order in which they asked for it."),
    (
        RULE_30,
        "You rule on points of order at once. If your ruling is challenged, you put the challenge to the vote.",
    ),
    (RULE_20, "If your State is directly connected with the question, you may cede the chair to the next member."),
    (PRESIDENT_SPEAKS_LAST, "You vote as any member does, and speak for your State last."),
)
"""What the President does beside that."""

_GUEST: tuple[tuple[Source, str], ...] = (
    (RULE_37, "Speak when the Council, its agenda adopted, has invited you. You have no vote."),
    (ART_31, "You may be invited when the Council thinks that your interests are specially affected."),
    (RULE_38, "You may submit proposals; they are put to the vote only if a member of the Council asks for it."),
)


def role_sheets(played: Played) -> Iterator[Sheet]:
    """Make the sheets: members in the order of the seats, Council by Council, then others that have a role."""
    seen: set[str] = set()
    for _, council in played.councils:
        for member in council.members:
            if member.code not in seen:
                seen.add(member.code)
                yield _sheet(played, member.code)
    roles = played.scenario.lesson.roles if played.scenario.lesson is not None else {}
    for who in roles:
        if who != PRESIDENT and who not in seen:
            yield _sheet(played, who)


def role_sheet(played: Played, code: str, *, ahead: bool = True) -> Sheet:
    """Make the sheet of one delegation: with all questions that came up, or (`ahead` false) only the first.

    Raises `UnscError` naming the nearest for one that has none.
    """
    sheets = {sheet.name.removeprefix("role-"): sheet for sheet in role_sheets(played)}
    if code not in sheets:
        why = why_not_member(code, played.councils[0][1])
        raise UnscError(f"{why}; expected one of {' '.join(sheets)}")
    return sheets[code] if ahead else _sheet(played.until_first_question(code), code, ahead=False)


def _sheet(played: Played, code: str, *, ahead: bool = True) -> Sheet:
    seats = tuple((on, council, council.member(code)) for on, council in played.councils if code in council.codes)
    on = seats[0][0] if seats else played.day
    blocks: list[Block] = [Heading("Who you are"), listing(_who(played, code, seats))]
    instructions = _instructions(played, code)
    if instructions:
        blocks += [Heading("Your position"), *map(Words, instructions)]
    blocks += [Heading("What comes before the Council"), *_business(played, code, ahead=ahead)]
    blocks += [Heading("What you may do"), _rules(MAY if seats else _GUEST)]
    if code in played.presidents:
        blocks += [Heading("As President"), _rules(PRESIDES)]
    if seats:
        blocks += [Heading("Your vote"), *_ballot(played, code)]
    return Sheet(f"role-{code}", f"{_capital(short_name(code, on))}: your delegation", tuple(blocks))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _who(played: Played, code: str, seats: tuple[tuple[date, Council, Member], ...]) -> Iterator[str]:
    if not seats:
        yield f"You speak for {named(code, played.day)}, which is not a member of the Council and has no vote."
        return
    on, _, member = seats[0]
    terms = dict.fromkeys((m.since, m.until) for _, _, m in seats if m.until is not None)
    composed = played.scenario.council is not None and bool(played.scenario.council.members)
    if held_by_nobody(code):
        yield f"You hold a seat ({code}) that a reform would add; which State would hold it is open."
    else:
        yield f"You speak for {named(code, on)} ({code}) in the Security Council on {day(on)}."
    if member.permanent:
        yield "You are a permanent member."
    elif composed or held_by_nobody(code) or member.until is None:
        yield "You are not a permanent member."
    else:
        spans = listed([f"from {day(since)} to {day(until)}" for since, until in terms if until is not None])
        yield f"You are an elected member, {spans}."
    sizes = dict.fromkeys((council.size, council.vacant) for _, council, _ in seats)
    for size, vacant in sizes:
        of_them = f", {vacant} of them vacant" if vacant else ""
        when = ""
        if len(sizes) > 1:
            when = f" on {listed([day(on) for on, c, _ in seats if (c.size, c.vacant) == (size, vacant)])}"
        yield f"The Council has {size} seats{of_them}{when}."
    if len(played.councils) > 1:
        out = [f"that of {day(on)}" for on, council in played.councils if code not in council.codes]
        sit = f"you sit in {listed([f'that of {day(on)}' for on, _, _ in seats])}"
        yield f"The membership changes in this lesson: {sit}{f', not in {listed(out)}' if out else ''}."
    yield from _presiding(played, code)


def _presiding(played: Played, code: str) -> Iterator[str]:
    """Say who presides, and when where that changes."""
    presiding = played.presiding
    if len(presiding) == 1:
        ((chair, days),) = presiding.items()
        yield "You preside over the Council." if chair == code else f"{_capital(named(chair, days[0]))} presides."
        return
    for chair, days in presiding.items():
        who = "You preside" if chair == code else f"{_capital(named(chair, days[0]))} presides"
        yield f"{who} on {listed([day(on) for on in days])}."


def _instructions(played: Played, code: str) -> list[str]:
    lesson = played.scenario.lesson
    if lesson is None:
        return []
    own = [lesson.roles[code]] if code in lesson.roles else []
    if code in played.presidents and PRESIDENT in lesson.roles:
        own.append(lesson.roles[PRESIDENT])
    return [told for text in own if (told := told_and_withheld(text)[0])]


def _business(played: Played, code: str, *, ahead: bool) -> Iterator[Block]:
    said = [*_items(played, code)]
    if said:
        yield listing(said)
    if played.puts:
        first = "The first question; what else comes up depends on what the Council does:"
        yield Words("The questions, in the order in which they came up:" if ahead else first)
        yield Listing(tuple(_question(put, code) for put in played.puts), ordered=True)


def _items(played: Played, code: str) -> Iterator[str]:
    items: list[str] = []
    for event in played.log:
        if isinstance(event, MeetingCalled) and event.item and event.item not in items:
            items.append(event.item)
            yield f"{day(event.at.day)}, on the provisional agenda: {event.item}"
        elif isinstance(event, MeetingRequested) and code in event.by:
            document = f" ({event.document})" if event.document else ""
            with_whom = "You and others have" if len(event.by) > 1 else "You have"
            yield f"{with_whom} asked for a meeting{document}."
        elif isinstance(event, DraftSubmitted):
            by = "you" if event.by == (code,) else all_named(event.by, event.at.day) if event.by else ""
            text = f", to {event.text}" if event.text else ""
            yield sentence(f"the draft {event.symbol}{f', submitted by {by}' if by else ''}{text}")


def _question(put: Put, code: str) -> Words:
    kind = KINDS[put.event.kind].partition(":")[0]
    if put.settled_by is not None:
        kind = f"procedural or substantive, as question {put.settled_by} settles"
    elif put.disputed:
        kind = "procedural or substantive: that is in dispute"
    bar = f"; {put.needed} affirmative votes carry it" if put.needed is not None else ""
    veto = _what_your_no_does(put, code) if code in put.council.codes else "You have no vote on it."
    return Words(f"{sentence(put.event.question)} {sentence(kind + bar)} {veto}")


def _what_your_no_does(put: Put, code: str) -> str:
    measure = put.measure
    if put.settled_by is not None or put.disputed:
        return "If it is procedural no vote is a veto."
    if measure is None:
        return "One objection prevents it, yours too."
    if code in measure.held_to_abstain:
        return f"As a party to the dispute you have to abstain ({ART_27_3.cite}, last words)."
    party = ""
    if bound_to_abstain(put.question, (code,)):
        party = f" The Charter asks you, as a party to the dispute, to abstain ({ART_27_3.cite}, last words)."
    if measure.noes_to_block is None:
        return f"No negative vote is a veto.{party}"
    if code in measure.not_against:
        return f"You have pledged not to vote against such a draft.{party}"
    if code not in measure.holders:
        return f"You have no veto: abstaining and voting against both withhold one of those votes.{party}"
    if measure.noes_to_block > 1:
        return f"Your negative vote is one of {measure.noes_to_block} that it takes to block.{party}"
    return f"Your negative vote blocks it ({ART_27_3.cite}); an abstention, by practice, does not.{party}"


def _rules(table: tuple[tuple[Source, str], ...]) -> Listing:
    return Listing(tuple(Words(text, f"{source.cite.partition(':')[0]}.") for source, text in table))


def _ballot(played: Played, code: str) -> Iterator[Block]:
    yield Words(
        "In favour, against, abstaining, or present and not taking part: decide for yourselves. What your State "
        "did then does not bind you."
    )
    for n, put in enumerate(played.puts, start=1):
        if code in put.council.codes:
            yield Blank(f"Question {n}, our vote and why:", 2)
    if not played.puts:
        yield Blank("Our vote and why:", 2)
