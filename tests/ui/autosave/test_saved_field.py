"""Fields that save themselves lose no words, whatever is typed in them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ccc.errors import StorageError
from ccc.practice.attempts import Participant
from ccc.practice.canvas import Canvas
from ccc.storage.participants.own_people import OwnPeople
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.conftest import OpenPage, in_field, press, texts, type_in
from tests.ui.practice.conftest import JO


def test_ten_thousand_characters_are_answered_with_a_sentence_and_stay_in_the_field(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("canvas.py")
    type_in(app, "canvas-care", "Rye")
    type_in(app, "canvas-care", "x" * 10_000)
    assert "take out 9,400" in texts(app)
    assert in_field(app, "canvas-care") == "x" * 10_000
    assert resources.store().own_people.canvas(ann.id).answers["care"] == "Rye"


def test_what_is_too_long_to_be_kept_survives_a_visit_to_another_page(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("canvas.py")
    type_in(app, "canvas-care", "x" * 700)
    app.switch_page("progress.py").run()
    app.switch_page("canvas.py").run()
    assert in_field(app, "canvas-care") == "x" * 700
    type_in(app, "canvas-care", "Rye")
    app.switch_page("progress.py").run()
    app.switch_page("canvas.py").run()
    assert in_field(app, "canvas-care") == "Rye"


def test_what_could_not_be_saved_stays_in_the_field_and_is_saved_at_the_next_report(
    open_page: OpenPage, ann: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageError("The disk is full.")

    app = open_page("canvas.py")
    with monkeypatch.context() as broken:
        broken.setattr(OwnPeople, "change_canvas", full)
        type_in(app, "canvas-care", "Rye")
        assert "The disk is full" in texts(app)
        assert "is sent again by itself" in texts(app)
        assert in_field(app, "canvas-care") == "Rye"
        app.switch_page("progress.py").run()
        app.switch_page("canvas.py").run()
        assert in_field(app, "canvas-care") == "Rye"
    type_in(app, "canvas-care", "Rye")
    assert "disk is full" not in texts(app)
    assert resources.store().own_people.canvas(ann.id).answers == {"care": "Rye"}


def test_the_later_of_two_windows_wins_an_answer_and_the_other_words_are_offered(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("canvas.py")
    type_in(app, "canvas-care", "Rye")
    resources.store().own_people.change_canvas(
        ann.id, lambda _: Canvas({"care": "Old maps"}), now()
    )
    type_in(app, "canvas-care", "Rye bread", base="Rye")
    assert resources.store().own_people.canvas(ann.id).answers["care"] == "Rye bread"
    assert [one.label for one in app.expander if "You typed something else" in one.label]
    assert "Old maps" in texts(app)


def test_words_that_were_long_on_their_way_do_not_replace_another_windows(
    open_page: OpenPage, ann: Participant
) -> None:
    half_an_hour_ago = int((now() - timedelta(minutes=30)).timestamp() * 1000)
    person = resources.store().own_people.add(ann.id, JO, now())
    resources.store().own_people.change_canvas(ann.id, lambda _: Canvas({"care": "Maps"}), now())
    for page, address, field, kept in (
        ("canvas.py", {}, "canvas-care", "Maps"),
        ("people.py", {"person": str(person.id)}, f"own-{person.id}-known", JO.known),
    ):
        app = open_page(page, **address)
        type_in(app, field, "in the tunnel", at=half_an_hour_ago)
        assert "in the tunnel" in texts(app), "it is offered"
        assert in_field(app, field) == kept
        press(app, "Use these instead")
        type_in(app, field, "in the tunnel", base=kept)
        assert in_field(app, field) == "in the tunnel"
    assert resources.store().own_people.canvas(ann.id).answers["care"] == "in the tunnel"
    assert resources.store().own_people.of(ann.id)[0].known == "in the tunnel"
