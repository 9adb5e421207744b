"""Words in their room: no line is wider, none breaks a word that fits, and what is left out is said to be."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sim.show.pictures.widths import fitted, width_of
from tests.effort import examples

WORDS = st.lists(st.text("abcim-W\u00e9 4/", min_size=1, max_size=14), max_size=12).map(" ".join)


@settings(max_examples=examples(200))
@given(WORDS, st.integers(40, 400), st.integers(1, 5), st.booleans())
def test_a_line_is_no_wider_than_its_room_and_nothing_is_lost(
    words: str, room: int, most: int, bold: bool
) -> None:
    lines = fitted(words, room, 12, most, bold=bold)
    assert 1 <= len(lines) <= most
    assert all(width_of(line, 12, bold=bold) <= room for line in lines)
    written, whole = "".join("".join(lines).split()), "".join(words.split())
    if lines[-1].endswith(" ..."):
        assert whole.startswith(written.removesuffix("..."))
    else:
        assert written == whole


@settings(max_examples=examples(200))
@given(WORDS, st.integers(60, 400))
def test_a_word_that_fits_is_not_broken(words: str, room: int) -> None:
    lines = fitted(words, room, 12, 100)
    fits = {word for word in words.split() if width_of(word, 12) <= room and "-" not in word}
    assert fits <= {word for line in lines for word in line.split()}


def test_ids_are_broken_behind_their_hyphens_and_votes_are_not_broken() -> None:
    assert fitted("cuban-amendment", 100, 13, 2) == ["cuban-", "amendment"]
    assert fitted("condemnation", 126, 13, 2, bold=True) == ["condemnation"]
    assert all("11-2-2" in " ".join(fitted(f"{'x' * n} (11-2-2)", 90, 12, 3)) for n in range(1, 12))
    assert fitted("x" * 100_000, 100, 12, 2)[-1].endswith(" ...")
