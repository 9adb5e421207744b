"""Codes that are typed, keys that are kept: how they are made, and how one is recognised without being stored."""

import hashlib
import hmac
import secrets
from pathlib import Path

from sim.errors import UnscError

LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"
"""Of which codes are made: none that is taken for another, and no vowels, so that no words come out."""
LENGTH = 6


def new_code() -> str:
    """Return a code to join a room by."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def as_code(typed: str) -> str:
    """Return what was typed as a code: small letters, blanks and hyphens do not matter.

    >>> as_code(" bcd-fg2 ")
    'BCDFG2'
    """
    return "".join(typed.split()).replace("-", "").upper()


def may_be_code(code: str) -> bool:
    """Tell whether a code could be that of a room: it has the length and the letters of one.

    >>> may_be_code("BCDFG2"), may_be_code("BCDFGO"), may_be_code("BCDFG")
    (True, False, False)
    """
    return len(code) == LENGTH and set(code) <= set(LETTERS)


def new_token() -> str:
    """Return a token: who has it is the person it was given to."""
    return secrets.token_urlsafe(24)


def hash_of(token: str) -> str:
    """Return what is stored of a token or key."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def chair_key(host_key: str, room: str) -> str:
    """Return the key of a room's chair. It follows from the host's, so that it need not be stored."""
    return hmac.new(host_key.encode(), room.encode(), "sha256").hexdigest()[:32]


def same(one: str, other: str) -> bool:
    """Tell whether two keys are the same, in a time that does not tell how much of them is."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))


def host_key(folder: Path) -> str:
    """Return the host's key of a folder of sessions; the first time it is made, readable by its owner alone.

    Raises `UnscError` where it can be neither read nor made.
    """
    path = folder / "host.key"
    try:
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(new_token() + "\n", encoding="ascii")
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise UnscError(f"{path} cannot be read or made: {why}") from None
    if len(key) < 20:
        raise UnscError(f"{path} holds no key; delete it, and another is made")
    return key
