"""Codes can be typed, keys cannot be guessed, and wrong codes are counted."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.classroom.server import keys
from sim.classroom.server.guesses import ALL, PER_CLIENT, SECONDS, Guesses
from sim.classroom.server.rooms import MOST_ROOMS
from sim.errors import UnscError
from tests.classroom.served import answered, served

ROOT = Path(__file__).parents[2]


def test_a_code_is_typed_as_one_likes() -> None:
    code = keys.new_code()
    assert len(code) == keys.LENGTH and set(code) <= set(keys.LETTERS)
    assert keys.as_code(f" {code[:3].lower()}-{code[3:]} ") == code


def test_no_letter_of_a_code_is_taken_for_another() -> None:
    assert not set(keys.LETTERS) & set("AEIOUY01")


def test_the_key_of_a_folder_stays_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    key = keys.host_key(tmp_path)
    assert keys.host_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "host.key").stat().st_mode) == 0o600


def test_a_folder_with_a_broken_key_says_so(tmp_path: Path) -> None:
    (tmp_path / "host.key").write_text("short")
    with pytest.raises(UnscError, match="holds no key"):
        keys.host_key(tmp_path)


def test_the_key_of_a_chair_follows_from_the_host_and_differs_by_room() -> None:
    one = keys.chair_key("h" * 32, "room-1")
    assert one == keys.chair_key("h" * 32, "room-1")
    assert len({one, keys.chair_key("h" * 32, "room-2"), keys.chair_key("i" * 32, "room-1")}) == 3


@given(st.text(), st.text())
def test_keys_are_the_same_only_where_they_are(one: str, other: str) -> None:
    assert keys.same(one, other) is (one == other)
    assert keys.same(one, one)


def codes(number: int, first: int = 0) -> list[str]:
    """Return so many codes that there could be, all different."""
    found = []
    for n in range(first, first + number):
        found.append("".join(keys.LETTERS[n // len(keys.LETTERS) ** k % len(keys.LETTERS)] for k in range(6)))
    return found


def test_a_guesser_waits_and_others_do_not() -> None:
    guesses = Guesses()
    for n, code in enumerate(codes(PER_CLIENT)):
        assert guesses.wait("a", n / 10) == 0
        guesses.wrong("a", code, n / 10)
    assert guesses.wait("a", 10.0) == round(SECONDS - 10)
    assert guesses.wait("b", 10.0) == 0
    assert guesses.wait("a", SECONDS + 0.5) == 0


def test_many_clients_together_are_held_up_too() -> None:
    guesses = Guesses()
    for n, code in enumerate(codes(ALL)):
        assert guesses.wait("another", 0.0) == 0
        guesses.wrong(f"client {n}", code, 0.0)
    assert guesses.wait("another", 1.0) > 0
    assert guesses.wait("another", SECONDS + 1) == 0


def test_what_tells_a_guesser_nothing_holds_nobody_up() -> None:
    guesses = Guesses()
    for n in range(10 * ALL):
        guesses.wrong("a", "BCDFGH", n / 100)  # the same again
        guesses.wrong(f"client {n}", "BCDFGH", n / 100)
        guesses.wrong("a", f"O{n}", n / 100)  # what no room can have
    assert guesses.wait("a", 30.0) == guesses.wait("b", 30.0) == 0


def test_a_class_behind_one_router_comes_in_though_each_mistypes_thrice() -> None:
    guesses = Guesses()
    for n, code in enumerate(codes(3 * 30)):
        assert guesses.wait("the router", n / 2) == 0
        guesses.wrong("the router", code, n / 2)
    assert guesses.wait("the router", 45.0) == 0


@given(st.lists(st.tuples(st.floats(0, 0.5), st.sampled_from("ab"), st.sampled_from(codes(ALL))), max_size=500))
def test_no_minute_holds_more_than_the_limit(tries: list[tuple[float, str, str]]) -> None:
    """Whoever tries whenever it may never gets more different codes answered within a minute than there may be."""
    guesses, now, answered = Guesses(), 0.0, list[tuple[float, str, str]]()
    for gap, client, code in tries:
        now += gap
        if guesses.wait(client, now) == 0:
            guesses.wrong(client, code, now)
            answered.append((now, client, code))
    for start, _, _ in answered:
        minute = [(client, code) for at, client, code in answered if 0 <= at - start < SECONDS]
        assert all(len({c for by, c in minute if by == client}) <= PER_CLIENT for client in "ab")
        assert len({code for _, code in minute}) <= ALL


def test_the_odds_are_those_that_are_told() -> None:
    there_are = len(keys.LETTERS) ** keys.LENGTH
    told = (ROOT / "docs" / "classroom.md").read_text("utf-8") + (Guesses.__doc__ or "")
    assert f"{there_are:,}" in told and f"{PER_CLIENT} different wrong codes" in told
    for a_minute, in_all in ((PER_CLIENT, "54,000"), (ALL, "18,000")):
        assert f"{90 * a_minute:,}" in told and f"1 in {in_all}" in told
        assert round(there_are / (90 * a_minute), -3) == int(in_all.replace(",", ""))
    assert f"With {MOST_ROOMS} rooms open" in told and "1 in 280" in told
    assert round(there_are / (90 * ALL * MOST_ROOMS), -1) == 280


def test_at_the_server_one_who_mistypes_keeps_nobody_out(tmp_path: Path) -> None:
    """All of these come from one address, as a class behind one router does."""
    with served(tmp_path) as server:
        room = server.host("GET", "/api/rooms")["rooms"][0]

        def join(**body: str) -> int:
            return answered(server.address, "", "POST", "/api/join", body).status_code

        tried = iter(each for each in codes(2 * PER_CLIENT) if each != room["code"])
        for _ in range(PER_CLIENT - 1):
            assert join(code=next(tried)) == 403
        assert join(code="no code") == join(code=room["code"][:5]) == 403
        assert join(code=room["code"]) == 200
        assert join(chair_key="0" * 32) == 403
        assert join(code=next(tried)) == 403
        assert join(code=next(tried)) == join(code=room["code"]) == 429, "this is guessing"
        assert join(chair_key=room["chair_key"]) == 200, "the chair is never shut out"
