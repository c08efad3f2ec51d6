"""A coach's draft on a note: how a choice and a text get into the database, or why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from ccc.access import Host
from ccc.coaching.marks import Mark, Marking
from ccc.content.ids import CriterionId
from ccc.errors import RefusedError, StorageError
from ccc.practice.attempts import Attempt
from ccc.practice.field_rules import Seen
from ccc.ui import resources
from ccc.ui.autosave.draft import overwritten
from ccc.ui.autosave.press import FAILED
from ccc.ui.autosave.saved_field import is_saved
from ccc.ui.resources import now
from ccc.ui.state import Slot

Change = Callable[[Marking], Marking]

LATE = Slot[dict[int, str]]("late words of marks", dict)
"""What was typed in this window after another had handed the mark over, by the note's id."""


@dataclass(frozen=True)
class MarkDraft:
    """What a coach says of a note so far, as it was when the page was drawn.

    `mark` is None where nothing was kept yet; `hidden` is whether the tool's levels are.
    """

    host: Host
    attempt: Attempt
    mark: Mark | None
    hidden: bool

    @property
    def said(self) -> Marking:
        """What is kept of it."""
        return self.mark or Marking()

    @property
    def key(self) -> str:
        """What tells its widgets from those of other notes."""
        return f"mark-{self.attempt.id}"

    @property
    def comment_field(self) -> str:
        """The name of the field for the comment."""
        return f"{self.key}-comment"

    def reason_field(self, criterion: CriterionId) -> str:
        """The name of the field for the reason of a level."""
        return f"{self.key}-{criterion}"

    @property
    def is_saved(self) -> bool:
        """Whether every word in its fields is kept."""
        differing = self.said.differing(self.attempt.assessment)
        fields = [self.comment_field, *map(self.reason_field, differing)]
        return all(is_saved(self.host, field) for field in fields)

    def change(self, change: Change) -> Marking | None:
        """Keep a choice; the mark before it, None where it was not kept, which is told then."""
        try:
            return resources.store().marks.change(self.host, self.attempt, change, now())
        except RefusedError:
            return None
        except StorageError as error:
            FAILED.set(str(error))
            return None

    def save_comment(self, text: str, seen: Seen) -> str | None:
        """Keep the comment as it is typed, as a field wants it."""
        return self._save(
            lambda said: said.comment, lambda said: replace(said, comment=text), text, seen
        )

    def save_reason(self, criterion: CriterionId, text: str, seen: Seen) -> str | None:
        """Keep the reason for a level as it is typed, as a field wants it."""
        return self._save(
            lambda said: said.reasons.get(criterion, ""),
            lambda said: said.with_reason(criterion, text),
            text,
            seen,
        )

    def _save(
        self, part: Callable[[Marking], str], change: Change, text: str, seen: Seen
    ) -> str | None:
        at = now()

        def changed(said: Marking) -> Marking:
            seen.check(part(said), text, at)
            return change(said)

        try:
            before = resources.store().marks.change(self.host, self.attempt, changed, at)
        except RefusedError:
            return None
        if before is None:
            LATE.get()[self.attempt.id] = text
            return None
        return overwritten(part(before), seen, text)


def show_late_words(attempt: Attempt) -> None:
    """What this window typed after another had handed the mark over, to be copied or let go."""
    late = LATE.get().get(attempt.id)
    if not late:
        return
    with st.container(border=True):
        st.warning(
            "You handed this over in another window. What you typed here meanwhile was not kept. "
            "You can copy it, and take the mark back to change it.",
            icon=":material/difference:",
        )
        st.code(late, language=None, wrap_lines=True)
        st.button(
            "Delete these words",
            key=f"mark-{attempt.id}-late",
            type="tertiary",
            on_click=_let_go,
            args=(attempt,),
        )


def _let_go(attempt: Attempt) -> None:
    LATE.get().pop(attempt.id, None)
