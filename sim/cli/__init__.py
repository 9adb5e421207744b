"""The command `unsc`: a module for each of its commands, loaded when called. Nothing is printed anywhere else.

Exit codes: 0 fine; 1 a run differs from what its file expects; 2 bad usage or input; 130 interrupted by Ctrl-C.
A reader that goes away before all is printed (`| head -1`) does not change the code: how much a pipe
swallows first is chance, and must not be seen. A batch whose answers nobody reads any more ends with 0.
"""

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from sim import __version__
from sim.cli import answers
from sim.cli.answers import BAD_INPUT, FINE, INTERRUPTED
from sim.cli.loaded import LoadedWhenCalled

COMMANDS = {
    "run": "Run scenarios and tell what happened.",
    "list": "List scenarios, or the votes in them.",
    "vote": "Decide one roll call, or many.",
    "odds": "Count how likely each outcome is, exactly.",
    "flips": "Say which changed votes would reverse an outcome.",
    "soften": "Find which parts of a draft would pass.",
    "power": "Measure the voting power of members.",
    "reforms": "List other laws and Councils that were proposed.",
    "sweep": "Run many cases, and go on where it stopped.",
    "results": "Print the first tables of a sweep.",
    "rerun": "Reproduce a sweep from its manifest.",
    "sensitivity": "Say whose position matters most.",
    "backtest": "Compare derived positions with the record.",
    "records": "Compare recorded votes with the law, and add them up.",
    "council": "Say who sat on the Council on a day, and who presided.",
    "handout": "Write the sheets of a lesson: roles, tally, debrief.",
    "report": "Write a run as one self-contained page.",
    "classroom": "Open a Council for a class, on a page it joins.",
    "validate": "Check scenario files and list all that is wrong.",
    "explain": "Say what a rule, an article or a custom is.",
    "new": "Write a scenario to begin with.",
    "schema": "Print the JSON Schema of scenario files.",
}


class Unsc(LoadedWhenCalled):
    """The command group, which answers for what goes wrong in any of its commands."""

    def invoke(self, ctx: click.Context) -> Any:
        """Carry out a command; a reader that has gone away ends it quietly."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            return FINE

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Answer a command line, and exit with its code."""
        # Not `list(...)`: once `unsc list` is loaded, that name is the module of the command.
        words = [*(sys.argv[1:] if args is None else args)]
        answers.let_any_text_through()
        try:
            result = super().main(
                words or ["--help"] if args is not None or not words else None,
                prog_name or "unsc",
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )
            code = result if isinstance(result, int) else FINE
        except (click.Abort, KeyboardInterrupt):
            code = INTERRUPTED
        except SystemExit as end:
            # click leaves in this way where a shell asks what can be typed, and where nobody reads its help.
            code = int(end.code or FINE) if "_UNSC_COMPLETE" in os.environ else FINE
        except Exception as error:
            answers.tell(error, as_json=answers.wants_json(words))
            code = BAD_INPUT
        code = answers.finished(code)
        if standalone_mode:
            sys.exit(code)
        return code


@click.group(
    "unsc",
    cls=Unsc,
    modules=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="Exit codes: 0 fine; 1 a run differs from what its file expects; 2 bad usage or input; 130 "
    "interrupted. With --json an answer, or an error, is JSON with the key `schema`.",
)
@click.version_option(__version__, "--version", prog_name="unsc", message="%(prog)s %(version)s")
def main() -> None:
    """Simulate the procedure of the United Nations Security Council.

    Who may move what, what nine votes and a veto do, and why: every answer comes with its source. A scenario is
    a file, or the name of one that comes with the package, such as dprk/2014.
    """
