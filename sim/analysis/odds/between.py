"""A chance as far as it is known: between a least and a greatest value, which agree where nothing is unknown."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen


@frozen
class Between:
    """The least and the greatest value a chance can have, from 0 to 1, both included and both attained.

    >>> str(Between(Fraction(1, 4), Fraction(1, 2)))
    'from 1/4 to 1/2'
    """

    low: Fraction
    high: Fraction

    @classmethod
    def of(cls, chances: Iterable[Fraction]) -> "Between":
        """Return the least and the greatest of some chances, of which there must be one.

        >>> Between.of([Fraction(1, 2), Fraction(1, 3)]).low
        Fraction(1, 3)
        """
        series = tuple(chances)
        return cls(min(series), max(series))

    @classmethod
    def exactly(cls, chance: Fraction | int) -> "Between":
        """Return a chance that is known."""
        return cls(Fraction(chance), Fraction(chance))

    @property
    def known(self) -> Fraction | None:
        """The chance, or None where it depends on what is not known."""
        return self.low if self.low == self.high else None

    def __str__(self) -> str:
        """Write the chance, or from where to where it lies."""
        return str(self.low) if self.low == self.high else f"from {self.low} to {self.high}"
