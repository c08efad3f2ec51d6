"""The door: the app as an ASGI application, for `ccc run`, `streamlit run app.py` or uvicorn."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from ccc.errors import CccError
from ccc.open_files import raise_limit
from ccc.settings import Settings
from ccc.ui import resources
from ccc.ui.lessons import lesson  # noqa: F401

# Imported here so that the first visitor does not wait for pandas and Altair.
from ccc.ui.practice import composer  # noqa: F401
from ccc.ui.progress import page as progress  # noqa: F401
from ccc.ui.server.apology import leave_the_log_to_the_apology, show_apology
from ccc.ui.server.each_element import shorten_each_element
from ccc.ui.server.each_run import shorten_each_run, spare_the_collector
from ccc.ui.server.lifetime import lifespan
from ccc.ui.server.middleware import page
from ccc.ui.server.middleware.cookies import DeviceCookie, fresh_device, own_device
from ccc.ui.server.middleware.headers import SecurityHeaders
from ccc.ui.server.middleware.lasting_files import LastingFiles
from ccc.ui.server.middleware.origins import OwnPagesOnly, ask_nobody_outside
from ccc.ui.server.middleware.page_settings import NoDialogs
from ccc.ui.server.middleware.paths import KnownPaths
from ccc.ui.server.middleware.reconnecting import (
    OwnSessionsOnly,
    keep_session_ids_out_of_the_log,
    log_strangers_seldom,
)
from ccc.ui.server.readiness import ready, this_start
from ccc.ui.server.sessions import tune_streamlit

PAGES = Path(__file__).resolve().parent / "pages"

raise_limit()
tune_streamlit()
shorten_each_run()
shorten_each_element()
ask_nobody_outside()
keep_session_ids_out_of_the_log()
log_strangers_seldom()
leave_the_log_to_the_apology()

try:
    settings = Settings.from_environment()
    resources.open_everything()
except CccError as error:
    print(f"The app cannot start:\n\n{error}\n", file=sys.stderr)
    raise SystemExit(1) from None

app = st.App(
    PAGES / "frame.py",
    routes=[
        Route("/ready", ready),
        Route("/this-start", this_start),
        Route(f"/{page.EARLY}", page.early_script),
        Route("/fresh-device", fresh_device, methods=["POST"]),
        Route("/own-device", own_device, methods=["POST"]),
    ],
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(OwnPagesOnly, public_url=settings.public_url),
        # Nothing of what stands below concerns these files, of which a page asks for a hundred.
        Middleware(LastingFiles, base=st.get_option("server.baseUrlPath")),
        Middleware(DeviceCookie),
        Middleware(OwnSessionsOnly),
        Middleware(NoDialogs),
        Middleware(
            KnownPaths,
            pages={script.stem for script in PAGES.glob("*.py")} - {"frame", "welcome"},
            base=st.get_option("server.baseUrlPath"),
        ),
        Middleware(page.EarlyScript),
    ],
    lifespan=lifespan,
    on_script_error=show_apology,
)

spare_the_collector()
