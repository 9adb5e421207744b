"""The periods that figures are given by: a year, or a decade. No clock."""

import enum
from datetime import date


class By(enum.Enum):
    """How long a period is.

    >>> By("decade") is By.DECADE
    True
    """

    YEAR = "year"
    DECADE = "decade"


def period_of(on: date, by: By) -> str:
    """Return the name of the period a day falls in; names sort as periods do.

    >>> period_of(date(1966, 1, 1), By.YEAR), period_of(date(1966, 1, 1), By.DECADE)
    ('1966', '1960s')
    """
    return f"{on.year}" if by is By.YEAR else f"{on.year // 10}0s"
