"""Your canvas: saved as one goes, and shown as the scorer sees it."""

from __future__ import annotations

import pytest

from ccc.practice.attempts import Participant
from ccc.practice.canvas import Canvas
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from tests.ui.canvas.conftest import UGLY
from tests.ui.conftest import OpenPage, fields, in_field, texts, type_in


def test_every_question_of_the_content_is_asked_with_its_example(
    open_page: OpenPage, ann: Participant
) -> None:
    page = texts(open_page("canvas.py"))
    for question in resources.content().canvas.questions:
        assert plain(question.example) in page


def test_a_question_is_said_once_by_its_field_with_how_to_find_an_answer(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("canvas.py")
    said = {field["look"]["label"]: field["look"]["help"] for field in fields(app)}
    asked = resources.content().canvas.questions
    assert said == {question.ask: question.help for question in asked}
    assert [question.id for question in asked if question.ask in texts(app)] == []


def test_an_answer_is_kept_at_once_and_shown_as_the_scorer_sees_it(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("canvas.py")
    type_in(app, "canvas-who", "Night baker, Tromsø")
    type_in(app, "canvas-care", "- Rye\n- Old maps")
    kept = resources.store().own_people.canvas(ann.id)
    assert kept == Canvas({"who": "Night baker, Tromsø", "care": "- Rye\n- Old maps"})
    page = texts(app)
    assert "**Ann**  \nNight baker" in page
    assert "- Rye\n- Old maps" in page


def test_the_canvas_is_there_again_in_a_new_session(open_page: OpenPage, ann: Participant) -> None:
    resources.store().own_people.change_canvas(ann.id, lambda _: Canvas({"care": "Rye"}), now())
    assert in_field(open_page("canvas.py"), "canvas-care") == "Rye"


def test_an_answer_with_more_than_twelve_facts_says_how_many_are_not_read(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("canvas.py")
    type_in(app, "canvas-care", "\n".join(f"Fact {one}" for one in range(15)))
    assert "3 more are kept" in texts(app)


def test_an_answer_to_a_question_since_taken_out_can_still_be_emptied(
    open_page: OpenPage, ann: Participant
) -> None:
    resources.store().own_people.change_canvas(
        ann.id, lambda _: Canvas({"gone": "Old words"}), now()
    )
    app = open_page("canvas.py")
    assert "- Old words" in texts(app)
    type_in(app, "canvas-gone", "")
    assert resources.store().own_people.canvas(ann.id).is_empty


@pytest.mark.parametrize("text", UGLY.values(), ids=UGLY)
def test_any_answer_is_data_and_breaks_no_page(
    open_page: OpenPage, ann: Participant, text: str
) -> None:
    app = open_page("canvas.py")
    for question in ("who", "care"):
        type_in(app, f"canvas-{question}", text)
        assert not app.exception
    assert "<b>" not in texts(app)
    assert resources.store().own_people.canvas(ann.id).answers["care"] == text.strip()


def test_lines_of_a_pasted_profile_are_left_out_of_an_answer_and_counted(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("canvas.py")
    type_in(app, "canvas-care", "Rye\nLike\nComment\nRepost\nSend\nSee more\nShow all 12 posts")
    assert "“Like”, “Comment”, “Repost”, “Send” and 2 more." in texts(app)
