"""Codes can be typed, keys cannot be guessed, and wrong codes are counted."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.classroom.server import keys
from sim.classroom.server.guesses import ALL, PER_CLIENT, SECONDS, Guesses
from sim.errors import UnscError


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


def test_after_ten_wrong_codes_a_client_waits_and_others_do_not() -> None:
    guesses = Guesses()
    for n in range(PER_CLIENT):
        assert guesses.wait("a", float(n)) == 0
        guesses.wrong("a", float(n))
    assert guesses.wait("a", 10.0) == round(SECONDS - 10)
    assert guesses.wait("b", 10.0) == 0
    assert guesses.wait("a", SECONDS + 0.5) == 0


def test_many_clients_together_are_held_up_too() -> None:
    guesses = Guesses()
    for n in range(ALL):
        guesses.wrong(f"client {n}", 0.0)
    assert guesses.wait("another", 1.0) > 0
    assert guesses.wait("another", SECONDS + 1) == 0
