"""`unsc list`: the scenarios that come with the package, or those of a folder, by what they teach; or their votes."""

import click

from sim.cli.answers import say, say_json
from sim.cli.places import opened
from sim.scenario.catalogue import entries, teaching
from sim.show.words import count


@click.command("list")
@click.argument("folder", metavar="[FOLDER]", required=False)
@click.option("--teaches", metavar="WORDS", help="Only what has a topic with these words, such as veto.")
@click.option("--kind", metavar="KIND", help="List the votes on one kind of question, such as procedural.")
@click.option("--out", metavar="FILE.csv", help="Write what is listed as a table: votes come with their sources.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def command(folder: str | None, teaches: str | None, kind: str | None, out: str | None, as_json: bool) -> None:
    """List scenarios: what each shows, how long a lesson with it takes, its topics.

    Without a FOLDER those that come with the package. With --kind the votes in them on that kind of question, one
    line each.
    """
    listed = entries(folder or "")
    if teaches is not None:
        listed = teaching(listed, teaches)
    if kind is not None:
        from sim.cli.vote_list import list_votes

        list_votes([entry.name for entry in listed], kind, out, as_json=as_json)
        return
    from sim.show.lessons import lesson_row, lessons_csv, lessons_list

    with opened((out,)) as (place,):
        if place is not None:
            place.write(lessons_csv(listed))
            place.done()
    if as_json:
        say_json({"scenarios": [lesson_row(entry) for entry in listed]})
    elif out is not None:
        say([f"{out} is written: {count(len(listed), 'scenario')}."])
    else:
        say(lessons_list(listed))
