"""Options that take one of some words, and name the nearest where it is none of them."""

import difflib
from collections.abc import Iterable
from typing import Any

import click


class OneOf(click.Choice):  # type: ignore[type-arg]
    """One of some words, in capitals or not, with a hyphen or an underscore; one form of each is listed."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__(list(dict.fromkeys(w.replace("_", "-") for w in words)), case_sensitive=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a word. Raises `click.BadParameter` with the nearest one."""
        try:
            return super().convert(value.replace("_", "-") if isinstance(value, str) else value, param, ctx)
        except click.BadParameter:
            words = {str(word).casefold(): str(word) for word in self.choices}
            near = difflib.get_close_matches(str(value)[:40].casefold(), words, n=1)
            hint = f"; did you mean {words[near[0]]}?" if near else ""
            listed = ", ".join(map(repr, words.values()))
            self.fail(f"{str(value)[:40]!r} is not one of {listed}{hint}", param, ctx)
