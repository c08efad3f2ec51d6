"""The app from start to stop, and what people read where a page fails meanwhile."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.concurrency import run_in_threadpool

from ccc.errors import CccError, StorageError
from ccc.seldom_log import log as seldom_log
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


def show_apology(error: Exception) -> bool:
    """Show a sentence instead of a traceback, and keep the traceback in the server's log."""
    if isinstance(error, CccError):
        seldom_log.error(str(error).replace("%", "%%"))
        st.error(str(error), icon=":material/healing:")
        return True
    seldom_log.error(f"A page failed: {type(error).__name__}", exc_info=error)
    st.error(
        "Something on this page went wrong, and it is not your fault. What you wrote is kept: "
        "reload the page to go on.",
        icon=":material/healing:",
    )
    return True
