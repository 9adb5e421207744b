from hypothesis import given
from hypothesis import strategies as st

from sim.show.lines import Paragraph, columns


def test_the_first_line_bears_the_head_and_the_others_stand_under_it() -> None:
    lines = Paragraph("one two three four five six", "  - ", bar="| ", margin="10:00 ").lines(32)
    assert lines == ["10:00 |   - one two three four", "      |     five six"]


def test_an_empty_text_is_an_empty_line() -> None:
    assert Paragraph("").lines() == [""]
    assert Paragraph("", bar="| ").lines() == ["|"]


def test_a_long_word_stands_alone() -> None:
    assert Paragraph(f"see https://{'x' * 90} there").lines() == ["see", f"https://{'x' * 90}", "there"]


def test_wide_letters_take_two_columns() -> None:
    assert columns("安理会") == 6
    assert columns("e\u0301") == 1
    assert len(Paragraph("安理会 " * 30).lines()[0]) == 43


@given(st.text(), st.integers(1, 120))
def test_no_word_is_lost_and_no_line_too_wide(text: str, width: int) -> None:
    lines = Paragraph(text, "  ").lines(width)
    assert " ".join(lines).split() == text.split()
    assert all(columns(line) <= max(width, 22) or len(line.split()) == 1 for line in lines)
