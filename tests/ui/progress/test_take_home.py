"""The take-home card: two notes as PDF or picture."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from ccc.content.ids import OWN
from ccc.practice.attempts import Participant
from ccc.reports.take_home_card import NOT_DRAWN, CardError
from ccc.ui import resources
from ccc.ui.progress import take_home
from tests.ui.conftest import OpenPage, texts
from tests.ui.progress import conftest
from tests.ui.progress.conftest import first_drafts


def test_the_coach_is_offered_no_card_of_anothers_words(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [10, 80])
    app = open_page("coach.py", owner_reads=[ann], person=str(ann.id))
    app.session_state[f"person-{ann.id}-closer"] = True
    app.run()
    assert not any("home" in one.label for one in app.expander)


def test_the_card_is_offered_as_pdf_and_picture_and_called_private(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [10, 80])
    app = open_page("progress.py")
    app.session_state["card"] = True
    app.run()
    assert not app.exception
    labels = [one.proto.label for one in app.get("download_button")]
    assert {"PDF", "Picture (PNG)"} <= set(labels)
    assert "your own words" in texts(app)
    (pair,) = [one for one in app.selectbox if one.key == "card-pair"]
    assert pair.options[0] == "10 to 80 points, two first drafts"


def test_one_note_makes_no_card_and_says_what_is_missing(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [10])
    app = open_page("progress.py")
    app.session_state["card"] = True
    app.run()
    assert "take the two home" in texts(app)


def labels_of_card(app: AppTest) -> list[str]:
    return [
        one.proto.label
        for one in app.get("download_button")
        if one.proto.label in {"PDF", "Picture (PNG)", "Web page (HTML)"}
    ]


def test_words_that_cannot_be_drawn_are_named_and_offered_as_a_web_page(
    open_page: OpenPage, ann: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conftest, "NOTE", "नमस्ते, I read your page.")
    first_drafts(ann, [10, 80])
    app = open_page("progress.py")
    app.session_state["card"] = True
    app.run()
    assert not app.exception
    assert "cannot show words in Devanagari" in texts(app)
    assert labels_of_card(app) == ["PDF", "Picture (PNG)", "Web page (HTML)"]


def test_a_card_that_cannot_be_drawn_says_so_and_still_offers_the_words(
    open_page: OpenPage, ann: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> bytes:
        raise CardError(NOT_DRAWN)

    monkeypatch.setattr(take_home, "card_png", fails)
    monkeypatch.setattr(conftest, "NOTE", "No other test draws a card of this note.")
    first_drafts(ann, [10, 80])
    app = open_page("progress.py")
    app.session_state["card"] = True
    app.run()
    assert not app.exception
    assert NOT_DRAWN in texts(app)
    assert labels_of_card(app) == ["Web page (HTML)"]


def test_the_card_says_the_whole_name_of_ones_own_person(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [10])
    open_page("progress.py")
    (attempt,) = resources.store().attempts.of(ann.id)
    to_own = replace(attempt, scenario_id=f"{OWN}7")
    assert take_home._name_of(to_own, {to_own.scenario_id: "Lim Siew Hoon"}) == "Lim Siew Hoon"
    scenario = resources.content().scenario(attempt.scenario_id)
    assert scenario is not None
    assert take_home._name_of(attempt, {}) == scenario.recipient.name
