"""The form of a mark: what is asked for, and how it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ccc.coaching.marks import Marking
from ccc.content.ids import CRITERIA
from ccc.ui import resources
from tests.ui.coaching.marking.conftest import Desk
from tests.ui.conftest import a_reserved_scenario, fields, in_field, press, texts, type_in, write


def names(desk: Desk) -> list[str]:
    return [one["name"].split(":")[1] for one in fields(desk.app)]


def test_every_criterion_is_asked_for_and_nothing_is_chosen_at_first(desk: Desk) -> None:
    app = desk.open_form()

    assert not app.exception
    rows = app.segmented_control
    assert [row.key for row in rows] == [f"{desk.key}-{criterion}" for criterion in CRITERIA]
    assert all(row.value is None for row in rows)
    assert desk.marks == ()
    assert next(one for one in app.button if one.label == "Hand over").disabled


def test_the_tools_level_stands_in_words_beside_the_coachs(desk: Desk) -> None:
    page = texts(desk.open_form())

    levels = desk.note.assessment.levels
    assert levels is not None
    for criterion in resources.content().rubric.criteria:
        assert f"**{criterion.name}** :small[The tool: " in page
    assert "hidden" not in page


def test_a_choice_is_kept_at_once_and_a_reason_is_asked_for_where_it_differs(desk: Desk) -> None:
    desk.open_form()
    levels = desk.note.assessment.levels or {}
    other = next(level for level in (3, 0) if level != levels["value"])

    desk.choose("value", levels["value"])
    assert names(desk) == [f"{desk.key}-comment"]
    desk.choose("value", other)

    assert names(desk) == [f"{desk.key}-value", f"{desk.key}-comment"]
    type_in(desk.app, f"{desk.key}-value", "There is a gift in it.")
    (draft,) = desk.marks
    assert (draft.levels, draft.reasons) == ({"value": other}, {"value": "There is a gift in it."})


def test_a_comment_is_kept_as_it_is_typed_and_can_be_about_some_words(desk: Desk) -> None:
    app = desk.open_form()
    words = app.selectbox(key=f"{desk.key}-quote")
    assert words.options[:3] == ["The whole note", "“Hi!”", "“Your post made me think.”"]

    type_in(app, f"{desk.key}-comment", "Which post?")
    app.selectbox(key=f"{desk.key}-quote").set_value("Your post made me think.").run()

    (draft,) = desk.marks
    assert (draft.comment, draft.quote) == ("Which post?", "Your post made me think.")
    assert draft.state == "draft"


def test_what_was_typed_is_there_again_after_a_reload(
    desk: Desk, open_desk: Callable[[], Desk]
) -> None:
    desk.say(Marking({"value": 1}, comment="Which post?"))

    again = open_desk()

    assert again.app.segmented_control(key=f"{desk.key}-value").value == 1
    assert in_field(again.app, f"{desk.key}-comment") == "Which post?"


def test_the_coachs_earlier_words_are_offered_for_their_criterion(desk: Desk) -> None:
    store = resources.store()
    (ann,) = [store.people.of_device("d" * 43)]
    assert ann is not None
    write(ann, a_reserved_scenario(), "Hello there.")
    other = replace(desk, note=store.attempts.of(ann.id)[-1])
    level = 3 - ((other.note.assessment.levels or {})["value"])
    other.hand_over(Marking({"value": level}, {"value": "Say what is in it."}, "Go on."))

    app = desk.open_form()
    assert [one.label for one in app.button if "-comment-earlier-" in str(one.key)] == ["Go on\\."]
    press(app, "Go on\\.")
    (field,) = [one for one in fields(app) if one["name"].endswith("-comment")]
    assert field["put"][1] == "Go on."
