"""Finding a provision: by every usual form of citation, by common words, several at once, and nearly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.errors import UnscError
from sim.law.provisions import PROVISIONS, Standing, find, find_all


@pytest.mark.parametrize("p", PROVISIONS, ids=lambda p: p.cite)
def test_every_entry_is_found_by_its_citation(p):
    assert find(p.cite) is p
    assert find(p.cite.upper()) is p


@pytest.mark.parametrize("n", range(1, 62))
def test_a_rule_is_found_in_every_usual_form(n):
    for form in (
        "Rule {}",
        "rule {}",
        "r{}",
        "R-{}",
        "rule no. {}",
        "Rule{}",
        "RoP {}",
        "Rule {} of the Provisional Rules of Procedure",
        "Provisional Rules of Procedure of the Security Council, Rule {}",
        "S/96/Rev.7, rule {}",
    ):
        assert find(form.format(n)).cite == f"Rule {n}", form


@pytest.mark.parametrize("p", [p for p in PROVISIONS if p.cite.startswith("Charter Art. ")], ids=lambda p: p.cite)
def test_an_article_is_found_in_every_usual_form(p):
    number, _, paragraph = p.cite.removeprefix("Charter Art. ").rstrip(")").partition("(")
    forms = [
        "Charter Art. {}",
        "Art. {}",
        "article {}",
        "UN Charter, Article {}",
        "Charter {}",
        "Article {} of the Charter",
        "Art. {} of the Charter of the United Nations",
    ]
    if paragraph:
        ways = [f"{number}({paragraph})", f"{number}.{paragraph}", f"{number} ({paragraph})"]
        ways += [f"{number}, paragraph {paragraph}", f"{number}, para. {paragraph}"]
    else:
        ways = [number]
    for form in forms:
        for way in ways:
            assert find(form.format(way)) is p, form.format(way)


@pytest.mark.parametrize(
    ("typed", "cite"),
    [
        ("27(3)", "Charter Art. 27(3)"),
        ("27.3", "Charter Art. 27(3)"),
        ("34(1)", None),
        ("61", "Rule 61"),
        ("rule 33(3)", "Rule 33"),
        ("99", "Charter Art. 99"),
        ("article 35(1)", "Charter Art. 35"),
        ("Article 52", "Charter Art. 52(3)"),
        ("76/262", "A/RES/76/262"),
        ("377", "GA res. 377 A (V)"),
        ("uniting for peace", "GA res. 377 A (V)"),
        ("13(b)", "Rome Statute Art. 13(b)"),
        ("15ter", "Rome Statute Art. 15 ter"),
        ("ICC art 53", "Rome Statute Art. 53"),
        ("Article 16 of the Rome Statute", "Rome Statute Art. 16"),
        ("Statute of the International Criminal Court, Article 16", "Rome Statute Art. 16"),
        ("icj 10(2)", "ICJ Statute Art. 10"),
        ("Art. 10 ICJ Statute", "ICJ Statute Art. 10"),
        ("Article 12 of the Statute of the International Court of Justice", "ICJ Statute Art. 12"),
        ("GA rule 83", "GA Rule 83"),
        ("General Assembly rule 86", "GA Rule 86"),
        ("veto", "Charter Art. 27(3)"),
        ("The vetoes", "Charter Art. 27(3)"),
        ("namibia", "ICJ, Namibia, Advisory Opinion, 1971, para. 22"),
        ("abstention", "Council practice: an abstention is not a veto"),
        ("Abstentions", "Council practice: an abstention is not a veto"),
        ("agenda", "Rule 9"),
        ("point of order", "Rule 30"),
        ("presidency", "Rule 18"),
        ("quorum", "Council practice: no quorum"),
        ("tie", "Council practice: no ties"),
        ("in blue", "Council practice: in blue"),
        ("AOB", "Council practice: other matters (AOB)"),
        ("Uniting for Peace", "GA res. 377 A (V)"),
        ("motions with precedence", "Rule 33"),
        ("S/2017/507", "Note S/2017/507"),
        ("note 507", "Note S/2024/507"),
        ("snapback", "S/RES/2231 (2015)"),
        ("S/RES/2231", "S/RES/2231 (2015)"),
        ("credentials", "Rule 13"),
        ("domestic jurisdiction", "Charter Art. 2(7)"),
    ],
)
def test_it_is_found_by_what_people_type(typed, cite):
    if cite is None:
        with pytest.raises(UnscError, match="more than one provision"):
            find(typed)
    else:
        assert find(typed).cite == cite


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("27", ("Rule 27", "Charter Art. 27")),
        ("10", ("Rule 10", "Charter Art. 10")),
        ("33", ("Rule 33", "Charter Art. 33")),
        ("52", ("Rule 52", "Charter Art. 52(3)")),
        ("35(1)", ("Rule 35", "Charter Art. 35")),
    ],
)
def test_a_number_that_is_a_rule_and_an_article_is_refused(typed, choices):
    with pytest.raises(UnscError, match="more than one provision") as refused:
        find(typed)
    assert str(refused.value).endswith(" or ".join(choices))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("rule 99", "no provision is known as 'rule 99'; rules run from 1 to 61; did you mean .*Rule 9"),
        ("rule 0", "rules run from 1 to 61; ask for a rule"),
        ("rule 84", "rules run from 1 to 61; did you mean GA Rule 84"),
        ("article 200", "articles run from 1 to 111"),
        ("article 55", "only the articles that bear on .*Rule 55"),
        ("Art. 24(4)", r"of Article 24 the entries are 24\(1\), 24\(2\), 24\(3\)"),
        ("27(4)", r"did you mean .*Charter Art. 27\(1\)"),
        ("109(2)", r"did you mean Charter Art. 109\(1\)"),
        ("abstension", "did you mean Council practice: an abstention is not a veto"),
        ("rlue 30", "did you mean Rule 30"),
        ("artcle 27", "did you mean Charter Art. 27"),
        ("chartr article 25", "did you mean Charter Art. 25"),
        ("uniting for peece", r"did you mean GA res. 377 A \(V\)\?"),
        ("hiden veto", "did you mean Council practice: the hidden veto"),
        ("banana", 'such as "Rule 9"'),
        ("", 'such as "Rule 9"'),
        ("()", 'such as "Rule 9"'),
    ],
)
def test_what_is_not_known_is_told_with_the_nearest_names(typed, words):
    with pytest.raises(UnscError, match=words):
        find(typed)


def test_an_article_of_paragraphs_is_shown_whole():
    whole = find("Article 27")
    parts = [find(f"27({n})") for n in (1, 2, 3)]
    assert whole.cite == "Charter Art. 27"
    assert whole.says == " ".join(f"({n}) {p.says}" for n, p in enumerate(parts, 1))
    assert whole.applied_in == tuple(dict.fromkeys(n for p in parts for n in p.applied_in))
    assert whole.standing is Standing.READ
    assert whole.status is parts[2].status


# Several at once.


@pytest.mark.parametrize(
    ("words", "cites"),
    [
        (["Rule 30", "Art. 27(3)"], ["Rule 30", "Charter Art. 27(3)"]),
        (["rule", "9"], ["Rule 9"]),
        (["27", "3"], ["Charter Art. 27(3)"]),
        (["private", "meeting"], ["Rule 48"]),
        (["order", "of", "voting"], ["Rule 32"]),
        (["hidden", "veto"], ["Council practice: the hidden veto"]),
        (["Rules 37 and 39"], ["Rule 37", "Rule 39"]),
        (["rules", "37", "and", "39"], ["Rule 37", "Rule 39"]),
        (["Rules", "13-17"], [f"Rule {n}" for n in range(13, 18)]),
        (["rule", "4", "rule", "17"], ["Rule 4", "Rule 17"]),
        (["Rule 30 Art. 27(3) GA rule 83"], ["Rule 30", "Charter Art. 27(3)", "GA Rule 83"]),
        (["Rules 1 to 3"], ["Rule 1", "Rule 2", "Rule 3"]),
        (["rule 9, rule 30"], ["Rule 9", "Rule 30"]),
        (["Articles 31 and 32"], ["Charter Art. 31", "Charter Art. 32"]),
        (["Charter Art. 10-12"], ["Charter Art. 10", "Charter Art. 11", "Charter Art. 12"]),
        (["Art. 27(2), 27(3)"], ["Charter Art. 27(2)", "Charter Art. 27(3)"]),
        (["Article 27, paragraph 3"], ["Charter Art. 27(3)"]),
        (["Rule 9", "rule 9", "agenda"], ["Rule 9"]),
        (["veto", "quorum"], ["Charter Art. 27(3)", "Council practice: no quorum"]),
    ],
)
def test_several_are_told_apart_from_one_in_several_words(words, cites):
    assert [p.cite for p in find_all(words)] == cites


def test_the_one_of_several_that_is_not_known_is_named():
    with pytest.raises(UnscError, match="no provision is known as 'article 200'"):
        find_all(["Rule 30", "article 200"])


@given(st.lists(st.sampled_from(PROVISIONS), min_size=2, max_size=5, unique_by=lambda p: p.cite))
def test_any_several_are_found_in_the_order_asked_for(asked):
    assert find_all([p.cite for p in asked]) == tuple(asked)


def test_a_digit_that_is_no_number_is_no_number_of_a_rule():
    with pytest.raises(UnscError, match="rules run from 1 to 61"):
        find("R:²")


@given(st.lists(st.text(max_size=20), max_size=4))
def test_whatever_is_typed_is_found_or_refused_in_one_line(words):
    try:
        assert find_all(words)
    except UnscError as refused:
        assert "\n" not in str(refused).replace("\\n", "")
