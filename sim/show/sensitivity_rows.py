"""Sensitivity as rows ready for JSON: the contract of `unsc sensitivity --json`."""

from typing import TYPE_CHECKING, Any

from sim.analysis.counting import Results
from sim.analysis.derivatives import MOVES
from sim.analysis.sensitivity.effects import OUTCOMES, varying
from sim.analysis.sensitivity.estimates import CONFIDENCE, Estimate, Estimates
from sim.analysis.sensitivity.matters import SURELY, Sensitivity
from sim.law import Choice

if TYPE_CHECKING:
    from sim.analysis.sensitivity.ranges import RangeSensitivity


def sensitivity_row(found: Sensitivity, estimates: Estimates | None) -> dict[str, Any]:
    """Return one question. Fractions are texts "p/q", floats where votes share a cause; null if unknown."""
    voting = found.put.voting
    exact = not found.correlation
    return {
        "id": voting.id,
        "question": voting.question.text,
        "on": str(voting.at.day),
        "after": [{"id": name, "result": result} for name, result in found.put.after],
        "unknown": list(found.unknown),
        "correlation": str(found.correlation),
        "error": found.error,
        "chances": None if found.chances is None else _results(found.chances, exact),
        "members": [
            {
                "members": list(row.codes),
                "position": {c.value: str(row.position[c]) for c in Choice},
                "if_surely": {c.value: _results(row.derivative.if_surely[c], exact) for c in SURELY},
                "derivatives": {
                    f"{a.value}_to_{b.value}": _results(row.derivative.moving(a, b), exact) for a, b in MOVES
                },
                "swing": {name: _number(row.swing(name), exact) for name in OUTCOMES},
            }
            for row in found.ranked()
        ],
        "effects": _effects(found, estimates) if found.effects else None,
    }


def _results(of: Results, exact: bool) -> dict[str, Any]:
    return {name: _number(getattr(of, name), exact) for name in OUTCOMES}


def _number(value: Any, exact: bool) -> str | float:
    return str(value) if exact else float(value)


def _effects(found: Sensitivity, estimates: Estimates | None) -> dict[str, Any]:
    codes = [u.codes for u in varying(found.units)]
    return {
        "vary": found.vary.value,
        **{
            name: {
                "mean": str(of.mean),
                "variance": str(of.variance),
                "members": [
                    {
                        "members": list(e.codes),
                        "first": str(e.first),
                        "total": str(e.total),
                        "float": {"first": float(e.first), "total": float(e.total)},
                        **_estimate(dict(zip(codes, (estimates or {}).get(name, ()), strict=False)).get(e.codes)),
                    }
                    for e in of.effects
                ],
            }
            for name, of in found.effects.items()
        },
    }


def _estimate(of: Estimate | None) -> dict[str, Any]:
    """Return what SALib estimates, with half the width of each confidence interval."""
    if of is None:
        return {}
    return {
        "estimate": {
            "first": of.first,
            "first_within": of.first_within,
            "total": of.total,
            "total_within": of.total_within,
            "confidence": CONFIDENCE,
        }
    }


def range_row(found: "RangeSensitivity") -> dict[str, Any]:
    """Return one question of a sweep; exact effects are null where their quadrature would be too large."""
    return {
        "question": found.question,
        "changes": dict(found.combination),
        "middle": dict(found.middle),
        "outcomes": {
            name: {
                **_moments(found, name),
                "ranges": [
                    {
                        "name": each.name,
                        "members": list(each.codes),
                        "choice": each.choice,
                        "from": str(each.low),
                        "to": str(each.high),
                        "ends": list(found.ends[name][n]),
                        **_exact(found, name, n),
                        **_estimate(found.estimates[name][n] if found.estimates[name] else None),
                    }
                    for n, each in enumerate(found.ranges)
                ],
            }
            for name in OUTCOMES
        },
    }


def _moments(found: "RangeSensitivity", name: str) -> dict[str, float | None]:
    of = found.exact.get(name)
    return {"mean": of.mean if of else None, "variance": of.variance if of else None}


def _exact(found: "RangeSensitivity", name: str, n: int) -> dict[str, float | None]:
    of = found.exact.get(name)
    if of is None or not of.effects:
        return {"first": None, "total": None}
    return {"first": of.effects[n].first, "total": of.effects[n].total}
