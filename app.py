"""The door: the app as an ASGI application, for `ccc run`, `streamlit run app.py` or uvicorn."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from ccc.errors import CccError

# Imported here so that the first visitor does not wait for pandas and Altair.
from ccc.ui import composer, door, lesson, progress, resources  # noqa: F401

door.tune_streamlit()

try:
    resources.open_everything()
except CccError as error:
    print(f"The app cannot start:\n\n{error}\n", file=sys.stderr)
    raise SystemExit(1) from None

app = st.App(
    Path(__file__).resolve().parent / "pages" / "frame.py",
    routes=[
        Route("/ready", door.ready),
        Route("/fresh-device", door.fresh_device, methods=["POST"]),
    ],
    middleware=[
        Middleware(door.SecurityHeaders),
        Middleware(door.DeviceCookie),
        Middleware(door.NoDialogs),
    ],
    on_script_error=door.say_sorry,
)
