"""All tests with ten times the random examples, and unseeded: `python -m tests.long [pytest's options]`."""

import os
import subprocess
import sys


def main() -> int:
    """Run pytest at full effort and return its exit code."""
    environment = {**os.environ, "UNSC_LONG_TESTS": "1"}
    return subprocess.run([sys.executable, "-m", "pytest", *sys.argv[1:]], env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
