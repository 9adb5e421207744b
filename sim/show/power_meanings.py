"""What each index of voting power says, how it is normalised, and whose it is; with abstention and without."""

_YES_OR_NO = {
    "shapley_shubik": (
        "Shapley-Shubik: of all orders of the members, the part in which this one makes those before it a winning "
        "coalition; all members' add up to 1 (Shapley and Shubik 1954)."
    ),
    "banzhaf": (
        "Banzhaf, normalised: the share of all members' swings; a swing is a coalition of others that wins with "
        "this member and loses without it (Banzhaf 1965)."
    ),
    "banzhaf_absolute": (
        "Banzhaf, absolute: swings of 2^(n-1), the ways in which all others may vote; these do not add up to 1 "
        "(Penrose 1946)."
    ),
    "prevent": (
        "Power to prevent: of the coalitions that win, the part that lose without this member (Coleman 1971)."
    ),
    "initiate": (
        "Power to initiate: of the coalitions that do not win, the part that win with it (Coleman 1971)."
    ),
    "passage": (
        "Passage: of all coalitions, the part that win; the power of the collectivity to act (Coleman 1971)."
    ),
}
_WITH_ABSTENTION = {
    "shapley_shubik": (
        "Shapley-Shubik: of all orders with all choices (yes, abstention, no), the part in which this member's "
        "vote settles the outcome, whatever follows it; all members' add up to 1 (Shapley and Shubik 1954; with "
        "abstention after Felsenthal and Machover 1997)."
    ),
    "banzhaf": (
        "Banzhaf, normalised: the share of all members' swings; a swing is a way in which all others may vote so "
        "that this member's yes adopts and its no does not (Banzhaf 1965; with abstention after Felsenthal and "
        "Machover 1997)."
    ),
    "banzhaf_absolute": (
        "Banzhaf, absolute: swings of 3^(n-1), the ways in which all others may vote; these do not add up to 1 "
        "(Penrose 1946; with abstention after Felsenthal and Machover 1997)."
    ),
    "prevent": (
        "Power to prevent: of the ways of voting that adopt, the part that would not if this member voted against "
        "(Coleman 1971, who knew no abstention: the words are his, the extension is ours)."
    ),
    "initiate": (
        "Power to initiate: of the ways of voting that do not adopt, the part that would if this member voted in "
        "favour (as before)."
    ),
    "passage": (
        "Passage: of all ways of voting, the part that adopt; the power of the collectivity to act (Coleman 1971)."
    ),
}


def meanings(ternary: bool) -> dict[str, str]:
    """Return what each index is, by the key scripts know it by; `ternary` where members may abstain."""
    return _WITH_ABSTENTION if ternary else _YES_OR_NO
