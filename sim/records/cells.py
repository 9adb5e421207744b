"""What single cells of a file of votes say: a day, a number, a flag. Each says what it found where it cannot."""

import re
from datetime import date

from sim.council import Council, council_on
from sim.errors import UnscError


class BadCell(UnscError):
    """A cell that does not say what its column is for."""


_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?)?")


def council_of(text: str) -> tuple[date, Council]:
    """Read the day of a vote, and return it with the Council then in office. Raises `BadCell`."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise BadCell(f"date is {shown(text)}; expected a day such as 2014-12-22")
    try:
        on = date(*map(int, found.groups()))
        return on, council_on(on)
    except ValueError:
        raise BadCell(f"date is {shown(text)}, and there is no such day") from None
    except UnscError as error:
        raise BadCell(f"date is {shown(text)}: {error}") from None


def number(text: str, column: str) -> int | None:
    """Read a number of votes; an empty cell is None, which is not nought. Raises `BadCell`."""
    text = text.strip()
    if not text:
        return None
    whole = text.removesuffix(".0")
    if not (whole.isascii() and whole.isdigit() and len(whole) <= 4):
        raise BadCell(f"{column} is {shown(text)}; expected a number of votes")
    return int(whole)


_FLAGS = {**dict.fromkeys(("true", "t", "yes", "1"), True), **dict.fromkeys(("false", "f", "no", "0"), False)}


def flag(text: str) -> bool | None:
    """Read a flag, None where it says neither."""
    return _FLAGS.get(text.strip().lower())


def shown(text: str) -> str:
    """Quote a text for a message, so that it is neither long nor blank."""
    return repr(text if len(text) <= 40 else f"{text[:40]}...")
