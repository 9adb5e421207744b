"""`unsc schema`: print the JSON Schema of scenario files, for editors."""

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of scenario files; an editor that knows it checks and completes as you write."""
    from sim.scenario.schema import schema_text

    click.echo(schema_text().rstrip("\n"))
