"""Whose vote a code in a file of votes stands for: the member that sat on that day, by seat. It reads no file."""

from sim.council import Council, state, why_not_member
from sim.council.terms import SAME_SEAT
from sim.errors import UnscError

# Codes that ISO 3166-3 has withdrawn and voting records still use, with today's: each is the same State under
# another name. CZE is used for Czechoslovakia by lists that know only States of today.
_SAME_STATE = {"BUR": "MMR", "BYS": "BLR", "CZE": "CSK", "DHY": "BEN", "HVO": "BFA", "UAR": "EGY", "ZAR": "COD"}
_SEATS = {**dict(SAME_SEAT), **{later: earlier for earlier, later in SAME_SEAT}}


class NoMember(UnscError):
    """A code that stands for no member of that day; the message says what is near."""


def member_by(code: str, council: Council, name: str = "") -> str:
    """Return the code of the member that a code in a file stands for on that day.

    China's seat and the Soviet Union's are told apart by the day, whichever of the two codes the file has. Raises
    `NoMember` for a State that did not sit and for what is no State; `name` is what the file calls it, for that
    message.

    >>> from datetime import date
    >>> from sim.council import council_on
    >>> member_by("CHN", council_on(date(1950, 1, 13))), member_by("sun", council_on(date(2022, 2, 25)))
    ('ROC', 'RUS')
    """
    asked = code.strip().upper()
    codes = council.codes
    if asked in codes:
        return asked
    for other in (_SEATS.get(asked), _SAME_STATE.get(asked)):
        if other is not None and other in codes:
            return other
    if not asked:
        raise NoMember(f"a member without a code{f' ({name})' if name else ''}; expected one such as CHN")
    why = why_not_member(asked[:40], council)
    if name and "is no State code" in why:
        try:
            state(name)
        except UnscError as error:
            hint = str(error).partition("; did you mean ")[2]
            named = f"did you mean {hint}" if hint else f"the file names it {name[:60]}"
            why = f"{asked[:40]} is no State code; {named}"
    raise NoMember(why)
