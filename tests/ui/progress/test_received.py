"""What a coach said, with its writer: told of at once, opened, understood, answered."""

from __future__ import annotations

import pytest

from ccc.access import Host, Role
from ccc.coaching.marks import Mark, Marking
from ccc.errors import StorageError
from ccc.practice.attempts import Attempt, Participant
from ccc.storage.coaching.received_marks import ReceivedMarks
from ccc.ui import resources
from ccc.ui.resources import now
from tests.hosts import a_host
from tests.ui.conftest import (
    NOTE,
    OpenPage,
    a_training_scenario,
    in_field,
    press,
    texts,
    type_in,
    write,
)

SAID = Marking({"value": 3}, {"value": "A gift"}, "Well begun", "Hi!")


@pytest.fixture
def maya() -> Host:
    return a_host(resources.store(), "Maya", Role.OWNER, now())


@pytest.fixture
def note(ann: Participant) -> Attempt:
    """A note of Ann's, who lets coaches read."""
    write(ann, a_training_scenario(), NOTE)
    resources.store().people.allow_coach(ann.id, allowed=True)
    return resources.store().attempts.of(ann.id)[-1]


def give(by: Host, note: Attempt, said: Marking = SAID) -> Mark:
    marks = resources.store().marks
    marks.change(by, note, lambda _: said, now())
    marks.hand_over(by, note, now())
    return marks.of_note(by, note)[-1]


def received(note: Attempt) -> list[Mark]:
    return list(resources.store().received_marks.of(note.person_id))


def test_two_coaches_who_wrote_of_one_note_are_both_named(
    open_page: OpenPage, maya: Host, note: Attempt
) -> None:
    give(maya, note)
    give(a_host(resources.store(), "Bruno", Role.OWNER, now()), note)
    assert "Maya\u2069 and \u2068Bruno\u2069 have read your note" in texts(open_page("welcome.py"))


@pytest.mark.parametrize("page", ["welcome.py", "progress.py"])
def test_without_a_word_from_a_coach_nothing_is_said_of_coaches(
    open_page: OpenPage, note: Attempt, page: str
) -> None:
    app = open_page(page)
    assert not app.exception
    assert "From your coach" not in texts(app)


@pytest.mark.parametrize("page", ["welcome.py", "progress.py"])
def test_a_word_from_a_coach_comes_first_until_it_was_opened(
    open_page: OpenPage, maya: Host, note: Attempt, page: str
) -> None:
    give(maya, note)
    app = open_page(page)
    assert app.subheader[0].value == "From your coach"
    assert "Maya" in texts(app)
    assert "Well begun" not in texts(app)
    assert received(note)[0].state == "handed_over"

    resources.store().received_marks.open(note.person_id, [received(note)[0].id])

    assert "From your coach" not in texts(app.run())


def test_a_draft_is_told_of_nowhere(open_page: OpenPage, maya: Host, note: Attempt) -> None:
    resources.store().marks.change(maya, note, lambda _: SAID, now())
    for page in ("welcome.py", "progress.py"):
        assert "From your coach" not in texts(open_page(page))


def test_it_is_opened_by_a_press_and_stands_beside_what_the_tool_says(
    open_page: OpenPage, maya: Host, note: Attempt
) -> None:
    give(maya, note)

    page = texts(press(open_page("progress.py"), "Read it"))

    value = resources.content().rubric.criterion("value")
    (row,) = [line for line in page.splitlines() if line.startswith(f"| {value.name} ")]
    assert row.endswith(f"| **{value.levels[3].name}** |")
    assert f"*{value.name}*: A gift" in page
    assert "Well begun" in page
    assert f"{note.assessment.score} points of 100" in page
    assert received(note)[0].state == "opened"


def test_the_address_of_a_note_opens_it_once(
    open_page: OpenPage, maya: Host, note: Attempt
) -> None:
    give(maya, note)

    app = open_page("progress.py", note=str(note.id))

    assert "Well begun" in texts(app)
    assert "Well begun" not in texts(app.run())


@pytest.mark.parametrize("asked", ["4711", "-1", "abc", "٣", "9" * 5000])
def test_an_address_that_is_of_no_note_opens_none(
    open_page: OpenPage, note: Attempt, asked: str
) -> None:
    app = open_page("progress.py", note=asked)
    assert not app.exception
    assert "points of 100" not in texts(app)


def opened(open_page: OpenPage, note: Attempt):
    """The progress page with the note chosen, which stays open."""
    app = open_page("progress.py")
    return app.selectbox(key=f"person-{note.person_id}-opened").set_value(note.id).run()


def test_a_note_chosen_on_the_page_opens_in_a_window_with_one_field_for_an_answer(
    open_page: OpenPage, maya: Host, note: Attempt
) -> None:
    give(maya, note)
    app = opened(open_page, note)
    assert not app.exception
    app.session_state[f"person-{note.person_id}-clicked"] = note.id
    app.run()
    assert not app.exception
    assert [one.label for one in app.button].count("Got it") == 1


def test_got_it_is_told_to_the_coach_and_one_answer_can_still_follow(
    open_page: OpenPage, maya: Host, note: Attempt
) -> None:
    give(maya, note)
    app = press(opened(open_page, note), "Got it")
    (mark,) = received(note)
    assert mark.answer is not None
    assert mark.answer.at is None
    assert "Got it" not in [one.label for one in app.button]

    type_in(app, f"answer:{mark.id}", "What could I offer")
    page = texts(press(app, "Send"))

    (mark,) = resources.store().marks.waiting_answers(maya)[note.person_id]
    assert mark.answer is not None
    assert mark.answer.text == "What could I offer"
    assert "**You answered**" in page
    assert "Send" not in [one.label for one in app.button]
    assert resources.store().drafts.text(note.person_id, f"answer:{mark.id}") == ""


def test_an_answer_of_more_than_five_hundred_characters_is_not_sent_and_not_lost(
    open_page: OpenPage, maya: Host, note: Attempt
) -> None:
    mark = give(maya, note)
    app = opened(open_page, note)

    type_in(app, f"answer:{mark.id}", "a" * 501)

    assert "take out 1" in texts(app)
    assert next(one for one in app.button if one.label == "Send").disabled
    assert in_field(app, f"answer:{mark.id}") == "a" * 501


def test_an_answer_that_another_window_sent_is_told_and_both_can_be_read(
    open_page: OpenPage, maya: Host, note: Attempt
) -> None:
    mark = give(maya, note)
    app = opened(open_page, note)
    type_in(app, f"answer:{mark.id}", "My second thought")
    resources.store().received_marks.answer(note.person_id, mark.id, "My first", now())

    page = texts(press(app, "Send"))

    assert "My first" in page
    assert "You sent this answer in another window" in page
    assert "My second thought" in [one.value for one in app.code]
    assert "in another window" not in texts(press(app, "Delete these words"))


def test_two_coaches_stand_there_each_by_name_and_a_later_mark_in_place_of_the_first(
    open_page: OpenPage, maya: Host, note: Attempt
) -> None:
    ivo = a_host(resources.store(), "Ivo", Role.OWNER, now())
    first = give(maya, note)
    give(ivo, note, Marking(comment="Ivo agrees"))
    resources.store().received_marks.open(note.person_id, [first.id])
    resources.store().marks.begin_again(maya, note, now())
    give(maya, note, Marking(comment="On second thoughts"))

    app = opened(open_page, note)

    page = texts(app)
    for words in (
        "**\u2068Maya\u2069**",
        "**\u2068Ivo\u2069**",
        "Ivo agrees",
        "On second thoughts",
    ):
        assert words in page
    assert "What they said before" in [one.label for one in app.expander]
    assert "Well begun" in page


def test_without_a_database_a_press_says_why_and_the_words_stay(
    open_page: OpenPage, maya: Host, note: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = give(maya, note)
    app = opened(open_page, note)
    type_in(app, f"answer:{mark.id}", "What could I offer")

    def gone(*_: object) -> None:
        raise StorageError("The database is gone")

    for name in ("answer", "of"):
        monkeypatch.setattr(ReceivedMarks, name, gone)
    press(app, "Send")

    assert not app.exception
    assert "The database is gone" in texts(app)
    assert in_field(app, f"answer:{mark.id}") == "What could I offer"


def test_a_mark_that_was_taken_back_before_it_was_read_is_not_there(
    open_page: OpenPage, maya: Host, note: Attempt
) -> None:
    give(maya, note)
    app = open_page("progress.py")
    resources.store().marks.take_back(maya, note)

    page = texts(press(app, "Read it"))

    assert not app.exception
    assert "Well begun" not in page


def test_a_note_that_was_chosen_can_be_opened_in_a_window_too(
    open_page: OpenPage, maya: Host, note: Attempt
) -> None:
    give(maya, note)
    app = opened(open_page, note)
    app.session_state[f"person-{note.person_id}-clicked"] = note.id
    assert not app.run().exception
    assert [one.label for one in app.button].count("Got it") == 1
