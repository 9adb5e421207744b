"""How a notebook shows what we have: runs, decisions, scenarios, odds and pictures draw themselves.

Formatters are registered by the names of the types, so that nothing is imported before it is shown, and the law
knows of no picture. `import sim` inside IPython registers them; `%load_ext sim.show.notebook` does the same.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.analysis.odds.reading import OverAll, ScenarioOdds
    from sim.council import Council
    from sim.engine import Decided, Run
    from sim.law import Decision
    from sim.scenario import Scenario
    from sim.show.pictures.picture import Picture

_STEPS_AT_MOST = 12


def load_ipython_extension(ip: Any) -> None:
    """Register the formatters, as `%load_ext sim.show.notebook` asks for."""
    register(ip)


def unload_ipython_extension(ip: Any) -> None:
    """Take the formatters away again, as `%unload_ext sim.show.notebook` asks for."""
    for kind, shown in _SHOWN.items():
        formatter = ip.display_formatter.formatters[kind]
        for module, name in shown:
            formatter.pop(f"{module}.{name}", None)


def register(ip: Any) -> None:
    """Register the formatters with an IPython shell. To do it again changes nothing."""
    for kind, shown in _SHOWN.items():
        formatter = ip.display_formatter.formatters[kind]
        for (module, name), show in shown.items():
            formatter.for_type_by_name(module, name, show)


def register_here() -> None:
    """Register the formatters with the IPython shell that is running, if one is."""
    from IPython import get_ipython

    ip = get_ipython()
    if ip is not None:
        register(ip)


def run_html(run: "Run") -> str:
    """Return a run as HTML: its timeline, each decision in a line, and the transcript, folded."""
    from sim.show.pictures.picture import text
    from sim.show.pictures.timeline import timeline

    lines = "\n".join(_transcript(run))
    return f"{timeline(run.log).html}{_details('The transcript, with citations', f'<pre>{text(lines)}</pre>')}"


def run_text(run: "Run", printer: Any, cycle: bool) -> None:
    """Print a run as text: its title, and every decision in a line."""
    from sim.show.pictures.tally import reason_of
    from sim.show.words import OUTCOMES

    lines = [f"Run of {run.scenario.title}: {len(run.log)} events"]
    for name, decided in run.decisions.items():
        tally = "" if decided.tally is None else f" {decided.tally}"
        lines.append(f"  {name}: {OUTCOMES[decided.outcome].lower()}{tally} ({reason_of(decided.decision)})")
    printer.text("\n".join(lines))


def decision_html(decision: "Decision") -> str:
    """Return a decision as HTML: the bar of its votes, what came of it, and why."""
    from sim.show.pictures.tally import decision_picture

    return decision_picture(decision).html


def decided_html(decided: "Decided") -> str:
    """Return a decision of a run as HTML, round the table where the members are known."""
    from sim.show.pictures.horseshoe import horseshoe_of_event

    return horseshoe_of_event(decided).html


def council_html(council: "Council") -> str:
    """Return a Council as HTML: its members round the table."""
    from sim.show.pictures.horseshoe import horseshoe

    return horseshoe(council).html


def council_text(council: "Council", printer: Any, cycle: bool) -> None:
    """Print a Council as text: its members, a star for the permanent ones, and who presides."""
    codes = " ".join(m.code + ("*" if m.permanent else "") for m in council.members)
    chair = f"; {council.president} presides" if council.president else ""
    on = f" on {council.on}" if council.on else ""
    printer.text(f"Council{on}: {codes} (* permanent){chair}")


def why_text(decision: "Decision | Decided", printer: Any, cycle: bool) -> None:
    """Print a decision as text: why it came out so, by what law, and who could still settle it."""
    from sim.engine.events import Decided
    from sim.show.pictures.tally import in_words

    told = decision.decision if isinstance(decision, Decided) else decision
    printer.text("\n".join(in_words(told)))


def scenario_html(scenario: "Scenario") -> str:
    """Return a scenario as a short card in HTML: what it is about, from when to when, and its steps."""
    from sim.show.pictures.picture import text

    rows = "".join(
        f"<tr><th scope=row>{text(name)}</th><td>{text(said)}</td></tr>" for name, said in _card(scenario)
    )
    about = f"<p>{text(scenario.about)}</p>" if scenario.about else ""
    title = f"<p><strong>{text(scenario.title)}</strong></p>"
    return f'<section class="unsc">{title}{about}<table>{rows}</table></section>'


def scenario_text(scenario: "Scenario", printer: Any, cycle: bool) -> None:
    """Print a scenario as text: its title, and the rows of its card."""
    rows = [f"  {name:<10}{said}" for name, said in _card(scenario)]
    printer.text("\n".join([f"Scenario: {scenario.title}", *rows]))


def picture_html(picture: "Picture") -> str:
    """Return a picture as HTML, with its table folded below it."""
    return picture.html


def picture_text(picture: "Picture", printer: Any, cycle: bool) -> None:
    """Print the twin of a picture."""
    printer.text(picture.twin)


def odds_html(odds: "ScenarioOdds") -> str:
    """Return the odds of a scenario as HTML: the tree of what may come of it, and the odds in words, folded."""
    from sim.show.pictures.picture import text
    from sim.show.pictures.tree import outcome_tree

    lines = "\n".join(_odds(odds))
    tree = outcome_tree(odds.tree, odds.title or "What may come of it")
    return f"{tree.html}{_details('In words', f'<pre>{text(lines)}</pre>')}"


def odds_in_text(odds: "ScenarioOdds", printer: Any, cycle: bool) -> None:
    """Print the odds of a scenario as `unsc odds` does."""
    printer.text("\n".join(_odds(odds)))


def question_odds_text(odds: "OverAll", printer: Any, cycle: bool) -> None:
    """Print the odds of one question as `unsc odds` does."""
    from sim.show.odds_text import odds_text

    printer.text("\n".join(odds_text((odds,))))


def _details(summary: str, inside: str) -> str:
    return f"<details><summary>{summary}</summary>{inside}</details>"


def _transcript(run: "Run") -> list[str]:
    from sim.show.lines import laid_out
    from sim.show.transcript import transcript

    return [line for block in transcript(run.log, about=run.scenario.about) for line in laid_out(block)]


def _odds(odds: "ScenarioOdds") -> list[str]:
    from sim.show.odds_text import odds_text

    return list(odds_text(tuple(odds.questions.values())))


def _card(scenario: "Scenario") -> list[tuple[str, str]]:
    """Return what a card says of a scenario: a name and what there is to say."""
    from sim.show.words import day

    days = [step.at.day for step in scenario.timeline if step.at is not None]
    rows = [("When", " to ".join(dict.fromkeys((day(min(days)), day(max(days))))))] if days else []
    steps = [f"{step.action.replace('_', ' ')}{f' ({step.id})' if step.id else ''}" for step in scenario.timeline]
    more = [f"and {len(steps) - _STEPS_AT_MOST} more"] if len(steps) > _STEPS_AT_MOST else []
    rows.append(("Steps", ", ".join([*steps[:_STEPS_AT_MOST], *more])))
    if scenario.base:
        rows.append(("What if", ", ".join(f"{c.path} = {c.now}" for c in scenario.changes)))
    if scenario.lesson is not None:
        rows.append(("Lesson", f"{scenario.lesson.minutes} minutes: {'; '.join(scenario.lesson.teaches)}"))
    return rows


_SHOWN: dict[str, dict[tuple[str, str], Callable[..., Any]]] = {
    "text/html": {
        ("sim.engine.running", "Run"): run_html,
        ("sim.engine.events", "Decided"): decided_html,
        ("sim.law.decision", "Decision"): decision_html,
        ("sim.council.membership", "Council"): council_html,
        ("sim.scenario.model", "Scenario"): scenario_html,
        ("sim.analysis.odds.reading", "ScenarioOdds"): odds_html,
        ("sim.show.pictures.picture", "Picture"): picture_html,
    },
    "text/plain": {
        ("sim.engine.running", "Run"): run_text,
        ("sim.engine.events", "Decided"): why_text,
        ("sim.law.decision", "Decision"): why_text,
        ("sim.council.membership", "Council"): council_text,
        ("sim.scenario.model", "Scenario"): scenario_text,
        ("sim.analysis.odds.reading", "ScenarioOdds"): odds_in_text,
        ("sim.analysis.odds.reading", "OverAll"): question_odds_text,
        ("sim.show.pictures.picture", "Picture"): picture_text,
    },
}
