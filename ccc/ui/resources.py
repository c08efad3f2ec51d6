"""What all sessions share: the content and the database, each opened once a process."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import streamlit as st

from ccc.content.load import Content
from ccc.content_check import open_content
from ccc.keys import key_hash, new_key
from ccc.settings import Settings
from ccc.storage import Store, open_store


@st.cache_resource(show_spinner=False)
def content() -> Content:
    """The validated content. Raises ContentError with every fault."""
    return open_content(Settings.from_environment().content_dir)


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The open database, migrated. Raises StorageError."""
    return open_store(Settings.from_environment().database_url)


def open_everything() -> None:
    """Open content and database now, and print the coach's key if this database has none yet."""
    content()
    key = new_key()
    if store().claim_coach_key_hash(key_hash(key)):
        print(
            f"\n  The coach's key, shown this once: {key}\n"
            "  It opens the page Coach. Lost it? `ccc coach-key` makes a new one.\n",
            file=sys.stderr,
            flush=True,
        )


def now() -> datetime:
    """The present moment, in UTC; the one clock the pages read."""
    return datetime.now(UTC)
