"""The process that is killed: it saves as the app does, and says what was saved once it is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from multiprocessing.connection import Connection
from threading import Lock

from ccc.practice.attempts import NewAttempt
from ccc.storage.store import Store, open_store

WRITERS = 4
"""Participants who write at the same time, a thread each, as the app has them."""

_MARK = " #"

DRAFT, SAVE = "draft", "save"
"""What a line says was kept; behind it stand whose it is, and which of theirs, counted from 1."""


def save_until_killed(url: str, cycle: int, model: NewAttempt, pipe: Connection) -> None:
    """Save drafts and attempts for ever; send `save 7 12`, in ASCII, once a commit has returned.

    The attempts are all as the model is, but for their writers and their notes' numbers.
    """
    store, sending = open_store(url), Lock()

    def confirm(kind: str, person_id: int, number: int) -> None:
        with sending:
            pipe.send_bytes(f"{kind} {person_id} {number}".encode())

    def practise(writer: int) -> None:
        token = f"writer {writer} of cycle {cycle}"
        person_id = store.people.enrol(token, "Writer", datetime.now(UTC)).id
        for number in count(1):
            save_draft(store, person_id, number, model)
            confirm(DRAFT, person_id, number)
            save_attempt(store, person_id, number, model)
            confirm(SAVE, person_id, number)

    with ThreadPoolExecutor(WRITERS) as threads:
        list(threads.map(practise, range(WRITERS)))


def save_draft(store: Store, person_id: int, number: int, model: NewAttempt) -> None:
    """Save a draft that ends in its number."""
    text = _numbered(model.note, number)
    store.drafts.save(person_id, model.scenario_id, text, datetime.now(UTC))


def save_attempt(store: Store, person_id: int, number: int, model: NewAttempt) -> None:
    """Save an attempt whose note ends in its number."""
    note = _numbered(model.note, number)
    store.attempts.save(replace(model, person_id=person_id, note=note), datetime.now(UTC))


def number_of(text: str) -> int:
    """The number at the end of a draft or a note; 0 of one that was never saved."""
    return int(text.rpartition(_MARK)[2] or 0)


def _numbered(text: str, number: int) -> str:
    return f"{text}{_MARK}{number}"
