"""The coach's panel beside a note: hidden levels, other coaches, notes that are gone."""

from __future__ import annotations

from ccc.access import Role
from ccc.coaching.marks import Marking
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from tests.hosts import a_host
from tests.ui.coaching.marking.conftest import Desk
from tests.ui.conftest import in_html, press, texts

ALL_FIVE = Marking(dict.fromkeys(("reason", "context", "common_ground", "value", "personal"), 2))


def test_a_note_that_nobody_marked_offers_to_mark_it(desk: Desk) -> None:
    assert not desk.app.exception
    (form,) = [one for one in desk.app.expander if one.label == "Mark this note"]
    assert not form.proto.expanded
    assert desk.app.segmented_control == []


def test_levels_that_are_shown_beside_a_note_are_no_longer_hidden(desk: Desk) -> None:
    store = resources.store()
    store.marks.hide_levels(desk.coach, wanted=True)

    page = texts(desk.app.run())

    assert f"{desk.note.assessment.score} points of 100" in page
    desk.say(ALL_FIVE)
    store.marks.hand_over(desk.coach, desk.note, now())
    assert not desk.marks[0].blind


def test_whoever_hides_the_tools_levels_sees_the_bare_note_until_they_have_marked(
    open_hiding: Desk,
) -> None:
    desk = open_hiding
    page = texts(desk.open_form())
    assert "points of 100" not in page
    assert "The tool: hidden" in page
    assert "shown when you have chosen all five" in page
    assert "Your post made me think" in in_html(desk.app)
    parts = ["“Hi!”", "“Your post made me think.”", "“Let's connect.”"]
    assert desk.app.selectbox(key=f"{desk.key}-quote").options == ["The whole note", *parts]

    desk.say(ALL_FIVE)
    desk.app.run()
    press(desk.app, "I have marked: show the tool's levels")

    page = texts(desk.app)
    assert "points of 100" in page
    assert "The tool: hidden" not in page
    assert desk.marks[0].blind


def test_what_another_coach_gave_stands_there_by_name_and_not_before_one_has_marked_blind(
    open_hiding: Desk, ann: Participant
) -> None:
    desk, store = open_hiding, resources.store()
    ivo = a_host(store, "Ivo", Role.OWNER, now())
    store.marks.change(ivo, desk.note, lambda _: Marking(comment="Ivo agrees"), now())
    assert "Ivo agrees" not in texts(desk.app.run())
    store.marks.hand_over(ivo, desk.note, now())
    assert "Ivo agrees" not in texts(desk.app.run())

    desk.hand_over(ALL_FIVE)

    page = texts(desk.app.run())
    assert "Ivo agrees" in page
    assert "**\u2068Ivo\u2069**" in page


def test_whether_to_hide_is_asked_at_the_desk_and_not_again_on_a_page(open_hiding: Desk) -> None:
    assert not open_hiding.app.toggle
    assert "Show them now" in [one.label for one in open_hiding.app.button]


def test_earlier_marks_of_ones_own_can_still_be_read(desk: Desk) -> None:
    desk.hand_over_and_open(Marking(comment="The first word."))
    resources.store().marks.begin_again(desk.coach, desk.note, now())
    desk.hand_over(Marking(comment="The second word."))

    page = texts(desk.app.run())

    assert "The first word\\." in page
    assert "The second word\\." in page
    assert "What you said before" in [one.label for one in desk.app.expander]
