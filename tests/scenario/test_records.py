"""What a change is a change from: something on the record, or an earlier supposition."""

import sim
from sim.scenario import loads

SUPPOSED = "title: T\ndate: 2014-12-22\nquestion: adopt the draft\nin_favour: the rest\n"


def test_a_what_if_and_an_override_of_a_record_are_of_record() -> None:
    assert sim.load("dprk/2014").of_record
    assert sim.load("dprk/2014", {"timeline.agenda.CHN": "abstaining"}).of_record
    assert loads("base: dprk/2014\ntitle: T\nchanges:\n  timeline.agenda.CHN: abstaining\n").of_record


def test_a_supposition_is_not_of_record_and_neither_is_what_changes_it() -> None:
    assert not loads(SUPPOSED).of_record
    assert not loads(SUPPOSED + "expect: adopted\n").of_record
    assert not loads(SUPPOSED + "source: S/PV.7353\n").of_record
    assert loads(SUPPOSED + "expect: adopted\nsource: S/PV.7353\n").of_record
    assert not loads(SUPPOSED, overrides=["CHN=against"]).of_record


def test_it_is_no_part_of_the_fingerprint() -> None:
    scenario = sim.load("dprk/2014")
    assert "of_record" not in repr(scenario)


def test_what_nobody_wrote_was_not_recorded() -> None:
    def recorded(path: str, value: str) -> str | None:
        (change,) = sim.load("dprk/2014", {path: value}).changes
        return change.recorded

    assert recorded("timeline.agenda.unknown", "[]") is None
    assert recorded("timeline.agenda.kind", "substantive") is None
    assert recorded("timeline.agenda.CHN", "abstaining") == "against"
    assert recorded("timeline.agenda.ARG", "abstaining") == "in_favour"
    assert recorded("timeline.agenda.in_favour", "ARG").startswith("ARG AUS CHL")
