"""What the words of a question tell about its kind, and what they do not."""

import pytest

from sim.law import Kind
from sim.law.matters import matter_of


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("adopt the provisional agenda", Kind.PROCEDURAL),
        ("Adoption of the agenda", Kind.PROCEDURAL),
        ("adopt draft resolution S/2022/160, calling an emergency special session", Kind.PROCEDURAL),
        ("invite Ukraine to participate in the discussion", Kind.PROCEDURAL),
        ("invite the former head of the OPCW under rule 39", Kind.PROCEDURAL),
        ("adjourn the meeting to 7 November", Kind.PROCEDURAL),
        ("postpone the debate", Kind.PROCEDURAL),
        ("include the application of North Viet-Nam in the agenda", Kind.PROCEDURAL),
        ("refer the application of Nepal to the Committee on the Admission of New Members", Kind.PROCEDURAL),
        ("refer the question to the twenty-sixth session of the General Assembly", Kind.PROCEDURAL),
        ("hear the representative of the People's Republic of China first", Kind.PROCEDURAL),
        ("not recognize the credentials of the representative of China", Kind.PROCEDURAL),
        ("consider no proposal to exclude the representative of the Republic of China", Kind.PROCEDURAL),
        ("vote separately on operative paragraph 3", Kind.PROCEDURAL),
        ("appoint a subcommittee on Laos", Kind.PROCEDURAL),
        ("not recognize the credentials of the representative of China", Kind.PROCEDURAL),
        ("approve the credentials of the representative of China", Kind.PROCEDURAL),
        ("appoint a sub-committee to inquire into the facts", Kind.PROCEDURAL),
        ("meet in public", Kind.PROCEDURAL),
        ("overrule the ruling of the President", Kind.RULING_CHALLENGE),
        ("regard the matter as procedural", Kind.PRELIMINARY),
        ("refer the situation in Syria to the Prosecutor", Kind.SUBSTANTIVE),
    ],
)
def test_words_that_tell_the_kind(question: str, kind: Kind) -> None:
    matter = matter_of(question)
    assert matter is not None and matter.kind is kind


@pytest.mark.parametrize(
    "question",
    [
        # Ten drafts were adopted over a permanent member's negative vote: they were procedural.
        "adopt the draft resolution",
        "adopt S/RES/132(1959)",
        "invite Israel and Lebanon to observe the cease-fire",
        "adjournment of the peace talks in Geneva",
        "condemn the launch",
        "appoint a special envoy",
        "should we adopt the agenda",
        "hear the parties first and then the experts",
        "refer the dispute to the International Court of Justice",
        "establish a commission of investigation",
        "establish an international tribunal",
        "recognize the State of Palestine",
    ],
)
def test_words_that_do_not(question: str) -> None:
    assert matter_of(question) is None
