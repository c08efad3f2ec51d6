"""The take-home card: two notes as PDF or picture."""

from __future__ import annotations

from ccc.practice.attempts import Participant
from tests.ui.conftest import OpenPage, texts
from tests.ui.progress.conftest import first_drafts


def test_the_coach_is_offered_no_card_of_anothers_words(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [10, 80])
    app = open_page("coach.py", coach=True)
    app.selectbox(key="participant").set_value(ann.id).run()
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
    assert pair.options[0] == "First drafts to two people, first and latest: 10 to 80 points"


def test_one_note_makes_no_card_and_says_what_is_missing(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [10])
    app = open_page("progress.py")
    app.session_state["card"] = True
    app.run()
    assert "makes a before and after" in texts(app)
