"""Whether the app can serve anybody."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse

from ccc.errors import CccError
from ccc.seldom_log import log
from ccc.ui import resources
from ccc.ui.frontend.renderer import THIS_START

_WHY = "The database or the content does not answer. The server's log says more."
_NO_ROOM = "There is hardly any room left on the disk. The server's log says where."


async def ready(_request: Request) -> JSONResponse:
    """`GET /ready`: 200 when content is loaded and the database answers and has room, else 503."""
    why = _WHY
    try:
        content = await run_in_threadpool(resources.content)
        await run_in_threadpool(lambda: resources.store().ready())
        why = _NO_ROOM
        await run_in_threadpool(lambda: resources.store().refuse_without_room())
    except CccError as error:
        # Anybody may ask; only the log says where the database is.
        log.error(str(error))
        answer = {"ready": False, "why": why, "server": THIS_START}
        return JSONResponse(answer, status_code=503)
    return JSONResponse(
        {
            "ready": True,
            "server": THIS_START,
            "lessons": len(content.lessons),
            "scenarios": len(content.scenarios),
            "rubric": content.rubric.hash,
        }
    )


async def this_start(_request: Request) -> PlainTextResponse:
    """`GET /this-start`: the name of this start of the server, asked by each page that is back.

    Says nothing of the database, so that a room which is back at once waits for none.
    """
    return PlainTextResponse(THIS_START, headers={"cache-control": "no-store"})
