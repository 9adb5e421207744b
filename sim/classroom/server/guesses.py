"""How often a wrong code may be tried: a code is short enough to be typed, so it must not be found by trying."""

from attrs import Factory, define

from sim.classroom.server import keys

PER_CLIENT, ALL = 100, 300
"""So many different wrong codes may be tried within the time, from one address and from all together."""
SECONDS = 60.0


@define
class Guesses:
    """The different wrong codes of the last minute. Times are in seconds of any clock that only goes forward.

    A class of thirty may come from one address, behind one router, so that it must hold many slips: each may type
    three different wrong codes within a minute. What cannot be a code is no guess, and neither is the same one
    again: a guesser learns nothing by them.

    A code is six of 28 letters, one of 28**6 = 481,890,304. From one address 100 a minute are 9,000 in a lesson of
    90 minutes, which find the code of one open room with odds of 9,000 to 481,890,304, about 1 in 54,000; from all
    addresses together 27,000, about 1 in 18,000. With 64 rooms open, the most there can be, it is 1 in 280 that
    one of them is found; who comes in so is seen by the chair, who can remove them.
    """

    _tried: dict[tuple[str, str], float] = Factory(dict)
    """When a client first tried a code within the time; the oldest first."""

    def wait(self, client: str, now: float) -> int:
        """Return for how many seconds a client may not try; 0 if it may."""
        self._tried = {tried: at for tried, at in self._tried.items() if now - at < SECONDS}
        own = [at for (by, _), at in self._tried.items() if by == client]
        first: dict[str, float] = {}
        for (_, code), at in self._tried.items():
            first.setdefault(code, at)
        for times, most in ((own, PER_CLIENT), ([*first.values()], ALL)):
            if len(times) >= most:
                return max(1, round(times[-most] + SECONDS - now))
        return 0

    def wrong(self, client: str, code: str, now: float) -> None:
        """Note a wrong code, as `keys.as_code` writes it."""
        if keys.may_be_code(code):
            self._tried.setdefault((client, code), now)
