"""`python -m sim` is the command `unsc`."""

from sim.cli import main

if __name__ == "__main__":
    main(prog_name="unsc")
