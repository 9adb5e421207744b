"""What a run was made on, in general terms: when, with how many cores, under which versions."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version

from tests.peers.peers_environment import Ask

OURS = ("numpy", "polars", "scipy", "simpy")


def machine(ask: Ask | None) -> None:
    """Print it."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()} on {platform.machine()}, {cores} cores{load}")
    ours = ", ".join(f"{name} {version(name)}" for name in OURS)
    print(f"Python {platform.python_version()}, {ours}")
    if ask is not None:
        theirs = ", ".join(f"{name} {number}" for name, number in ask("versions", 1).items())
        print(f"peers: {theirs}")
