"""How often a wrong code may be tried: a code is short enough to be typed, so it must not be found by trying."""

from attrs import Factory, define

PER_CLIENT, ALL = 10, 300
"""So many wrong codes may come within the time, from one address and from all together."""
SECONDS = 60.0


@define
class Guesses:
    """The wrong codes of the last minute. Times are in seconds of any clock that only goes forward.

    Codes have six of 28 letters: at 300 guesses a minute one of fourteen rooms is found in some three years.
    """

    _wrong: dict[str, list[float]] = Factory(dict)

    def wait(self, client: str, now: float) -> int:
        """Return for how many seconds a client may not try; 0 if it may."""
        self._forget(now)
        own = self._wrong.get(client, [])
        all_times = sorted(t for times in self._wrong.values() for t in times)
        for times, most in ((own, PER_CLIENT), (all_times, ALL)):
            if len(times) >= most:
                return max(1, round(times[-most] + SECONDS - now))
        return 0

    def wrong(self, client: str, now: float) -> None:
        """Note a wrong code."""
        self._wrong.setdefault(client, []).append(now)

    def _forget(self, now: float) -> None:
        kept = {c: [t for t in times if now - t < SECONDS] for c, times in self._wrong.items()}
        self._wrong = {c: times for c, times in kept.items() if times}
