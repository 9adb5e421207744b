"""`unsc schema`: print the JSON Schema of scenario or sweep files, for editors."""

import click

from sim.cli.choices import OneOf


@click.command("schema")
@click.option(
    "--of",
    type=OneOf(["scenario", "sweep"]),
    default="scenario",
    help="The form of file: scenario, unless said, or sweep.",
)
def command(of: str) -> None:
    """Print the JSON Schema of scenario or sweep files; an editor that knows it checks as you write."""
    from sim.scenario.schema import schema_text

    click.echo(schema_text(of).rstrip("\n"))
