"""The app from start to stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.concurrency import run_in_threadpool

from ccc.errors import StorageError
from ccc.ui import resources
from ccc.ui.server.leading import lead_followers

log = logging.getLogger("ccc")


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """The app's time from start to stop; a database that it leaves behind is whole in its file."""
    leading = asyncio.create_task(lead_followers())
    yield
    leading.cancel()
    try:
        await run_in_threadpool(resources.store().close)
    except StorageError as error:
        log.error("%s", error)
