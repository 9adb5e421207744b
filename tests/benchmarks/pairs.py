"""Comparing two things turn by turn: seconds of each, the ratio of every turn, and the line that tells it."""

import statistics
import subprocess
import sys
import time
import timeit
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

Seconds = Callable[[], float]
"""Does a thing some times and returns the seconds of once."""


def timed(call: Callable[[], object], number: int = 1, clock: Callable[[], float] = time.process_time) -> Seconds:
    """Return how to time a call, by the CPU seconds of this process unless another clock is given."""
    return lambda: timeit.timeit(call, number=number, timer=clock) / number


def steadily(call: Callable[[], object], least: float = 0.1) -> Seconds:
    """Return how to time something short: so often at a time that a turn takes at least so many CPU seconds.

    A turn of a few milliseconds would be spent on waking up after the other's.
    """
    number = 1
    while (took := timed(call, number)() * number) < least:
        number = max(2 * number, int(1.2 * number * least / max(took, 1e-6)))
    return timed(call, number)


def turns(a: Seconds, b: Seconds, rounds: int) -> list[float]:
    """Time two things in turn and return the ratio a to b of each round; what is first done is not counted."""
    a(), b()
    return [a() / b() for _ in range(rounds)]


def say(what: str, ratios: list[float], *, at_most: float | None = None, at_least: float | None = None) -> None:
    """Print one figure with its aim: the median ratio, from the least to the greatest."""
    median = statistics.median(ratios)
    spread = f"{short(min(ratios))} to {short(max(ratios))}"
    aim = ""
    if at_most is not None:
        aim = f"; aim at most {at_most:,}: {'met' if median <= at_most else 'MISSED'}"
    if at_least is not None:
        aim = f"; aim at least {at_least:,}: {'met' if median >= at_least else 'MISSED'}"
    print(f"{what:72} {short(median):>8}  ({spread}{aim})", flush=True)


def short(number: float) -> str:
    """Write a number with three digits or so.

    >>> short(12345.6), short(123.4), short(1.234)
    ('12,300', '123', '1.23')
    """
    if number >= 1000:
        return f"{round(number, 2 - int(len(str(int(number))) - 1)):,.0f}"
    return f"{number:.0f}" if number >= 100 else f"{number:.3g}"


def title(what: str) -> None:
    """Print the heading of some figures."""
    print(f"\n{what}", flush=True)


def command(*words: str) -> Callable[[], object]:
    """Return a call that runs a command to its end in a process of its own."""
    return lambda: subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, check=True)
