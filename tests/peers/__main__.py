"""Install the benchmark's peers in an environment of their own, and say which: `python -m tests.peers`."""

import sys

from tests.peers.peers_environment import folder, peers


def main() -> int:
    """Make the environment and print its versions; 1 where it cannot be made."""
    with peers(may_install=True) as ask:
        if ask is None:
            return 1
        print(folder())
        for name, version in ask("versions", 1).items():
            print(f"  {name} {version}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
