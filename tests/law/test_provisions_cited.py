"""Whatever the code can cite, in a decision, a refusal, an offer or a text, the book has an entry for."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import sim
from sim.law.provisions import find, find_all
from sim.source import Source

ROOT = Path(sim.__path__[0])
SCENARIOS = ROOT.parent / "scenarios"
EMITTING = ("law", "procedure", "bodies", "engine")
"""The rooms whose sources reach a decision, a refusal, an offer or an event."""
# What a reform is taken from is literature and no provision; `unsc reforms` tells it.
ELSEWHERE = ("sim.law.reforms.", "sim.law.provisions")
FORMS = {"Source": "{}", "article": "Charter Art. {}", "rule": "Rule {}"}
"""What makes a citation, and of which form."""
NAMES_A_PROVISION = re.compile(r"(Rule|GA Rule|Charter Art\.|UN Charter, Art\.|ICJ Statute|Rome Statute) \d")


def constants() -> dict[str, Source]:
    """Return the citations held by the modules that emit them, by their full names."""
    found: dict[str, Source] = {}
    for known in pkgutil.walk_packages(sim.__path__, "sim."):
        if known.name.split(".")[1] in EMITTING and not known.name.startswith(ELSEWHERE):
            module = importlib.import_module(known.name)
            for name, value in vars(module).items():
                values = value.values() if hasattr(value, "values") and not isinstance(value, type) else (value,)
                for each in values if isinstance(values, tuple) or name.isupper() else ():
                    for source in each if isinstance(each, tuple) else (each,):
                        if isinstance(source, Source):
                            found[f"{known.name}.{name} ({source.cite})"] = source
    return found


def calls() -> dict[str, str]:
    """Return the citations made anywhere in the code by a call with a literal, by where they are made."""
    found: dict[str, str] = {}
    for path in sorted(ROOT.rglob("*.py")):
        place = path.relative_to(ROOT.parent).as_posix()
        if "provisions" in place or "reforms" in place or place == "sim/law/sources.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        own = makers(tree)
        imported = {a.name for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names}
        known = {name: form for name, form in FORMS.items() if name in imported} | own
        inside = {
            n for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) and f.name in own for n in ast.walk(f)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in known:
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found[f"{place}:{node.lineno}"] = known[node.func.id].format(first.value)
                elif node not in inside:
                    # Elsewhere a source is made of what a scenario names as its own.
                    assert place.split("/")[1] not in EMITTING, f"{place}:{node.lineno} cites what is not written"
    return found


def makers(tree: ast.Module) -> dict[str, str]:
    """Return the helpers of a module that cite a number under a name: `_ga_rule` makes "GA Rule {}"."""
    found = {}
    for f in ast.walk(tree):
        if not (isinstance(f, ast.FunctionDef) and len(f.args.args) == 1 and isinstance(f.body[-1], ast.Return)):
            continue
        match f.body[-1].value:
            case ast.Call(func=ast.Name(id="Source"), args=[ast.JoinedStr(values=values), *_]):
                parts = [v.value if isinstance(v, ast.Constant) else "{}" for v in values]
                found[f.name] = "".join(map(str, parts))
    return found


CONSTANTS = constants()
CALLS = {
    place: cite
    for place, cite in calls().items()
    if place.split("/")[1] in EMITTING or NAMES_A_PROVISION.match(cite)
}


def test_the_citations_are_really_collected():
    names = " ".join(CONSTANTS)
    for one in ("sim.law.sources.NAMIBIA", "sim.procedure.rules.RULE_33", "sim.engine.court.ART_16"):
        assert one in names
    assert any(cite == "Charter Art. 18" for cite in CALLS.values())


@pytest.mark.parametrize("name", CONSTANTS)
def test_every_citation_the_code_holds_is_in_the_book(name):
    source = CONSTANTS[name]
    p = find(source.cite)
    if name.startswith("sim.law.") or NAMES_A_PROVISION.match(source.cite):
        assert p.cite == source.cite or p.cite in source.cite
        # Of the General Assembly's rules any page of them will do.
        assert source.url in (p.url, None) or source.cite.startswith("GA Rule ")


@pytest.mark.parametrize("place", CALLS)
def test_every_citation_the_code_makes_is_in_the_book(place):
    assert find_all([CALLS[place]])


@pytest.mark.parametrize(
    "name", [n for n in CONSTANTS if n.split(".")[1] in ("procedure", "bodies", "engine")], ids=str
)
def test_what_a_meeting_or_the_engine_cites_is_said_to_be_applied(name):
    assert find(CONSTANTS[name].cite).applied_in, name


@pytest.mark.parametrize(
    ("constant", "custom"),
    [
        ("OBJECTION_IS_NO_VOTE", "an objection is not yet a vote"),
        ("NO_VOTE_IN_INFORMAL", "no votes outside formal meetings"),
        ("OTHER_MATTERS", "other matters (AOB)"),
        ("EXPLANATION_OF_VOTE", "explanations of vote"),
        ("VOTING_NOT_INTERRUPTED", "voting is not interrupted"),
        ("PRESIDENT_SPEAKS_LAST", "the President speaks last"),
        ("IN_BLUE", "in blue"),
        ("CONCLUDED", "the end of a meeting"),
    ],
)
def test_a_custom_cited_in_a_sentence_is_the_right_one(constant, custom):
    source = getattr(importlib.import_module("sim.procedure.rules"), constant)
    assert find(source.cite).cite == f"Council practice: {custom}"


# What texts name: messages and docstrings of the code, and everything written in a shipped scenario.

RULES = re.compile(
    r"(?<!GA )(?<!Assembly )\bRules? (\d{1,2})\b(?:(?: and | to |, |-)(\d{1,2})\b(?! (?:members|votes)))?"
)
ARTICLES = re.compile(
    r"\b(Charter Art\.|Rome Statute Art\.|ICJ Statute Art\.|GA Rule) (\d+(?:\([0-9a-z]\)| ter)?)"
)


def named(text: str) -> set[str]:
    """Return the rules and articles that a text names."""
    rules = {f"Rule {n}" for found in RULES.finditer(text) for n in found.groups() if n}
    return rules | {" ".join(found.groups()) for found in ARTICLES.finditer(text)}


def texts() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted([*ROOT.rglob("*.py"), *SCENARIOS.rglob("*.yaml"), *SCENARIOS.rglob("*.md")]):
        if not ("reforms" in path.parts or "provisions" in path.parts):
            found[path.relative_to(ROOT.parent).as_posix()] = named(" ".join(path.read_text("utf-8").split()))
    return found


def test_every_rule_and_article_that_a_text_names_is_in_the_book():
    collected = texts()
    assert "Rule 20" in collected["sim/procedure/presidency.py"]
    assert "Charter Art. 27(2)" in collected["scenarios/dprk/2014.yaml"]
    for place, cites in collected.items():
        for cite in sorted(cites):
            assert find(cite), f"{place} names {cite}"
