"""Run by the peers' Python, which has no `sim`: does on request what it is compared by, and says how long it took.

A line in is `[name, times, ...]` in JSON, a line out the answer and the CPU seconds.
"""

import json
import sys
import time
from importlib.metadata import version


def powerindices(times):
    """Both indices of the Council as the weighted game [39; 7 x 5, 1 x 10], for every member."""
    from powerindices import compute_pbi, compute_ssi

    weights = [7] * 5 + [1] * 10
    began = time.process_time()
    for _ in range(times):
        # The lists are made anew, since the package may write into what it is given.
        shapley_shubik, banzhaf = compute_ssi(39, list(weights)), compute_pbi(39, list(weights))
    seconds = time.process_time() - began
    return {"answer": [[float(x) for x in shapley_shubik], [float(x) for x in banzhaf]], "seconds": seconds}


def mesa(times, *hundredths):
    """So many votes of fifteen agents; `hundredths` are each one's chances of yes and no, the permanent first."""
    from council_in_mesa import Council

    chances = [(yes / 100, no / 100) for yes, no in zip(hundredths[::2], hundredths[1::2], strict=True)]
    council = Council(chances, seed=1)
    began = time.process_time()
    for _ in range(times):
        council.step()
    return {"answer": council.outcomes, "seconds": time.process_time() - began}


def versions(_times):
    """Which versions the peers have."""
    return {name: version(name) for name in ("mesa", "powerindices", "numpy")}


if __name__ == "__main__":
    asked = {function.__name__: function for function in (powerindices, mesa, versions)}
    for line in sys.stdin:
        name, *numbers = json.loads(line)
        print(json.dumps(asked[name](*numbers)))
