"""A Streamlit app of one page behind pieces of ours, and windows that open it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager
from pathlib import Path
from time import sleep
from typing import Any

import pytest
import streamlit as st
from starlette.middleware import Middleware
from starlette.testclient import TestClient, WebSocketTestSession
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime

from ccc.ui.server.sessions import tune_streamlit


@contextmanager
def served(
    folder: Path,
    script: str,
    middleware: Sequence[Middleware] = (),
    lifespan: Callable[[Any], AbstractAsyncContextManager[None]] | None = None,
) -> Iterator[TestClient]:
    """A client of an app whose page is this script."""
    page = folder / "page.py"
    page.write_text(script, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(config, "_main_script_path", None)
        patched.setattr(Runtime, "_instance", None)
        tune_streamlit()
        with TestClient(st.App(page, middleware=[*middleware], lifespan=lifespan)) as client:
            yield client
        Runtime._instance = None


def connect(
    client: TestClient, session_id: str = "", headers: Mapping[str, str] | None = None
) -> WebSocketTestSession:
    """A window's connection, which resumes a session where its id is given."""
    protocols = ["streamlit", "x", *([session_id] if session_id else [])]
    return client.websocket_connect(
        "/_stcore/stream", subprotocols=protocols, headers={**(headers or {})}
    )


def run_page(window: WebSocketTestSession) -> tuple[str, str]:
    """The session's id, and all texts of the page as it is drawn for this window."""
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    window.send_bytes(asked.SerializeToString())
    return drawn(window)


def drawn(window: WebSocketTestSession) -> tuple[str, str]:
    """The same for a page that is drawn without being asked for."""
    session_id, texts = "", []
    for told in messages(window):
        kind = told.WhichOneof("type")
        if kind == "new_session":
            session_id = told.new_session.initialize.session_id
        elif kind == "delta":
            texts.append(told.delta.new_element.markdown.body or told.delta.new_element.text.body)
    return session_id, "\n".join(texts)


def messages(window: WebSocketTestSession) -> Iterator[ForwardMsg]:
    """What a window is told, up to the end of a run."""
    while True:
        told = ForwardMsg.FromString(window.receive_bytes())
        yield told
        if told.WhichOneof("type") == "script_finished":
            return


def seen(file: Path) -> None:
    """Wait for a page to make this file."""
    for _ in range(2000):
        if file.exists():
            return
        sleep(0.01)
    pytest.fail(f"there is no {file.name}")
