"""A file that is made only when somebody takes it."""

from __future__ import annotations

from collections.abc import Callable
from mimetypes import guess_type
from typing import Literal

import streamlit as st


def offer_file(  # noqa: PLR0913 - what Streamlit asks of a button, less what all of ours share
    label: str,
    name: str,
    make: Callable[[], str | bytes],
    *,
    key: str,
    icon: str = ":material/download:",
    kind: Literal["secondary", "tertiary"] = "secondary",
) -> None:
    """A button that downloads what `make` gives under this name, whose ending says what it is."""
    st.download_button(
        label,
        data=make,
        file_name=name,
        mime=guess_type(name)[0],
        icon=icon,
        type=kind,
        on_click="ignore",
        wrap=True,
        key=key,
    )
