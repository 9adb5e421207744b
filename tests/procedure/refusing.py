"""Asking a meeting what it refuses, by what rule, and what it offers. It asserts only that a refusal comes."""

import pytest

from sim.procedure import OutOfOrder, apply, legal_actions


def refused(meeting, action):
    """Return the refusal of an act; fails where the act is in order."""
    with pytest.raises(OutOfOrder) as info:
        apply(meeting, action)
    return info.value


def cited(question, *arguments, **more):
    """Return the rule a refusal cites; fails where nothing is refused."""
    with pytest.raises(OutOfOrder) as info:
        question(*arguments, **more)
    return info.value.rule.cite


def offered(meeting):
    """Return the acts that are in order."""
    return [offer.action for offer in legal_actions(meeting)]
