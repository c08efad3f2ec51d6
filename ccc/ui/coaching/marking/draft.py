"""A coach's draft on a note: how a choice and a text get into the database, or why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from ccc.access import Host
from ccc.coaching.marks import Mark, Marking
from ccc.content.ids import CriterionId
from ccc.errors import RefusedError
from ccc.practice.attempts import Attempt
from ccc.practice.field_rules import Seen
from ccc.ui import resources
from ccc.ui.autosave.conflicts import keep_late_words
from ccc.ui.autosave.draft import overwritten
from ccc.ui.autosave.press import press
from ccc.ui.autosave.saved_field import is_saved
from ccc.ui.resources import now

Change = Callable[[Marking], Marking]


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
        return press(partial(resources.store().marks.change, self.host, self.attempt, change))

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
            keep_late_words(self.key, text)
            return None
        return overwritten(part(before), seen, text)
