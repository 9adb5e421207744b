"""A group of commands, each in a module of its own that is loaded when the command is called."""

import difflib
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LoadedWhenCalled(click.Group):
    """Commands by name with the line that help says of them; the module of each is `prefix` and its name."""

    def __init__(self, *args: Any, modules: Mapping[str, str], prefix: str = "sim.cli.", **extra: Any) -> None:
        super().__init__(*args, **extra)
        self.modules, self.prefix = modules, prefix

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take no words for a call for help, which is no error."""
        return super().parse_args(ctx, args or ["--help"])

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands, most used first."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        if cmd_name not in self.modules:
            return None
        command: click.Command = import_module(f"{self.prefix}{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them: the help costs next to nothing."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.modules.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is meant, or name the nearest."""
        if args[0] not in self.modules and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0][:40], self.modules, n=1)
            hint = f"; did you mean {near[0]}?" if near else f"; expected one of {', '.join(self.modules)}"
            raise click.UsageError(f"there is no command {args[0]!r}{hint}", ctx)
        return super().resolve_command(ctx, args)
