"""Rules 1 to 3: who can have a meeting called, and when the President must."""

import pytest
from room import CHAIR, COUNCIL, DAY, draft

from sim.council import compose
from sim.law import law_on
from sim.procedure import Basis, Item, Meeting, OutOfOrder, Phase, Request, Tabled, call

LAW = law_on(DAY)


def request(*by: str, basis: Basis = Basis.MEMBER) -> Meeting:
    return call(Request(by, basis, "An item", "S/2014/872"), COUNCIL, LAW, DAY)


def test_rule_1_the_president_calls_one_and_is_not_bound_to():
    called = request(basis=Basis.PRESIDENT).called
    assert (called.rule.cite, called.bound) == ("Rule 1", False)


def test_rule_1_nobody_else_calls_for_the_president():
    with pytest.raises(OutOfOrder, match="AUS cannot call a meeting for the President, who is TCD") as refused:
        request("AUS", basis=Basis.PRESIDENT)
    assert refused.value.rule.cite == "Rule 1"


@pytest.mark.parametrize("by", [(m,) for m in COUNCIL.codes])
def test_rule_2_one_member_is_enough_whichever(by):
    called = request(*by).called
    assert (called.rule.cite, called.bound) == ("Rule 2", True)


def test_rule_2_others_may_sign_beside_a_member():
    assert request("KEN", "AUS").called.why.startswith("AUS requests it")


@pytest.mark.parametrize("by", [("KEN",), ("KEN", "DEU"), ()])
def test_rule_2_nobody_who_is_no_member(by):
    with pytest.raises(OutOfOrder, match="at the request of a member") as refused:
        request(*by)
    assert refused.value.rule.cite == "Rule 2"
    assert "Art. 35" in refused.value.instead


@pytest.mark.parametrize("basis", [Basis.ARTICLE_35, Basis.ARTICLE_11_3, Basis.ASSEMBLY, Basis.ARTICLE_99])
def test_rule_3_binds_the_president_without_any_member(basis):
    called = request("KEN", basis=basis).called
    assert (called.rule.cite, called.bound) == ("Rule 3", True)
    assert basis.value in called.why


def test_rule_18_somebody_must_preside():
    nobody = compose(["BRA", "IND"], on=DAY)
    with pytest.raises(OutOfOrder, match="Nobody presides") as refused:
        call(Request(("BRA",), Basis.MEMBER, "An item"), nobody, LAW, DAY)
    assert refused.value.rule.cite == "Rule 18"


def test_rule_31_drafts_submitted_before_cannot_share_a_symbol():
    twice = (Tabled(draft("S/2014/1"), "FRA"), Tabled(draft("S/2014/1"), "RUS"))
    with pytest.raises(OutOfOrder, match="S/2014/1 has been submitted already") as refused:
        call(Request(("FRA",), Basis.MEMBER, "An item"), COUNCIL, LAW, DAY, drafts=twice)
    assert refused.value.rule.cite == "Rule 31"


def test_a_meeting_starts_called_under_its_president():
    meeting = call(
        Request(("AUS",), Basis.MEMBER, "An item", "S/2014/872"),
        COUNCIL,
        LAW,
        DAY,
        seized=("Cyprus",),
        carried_over=(Item("Left over"), Item("An item")),
    )
    assert (meeting.phase, meeting.chair, meeting.president) == (Phase.CALLED, CHAIR, CHAIR)
    assert meeting.seized == ("Cyprus",)
    assert meeting.provisional_agenda == (
        Item("Adoption of the agenda"),
        Item("An item", ("S/2014/872",)),
        Item("Left over"),
    )
