"""Parts of a page of which nothing changed: what was sent of them is sent again, and not drawn.

A key on a note draws the whole desk, as Streamlit's page drops whatever is not sent anew. To draw a
chart, a list and a place that tells something took a tenth of a key's time, each time for the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st
from streamlit.cursor import Cursor
from streamlit.delta_generator_singletons import get_last_dg_added_to_context_stack
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import ScriptRunContext, get_script_run_ctx

MOST_KEPT = 8
"""Parts whose messages a window keeps; a desk has a few, and those of the one before are over."""


@dataclass
class Sent:
    """What was sent of a part, drawn of these things at this place of the page.

    `took` is how many places it took there, `widgets` and `keys` are of the fields in it.
    """

    of: object
    place: tuple[object, ...]
    took: int = 0
    messages: list[ForwardMsg] = field(default_factory=list)
    widgets: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()


_SENT = "sent of parts of this page"


def draw_if_changed(
    part: str, of: object, draw: Callable[[], object], *, anyway: bool = False
) -> None:
    """Draw a part of a page; where it was drawn of the same before, send that again.

    `of` is all that it is drawn of, and compared by its value. A part must not do anything but
    draw, and of the fields in it nothing may be set but by the browser. While that is not so it is
    to be drawn `anyway`, and is drawn once more afterwards: its buttons may mean something else.
    """
    run, around = get_script_run_ctx(suppress_warning=True), _around()
    if run is None or around is None:
        draw()
        return
    parts: dict[str, Sent] = st.session_state.setdefault(_SENT, {})
    # A whole page begins anew: it also comes to a browser that has lost everything.
    before = parts.get(part) if run.fragment_ids_this_run and not anyway else None
    place = (run.page_script_hash, *around.delta_path)
    if before is not None and before.place == place and before.of == of:
        _send_again(run, around, before)
        return
    parts.pop(part, None)
    sent = Sent(of, place)
    if _drawn(run, around, sent, draw) and not anyway:
        parts[part] = sent
        while len(parts) > MOST_KEPT:
            del parts[next(iter(parts))]


def _around() -> Cursor | None:
    """Where the container that is being drawn into goes on."""
    container = get_last_dg_added_to_context_stack()
    return None if container is None else container._cursor


def _drawn(run: ScriptRunContext, around: Cursor, sent: Sent, draw: Callable[[], object]) -> bool:
    """Draw, and remember in `sent` what was sent; whether the same can be sent again."""
    send, began = run._enqueue, around.index
    widgets, keys = run.shared.widget_ids_this_run, run.shared.widget_user_keys_this_run
    others, other_keys = widgets.snapshot(), keys.snapshot()

    def remembered(message: ForwardMsg) -> None:
        sent.messages.append(message)
        send(message)

    run._enqueue = remembered
    try:
        draw()
    finally:
        run._enqueue = send
    sent.took = around.index - began
    sent.widgets, sent.keys = widgets.snapshot() - others, keys.snapshot() - other_keys
    # What only names another message says nothing to a page that has forgotten that one.
    return all(message.WhichOneof("type") == "delta" for message in sent.messages)


def _send_again(run: ScriptRunContext, around: Cursor, sent: Sent) -> None:
    for widget in sent.widgets:
        run.shared.widget_ids_this_run.check_and_add(widget)
    for key in sent.keys:
        run.shared.widget_user_keys_this_run.check_and_add(key)
    for message in sent.messages:
        run.enqueue(message)
    for _ in range(sent.took):
        around.lock_element()
