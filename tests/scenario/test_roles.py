"""What a delegation is told on its role sheet never tells how it voted, and what is asked can be argued about."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from sim.scenario.catalogue import entries
from sim.show.withheld import told_and_withheld

_VERBS = (
    "abstain(?:ed)?|vote[ds]?|veto(?:ed)?|uph[eo]ld|overrul(?:e|ed)|oppose[ds]?|block(?:ed)?|cast|carr(?:y|ied)|"
    "t(?:ake|ook) no part|stay(?:ed)? away"
)
_TELLS = re.compile(
    rf"\byou (?:both |then |again |also |still |all |both times |alone )?(?:{_VERBS})\b"
    rf"|[,;:] (?:and |but |then |and then )?(?:{_VERBS}) (?:against|for|in favour|with|twice|on|it|both|each)\b"
    r"|\byours is (?:the only|one of)\b|\bthe only (?:negative|affirmative) vote\b|\bit will be vetoed\b"
    r"|\byour draft fails\b|\byou are outvoted\b|\byou have vetoed\b|\byou had (?:abstained|voted|vetoed)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:may|can|could|might|would|whether|if|decide|how|when|what|who|which|ask)\b", re.IGNORECASE
)


def telling(text: str) -> list[str]:
    """List the sentences of a role text that tell how its delegation votes; an open choice tells nothing."""
    found = []
    for sentence in re.split(r"(?<=[.?!])\s+", " ".join(text.split())):
        match = _TELLS.search(sentence)
        if match and not _OPEN.search(sentence, 0, match.start()):
            found.append(sentence)
    return found


def roles() -> Iterator[tuple[str, str, str]]:
    for entry in entries():
        for who, text in entry.lesson.roles.items() if entry.lesson is not None else ():
            yield entry.name, who, text


def test_no_role_tells_how_its_delegation_votes() -> None:
    assert [(name, who, told) for name, who, text in roles() for told in telling(text)] == []


def test_no_role_sheet_has_to_keep_anything_back() -> None:
    assert [(name, who, kept) for name, who, text in roles() if (kept := told_and_withheld(text)[1])] == []


@pytest.mark.parametrize(
    "planted",
    [
        "You hold the seat. You abstain, as you did on Syria.",
        "You preside, vote against each motion and announce that it is carried.",
        "You uphold the ruling, and take no part in the vote on the draft.",
        "You vetoed in July, and vote for the session in August.",
        "You want the Council to act; yours is the only negative vote.",
        "You need nine, and have ten. It will be vetoed.",
        "The draft is yours. Then you veto the other.",
    ],
)
def test_a_role_that_tells_is_found(planted: str) -> None:
    assert telling(planted)


@pytest.mark.parametrize(
    "open_to_choice",
    [
        "You may vote against or abstain.",
        "Decide whether you vote for it, abstain or block it.",
        "You hold a veto. Ask what it would do if you vote against the agenda.",
        "You need nine votes and nobody's veto can stop you.",
    ],
)
def test_a_choice_tells_nothing(open_to_choice: str) -> None:
    assert telling(open_to_choice) == []


def test_a_role_says_something_and_no_essay() -> None:
    lengths = {(name, who): len(re.findall(r"[.?!](?=\s|$)", text)) for name, who, text in roles()}
    assert {key: n for key, n in lengths.items() if not 1 <= n <= 4} == {}
    assert all(re.search(r"\byou", text, re.IGNORECASE) or who == "President" for _, who, text in roles())


def test_each_lesson_asks_two_questions_and_no_two_the_same() -> None:
    lessons = {entry.name: entry.lesson for entry in entries() if entry.lesson is not None}
    assert {name: lesson.ask for name, lesson in lessons.items() if len(lesson.ask) < 2} == {}
    asked = Counter(
        " ".join(question.split()).casefold() for lesson in lessons.values() for question in lesson.ask
    )
    assert [question for question, times in asked.items() if times > 1] == []
    assert [q for lesson in lessons.values() for q in lesson.ask if not re.search(r"[?.!]$", q)] == []


def test_no_two_topics_mean_the_same() -> None:
    """A teacher finds a topic by its words: none is another with an article, a plural or capitals more."""
    topics = {topic for entry in entries() for topic in entry.topics}
    plain = Counter(re.sub(r"^the |s$", "", topic.casefold()) for topic in topics)
    assert [topic for topic, times in plain.items() if times > 1] == []
