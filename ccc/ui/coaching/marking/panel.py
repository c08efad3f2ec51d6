"""A coach's mark beside a note: being typed, handed over, or opened by its writer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from ccc.access import Host
from ccc.coaching.marks import Mark, latest_of_each
from ccc.errors import RefusedError, StorageError
from ccc.practice.attempts import Attempt
from ccc.ui import resources
from ccc.ui.account.host_sign_in import host_fragment
from ccc.ui.autosave.press import show_if_failed
from ccc.ui.coaching.marking.draft import MarkDraft
from ccc.ui.coaching.marking.form import offer_form
from ccc.ui.coaching.marking.given import show_given
from ccc.ui.components.mark import show_mark
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from ccc.ui.state import Slot, this_run

GONE = (
    "You cannot read this note any more. Its writer took back their yes, or erased it. What you "
    "had not handed over is not kept."
)


@dataclass(frozen=True)
class _Known:
    """What was read last of one note: its marks, and whether the tool's levels are hidden.

    `read_in` is the run of the page that read it for this panel; None where the panel did itself.
    """

    marks: tuple[Mark, ...] = ()
    hidden: bool = False
    read_in: object = None


KNOWN = Slot[dict[int, _Known]]("marks of notes", dict)
"""By the id of the note, for when the database does not answer."""


def hides_levels(host: Host, attempt: Attempt) -> bool:
    """Whether nothing is to be shown yet of what the tool found in a note."""
    return attempt.id in resources.store().marks.hidden(host, [attempt])


def read_ahead(host: Host, notes: Sequence[Attempt], veiled: Collection[int]) -> None:
    """Read the marks of all notes of a page at once, for each `show_marking` in this run.

    `veiled` are the notes, by id, whose levels are hidden; it is kept that the host saw the others.
    Nothing is read where that is refused or fails: each panel tells it then.
    """
    if not notes:
        return
    with suppress(RefusedError, StorageError):
        found = resources.store().marks.of_notes(
            host, notes[0].person_id, [note.id for note in notes]
        )
        run = this_run()
        for note, marks in found.items():
            KNOWN.get()[note] = _Known(marks, note in veiled, run)


@host_fragment
def show_marking(host: Host, attempt: Attempt) -> None:
    """The coach's own mark of a note, to be typed or taken back, and what other coaches gave.

    That the tool's levels are shown beside it is remembered, unless they are hidden here.
    """
    was_hidden = KNOWN.get().get(attempt.id, _Known()).hidden
    try:
        known = _known(host, attempt)
    except RefusedError:
        KNOWN.get().pop(attempt.id, None)
        st.info(GONE, icon=":material/visibility_off:")
        return
    except StorageError as error:
        known = KNOWN.get().get(attempt.id, _Known())
        st.warning(plain(str(error)), icon=":material/cloud_off:")
    if was_hidden and not known.hidden:
        st.rerun()
    show_if_failed()
    mine = [mark for mark in known.marks if mark.host_id == host.id]
    if not known.hidden:
        _show_others(host, attempt, known.marks)
    _show_earlier(attempt, mine)
    latest = mine[-1] if mine else None
    if latest is None or latest.is_draft:
        offer_form(MarkDraft(host, attempt, latest, known.hidden))
    else:
        show_given(host, attempt, latest)


def _known(host: Host, attempt: Attempt) -> _Known:
    ahead = KNOWN.get().get(attempt.id)
    if ahead is not None and ahead.read_in == this_run():
        return ahead
    marks = resources.store().marks
    hidden = hides_levels(host, attempt)
    known = _Known(marks.of_note(host, attempt), hidden)
    if not hidden:
        marks.show_levels(host, [attempt], now())
    KNOWN.get()[attempt.id] = known
    return known


def _show_others(host: Host, attempt: Attempt, marks: Collection[Mark]) -> None:
    """What other coaches gave to the writer, each by name."""
    for mark in latest_of_each(marks):
        if mark.host_id != host.id:
            with st.container(border=True):
                show_mark(mark, attempt.assessment, resources.content().rubric)


def _show_earlier(attempt: Attempt, mine: Collection[Mark]) -> None:
    """One's own marks in whose place others came."""
    current = {mark.id for mark in latest_of_each(mine)}
    earlier = [mark for mark in mine if mark.id not in current]
    if earlier:
        with st.expander("What you said before"):
            for mark in reversed(earlier):
                show_mark(mark, attempt.assessment, resources.content().rubric)
