"""One sweep in a process of its own, for its peak memory: `python -m tests.benchmarks.one_sweep CASES`."""

import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory


def peak_megabytes() -> float:
    """Return the most memory this process has held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        # getrusage would count what the parent held at the fork.
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 2**10


def main() -> None:
    """Run it, and print its seconds by the clock, its bytes and the peak before and after."""
    from sim.analysis.sweeps.running import run_sweep
    from tests.benchmarks.sweep_figures import ASKED
    from tests.benchmarks.sweep_files import grid, write_base

    with TemporaryDirectory() as name:
        folder = Path(name)
        write_base(folder)
        plan, before, began = grid(folder, int(sys.argv[1])), peak_megabytes(), time.perf_counter()
        manifest = run_sweep(plan, folder / "results", ASKED)
        seconds = time.perf_counter() - began
        size = sum(part["bytes"] for part in manifest["parts"])
        print(json.dumps({"seconds": seconds, "before": before, "peak": peak_megabytes(), "bytes": size}))


if __name__ == "__main__":
    main()
