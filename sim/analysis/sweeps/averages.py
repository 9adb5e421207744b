"""Means that do not depend on the order in which rows are read. Extra `sweep`."""

from typing import TYPE_CHECKING

from sim.analysis.sweeps.extras import required

if TYPE_CHECKING:
    import polars

_PLACES = 60
"""Binary places kept of each number: those of a chance down to 2^-8 are kept whole."""


def mean(of: "polars.Expr") -> "polars.Expr":
    """Return the mean of a column of numbers or truth values, those that are missing left out.

    polars adds up floats in the order in which its threads come by, so that the last digits of its own means
    differ from one run to the next. Here whole numbers of 2^-60 are added, in 128 bits, which is exact: enough for
    2^40 rows of numbers below 2^27 in size. What is below 2^-60 is cut off each number.
    """
    pl = required("polars")
    parts = (of.cast(pl.Float64) * 2.0**_PLACES).cast(pl.Int128)
    found: polars.Expr = parts.sum().cast(pl.Float64) / of.count() / 2.0**_PLACES
    return found
