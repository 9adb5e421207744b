"""How a request is refused: one message, as JSON, with the status that says whose fault it is."""

from collections.abc import Mapping
from typing import Any

from starlette.responses import JSONResponse

SCHEMA = 1


class Refusal(Exception):
    """A request that is not answered, and why. `close` says that the connection is of no use any more."""

    def __init__(
        self, status: int, message: str, *, close: bool = False, headers: Mapping[str, str] | None = None
    ):
        super().__init__(message)
        self.status, self.message = status, message
        self.headers = dict(headers or {}) | ({"connection": "close"} if close else {})

    def response(self) -> JSONResponse:
        """Return the answer that says so."""
        return answer({"error": {"message": self.message}}, self.status, self.headers)


def answer(body: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Return an answer as JSON, with its schema; no cache keeps it."""
    return JSONResponse({"schema": SCHEMA, **body}, status, {"cache-control": "no-store", **(headers or {})})
