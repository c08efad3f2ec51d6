"""What all sessions share is opened at the start, and the cards are read before anybody writes."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from time import monotonic

import pytest

from ccc.content.load import Content
from ccc.content.scenarios import Card
from ccc.ui import resources
from ccc.ui.resources import read_cards_ahead
from tests.encoder import with_card, with_rules_alone


class FakeReader:
    """Remembers whose cards it was to read; waits before the first until it is let go on."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.may_go_on, self.is_done = Event(), Event()
        self.last = ""

    def prepare(self, _sender: Card, recipient: Card, _situation: str) -> None:
        self.may_go_on.wait()
        self.read.append(recipient.name)
        if recipient.name == self.last:
            self.is_done.set()


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch, content: Content) -> FakeReader:
    found = FakeReader()
    found.last = content.scenarios[-1].recipient.name
    monkeypatch.setattr(resources, "reader_of", lambda _files: found)
    return found


def test_the_cards_of_all_scenarios_are_read_at_the_start(
    reader: FakeReader, content: Content
) -> None:
    reader.may_go_on.set()
    read_cards_ahead(replace(content, rubric=with_card(content.rubric)))
    assert reader.read == [scenario.recipient.name for scenario in content.scenarios]


def test_the_start_does_not_wait_for_a_slow_machine(
    reader: FakeReader, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "LONGEST_WAIT", 0.05)
    begun = monotonic()
    read_cards_ahead(replace(content, rubric=with_card(content.rubric)))
    assert monotonic() - begun < 30
    assert reader.read == []
    reader.may_go_on.set()
    assert reader.is_done.wait(60), "and yet they are read"


def test_without_an_encoder_nothing_is_read_ahead(reader: FakeReader, content: Content) -> None:
    reader.may_go_on.set()
    read_cards_ahead(replace(content, rubric=with_rules_alone(content.rubric)))
    assert reader.read == []
