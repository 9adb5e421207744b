"""How a page follows a room: a stream of views, each the newest there is, none kept for who reads slowly."""

import asyncio
import contextlib

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from sim.classroom.server.guard import PATIENCE
from sim.classroom.server.live import SHOWN_BY, SHOWN_IN, Live, now_ms
from sim.classroom.server.refusing import Refusal

GAP = 0.1
"""So many seconds lie between two views at least: what happens meanwhile is in the next."""
SIGN_OF_LIFE = 15.0


class ViewStream(Response):
    """An answer that goes on: server-sent events, each a whole view.

    There is no queue that could grow. A client that does not read is sent nothing more, and is dropped when one
    view has not gone out for as long as `PATIENCE`.
    """

    def __init__(self, live: Live, person: str) -> None:
        super().__init__()
        self.live, self.person = live, person

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send views until the client leaves, is removed, or is too slow."""
        left = self.live.came(self.person)
        following = asyncio.create_task(self._follow(send))
        gone = asyncio.create_task(_until_gone(receive))
        try:
            await asyncio.wait((following, gone), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (following, gone):
                task.cancel()
            await asyncio.gather(following, gone, return_exceptions=True)
            left()

    async def _follow(self, send: Send) -> None:
        headers = [(b"content-type", b"text/event-stream"), (b"cache-control", b"no-store")]
        await _sent(send, {"type": "http.response.start", "status": 200, "headers": headers})
        news = -1
        while self.live.room.knows(self.person):
            latest = await self.live.wait(news, SIGN_OF_LIFE)
            if latest == news:
                await _sent(send, {"type": "http.response.body", "body": b": here\n\n", "more_body": True})
                continue
            await self.live.pace.quiet(SHOWN_IN, SHOWN_BY)
            news = self.live.news
            with contextlib.suppress(Refusal):  # what could not be written was undone, and the view says so
                await self.live.on_disk()
            view = self.live.room.view(self.person, now_ms())
            body = b"event: view\nid: %d\ndata: %s\n\n" % (self.live.room.version, view)
            await _sent(send, {"type": "http.response.body", "body": body, "more_body": True})
            await asyncio.sleep(GAP)
        await _sent(send, {"type": "http.response.body", "body": b"event: gone\ndata: {}\n\n", "more_body": False})


async def _sent(send: Send, message: dict[str, object]) -> None:
    """Send something; a client that does not take it in time is given up."""
    async with asyncio.timeout(PATIENCE):
        await send(message)


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
