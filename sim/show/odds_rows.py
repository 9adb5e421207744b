"""Odds as rows ready for JSON: the contract of `unsc odds --json`."""

from typing import Any

from sim.analysis.odds.chain import Node, paths
from sim.analysis.odds.reading import OverAll, ends_with_errors, questions
from sim.show.chances_words import bounds, exact, number
from sim.show.decision_row import cites


def odds_row(tree: Node) -> dict[str, Any]:
    """Return the odds of every question of a tree, its paths, and what may come of it in the end.

    Fractions are texts "p/q". One that depends on votes not known, or that an integral gives, is null: `bounds`
    holds it for certain, `float` is the number, and `error` how far that may be off (`put_error` that of being
    put). `law` is the law's name where it is not the one in force, else null.
    """
    return {
        "questions": [_question(q) for q in questions(tree)],
        "chain": [
            {
                "path": [{"id": name, "result": result} for name, result in path.steps],
                "p": exact(path.chance, path.error),
                "bounds": bounds(path.chance, path.error),
                "float": number(path.chance),
                "end": path.text,
            }
            for path in paths(tree)
        ],
        "ends": [
            {"end": text, "p": exact(chance, off), "bounds": bounds(chance, off), "float": number(chance)}
            for text, chance, off in ends_with_errors(tree)
        ],
    }


def _question(q: OverAll) -> dict[str, Any]:
    return {
        "id": q.id,
        "question": q.text,
        "law": q.law or None,
        "sources": cites(q.sources),
        "put": exact(q.put, q.put_error),
        **{name: exact(chance, q.error) for name, chance in q.by_result.items()},
        "vetoed_by": {code: exact(chance, q.error) for code, chance in q.vetoed_by.items()},
        "bounds": {name: bounds(chance, q.error) for name, chance in q.by_result.items()},
        "put_bounds": bounds(q.put, q.put_error),
        "vetoed_by_bounds": {code: bounds(chance, q.error) for code, chance in q.vetoed_by.items()},
        "float": {
            "put": number(q.put),
            **{name: number(chance) for name, chance in q.by_result.items()},
            "vetoed_by": {code: number(chance) for code, chance in q.vetoed_by.items()},
        },
        "error": q.error,
        "put_error": q.put_error,
    }
