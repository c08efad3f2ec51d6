"""What was typed last is there again, code point for code point."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings

from ccc.errors import StorageError
from ccc.practice.attempts import Participant
from ccc.practice.canvas import Canvas
from ccc.practice.field_rules import OutdatedError, Seen
from ccc.scoring.assessment import Evidence
from ccc.storage import Store
from ccc.storage.schema.column_types import LONGEST_JSON, LONGEST_TEXT
from tests.storage.notes import LATER, NOON, new_attempt
from tests.storage.schema.test_any_text import ANY_TEXT

MINUTE = timedelta(minutes=1)


def test_the_latest_draft_is_kept_for_each_scenario(store: Store) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)
    store.drafts.save(sam.id, "baker", "Dear", NOON)
    store.drafts.save(sam.id, "baker", "Dear Jo", LATER)
    store.drafts.save(sam.id, "archivist", "Hello", LATER)

    assert store.drafts.text(sam.id, "baker") == "Dear Jo"
    assert store.drafts.text(sam.id, "archivist") == "Hello"


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example("\x00")
@example("\ud83d\ude00")
@example("👩‍👩‍👧‍👦" * 1_430)
@given(ANY_TEXT)
def test_any_text_is_kept_code_point_for_code_point(store: Store, text: str) -> None:
    sam = store.people.enrol(text, text, NOON)
    why = (Evidence("reason", 0, max(1, len(text)), text),)
    store.drafts.save(sam.id, "baker", text, NOON)
    store.people.rename(sam.id, text)

    kept = store.attempts.save(new_attempt(sam.id, "baker", text, evidence=why), NOON)

    assert store.people.of_device(text) == Participant(sam.id, text, NOON)
    assert store.drafts.text(sam.id, "baker") == text
    assert store.attempts.of(sam.id)[-1] == kept
    assert (kept.note, kept.assessment.evidence) == (text, why)
    json.dumps(store.people.export(sam.id), ensure_ascii=False).encode()


def test_ten_thousand_emoji_are_kept(store: Store) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)

    store.attempts.save(new_attempt(sam.id, note="🪑" * 10_000), NOON)

    assert store.attempts.of(sam.id)[0].note == "🪑" * 10_000


def test_a_draft_of_another_window_is_given_back_when_it_is_replaced(
    store: Store, sam: Participant
) -> None:
    assert store.drafts.save(sam.id, "baker", "one", NOON, Seen(("",))) is None
    assert store.drafts.save(sam.id, "baker", "one two", NOON, Seen(("one",))) is None
    assert store.drafts.save(sam.id, "baker", "elsewhere", LATER, Seen(("one",))) == "one two"
    assert store.drafts.text(sam.id, "baker") == "elsewhere"


def test_words_that_come_late_are_not_written_over_newer_ones(
    store: Store, sam: Participant
) -> None:
    store.drafts.save(sam.id, "baker", "on the laptop", NOON)
    late = Seen(("", "sent before"), at=NOON - MINUTE)
    with pytest.raises(OutdatedError) as told:
        store.drafts.save(sam.id, "baker", "in the tunnel", LATER, late)
    assert told.value.newer == "on the laptop"
    assert store.drafts.text(sam.id, "baker") == "on the laptop"


def test_a_draft_is_as_old_as_its_last_key_however_late_it_comes(
    store: Store, sam: Participant
) -> None:
    typed = Seen(("",), at=NOON)
    store.drafts.save(sam.id, "baker", "in the tunnel", LATER, typed)
    assert store.drafts.at(sam.id, "baker") == NOON
    between = Seen(("",), at=NOON + MINUTE)
    assert store.drafts.save(sam.id, "baker", "later", LATER, between) == "in the tunnel"
    assert store.drafts.at(sam.id, "baker") == NOON + MINUTE


def test_words_that_follow_from_what_is_kept_need_no_clock(store: Store, sam: Participant) -> None:
    store.drafts.save(sam.id, "baker", "one", LATER)
    slow = Seen(("one",), at=NOON)
    assert store.drafts.save(sam.id, "baker", "one two", LATER, slow) is None
    assert store.drafts.text(sam.id, "baker") == "one two"
    assert store.drafts.at(sam.id, "baker") == LATER


def test_a_draft_knows_when_it_was_kept(store: Store, sam: Participant) -> None:
    assert store.drafts.at(sam.id, "baker") is None
    store.drafts.save(sam.id, "baker", "one", NOON)
    store.drafts.save(sam.id, "baker", "one", LATER)
    assert store.drafts.at(sam.id, "baker") == NOON
    store.drafts.save(sam.id, "baker", "two", LATER)
    assert store.drafts.at(sam.id, "baker") == LATER


def test_a_text_that_no_field_would_take_is_refused_in_a_sentence(store: Store) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)
    longest = "x" * LONGEST_TEXT
    store.drafts.save(sam.id, "baker", longest, NOON)
    with pytest.raises(StorageError, match=r"^This is larger than anything that can be kept"):
        store.drafts.save(sam.id, "baker", longest + "x", LATER)
    assert store.drafts.text(sam.id, "baker") == longest


def endless_list() -> list[object]:
    """Lists in lists, deeper than any program can follow."""
    made: list[object] = []
    for _ in range(100_000):
        made = [made]
    return made


@pytest.mark.parametrize("answers", [{"who": "x" * LONGEST_JSON}, {"who": endless_list()}])
def test_a_value_that_is_too_large_or_too_deep_is_refused_in_a_sentence(
    store: Store, answers: Any
) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)
    store.own_people.change_canvas(sam.id, lambda _: Canvas({"who": "a baker"}), NOON)
    with pytest.raises(StorageError, match=r"^This is larger than anything that can be kept"):
        store.own_people.change_canvas(sam.id, lambda _: Canvas(answers), LATER)
    assert store.own_people.canvas(sam.id) == Canvas({"who": "a baker"})
