"""How hard the random tests try: a seeded tenth by default, the whole with `python -m tests.long`."""

import os

from hypothesis import settings

LONG = bool(os.environ.get("UNSC_LONG_TESTS"))

settings.register_profile("seeded tenth", derandomize=True, deadline=None, max_examples=100)
settings.register_profile("whole", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("whole" if LONG else "seeded tenth")


def examples(number: int) -> int:
    """Return how many examples a test tries that asks for so many in its seeded tenth."""
    return number * 10 if LONG else number
