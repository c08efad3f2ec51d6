"""Every page, empty and filled: what a participant and a coach find there."""

from __future__ import annotations

import re

import pytest
import streamlit as st

from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from tests.ui.conftest import OpenPage, fields, in_field, texts, type_note, write

PAGES = (
    "welcome.py",
    "lessons.py",
    "practice.py",
    "canvas.py",
    "people.py",
    "progress.py",
    "score.py",
    "yours.py",
    "coach.py",
)
NOTE = "Hi! Your post made me think. Let's connect."


def a_training_scenario() -> str:
    return next(one.id for one in resources.content().scenarios if not one.reserved)


def a_reserved_scenario() -> str:
    return next(one.id for one in resources.content().scenarios if one.reserved)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_for_a_stranger(open_page: OpenPage, page: str) -> None:
    app = open_page(page)
    assert not app.exception
    assert texts(app)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_for_somebody_with_attempts(
    open_page: OpenPage, ann: Participant, page: str
) -> None:
    for nth in range(3):
        write(ann, a_training_scenario(), f"{NOTE} {nth}")
    app = open_page(page, coach=True)
    assert not app.exception


def test_every_lesson_opens_with_its_scores_computed_now(open_page: OpenPage) -> None:
    for lesson in resources.content().lessons:
        app = open_page("lessons.py", lesson=lesson.id)
        assert not app.exception
        page = texts(app)
        assert lesson.title in page
        assert page.count("Before: ") >= 2
        assert page.count("After: ") >= 2


def test_an_example_is_headed_by_the_criterion_its_lesson_is_about(open_page: OpenPage) -> None:
    page = texts(open_page("lessons.py", lesson="value-upfront"))
    assert "**Before: value missing**" in page
    assert "**After: value strong**" in page
    assert " points**" not in page
    assert " points in all · " in page


def test_an_example_has_marks_for_the_criterion_of_its_lesson_alone(open_page: OpenPage) -> None:
    app = open_page("lessons.py", lesson="value-upfront")
    html = "".join(str(one.proto.body) for one in app.get("html"))
    assert set(re.findall(r">(\w+)</sup>", html)) == {"V"}


def test_a_lesson_about_no_criterion_counts_the_points_of_its_examples(
    open_page: OpenPage,
) -> None:
    page = texts(open_page("lessons.py", lesson="stranger-at-the-table"))
    assert "**Before: 0 points**" in page
    assert "in all" not in page


def test_a_flag_of_an_example_is_named(open_page: OpenPage) -> None:
    page = texts(open_page("lessons.py", lesson="what-is-known"))
    assert "**A sales pitch**: stops at 40 points" in page


def test_a_lesson_says_where_it_stands_and_offers_the_screen_at_its_end(
    open_page: OpenPage,
) -> None:
    app = open_page("lessons.py", lesson="context")
    assert "Lesson 3 of 10" in texts(app)
    links = [one.proto.label for one in app.get("page_link")]
    assert links[-1] == "Show it to a room, one part at a time"


@pytest.mark.parametrize("page", ["practice", "people", "canvas", "yours", "progress"])
def test_a_stranger_reads_what_awaits_them_above_the_question_for_a_name(
    open_page: OpenPage, page: str
) -> None:
    app = open_page(f"{page}.py")
    (awaits,) = app.markdown
    assert awaits.value.startswith("Here ")
    assert "nickname" in awaits.value
    assert app.text_input[0].label == "What shall we call you?"


def test_the_name_of_the_whole_stands_on_every_page_but_the_projectors(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(st, "logo", lambda image, **_: shown.append(image))
    open_page("welcome.py")
    assert shown
    assert all("Career Calibrator Canvas" in image for image in shown)
    shown.clear()
    open_page("lessons.py", lesson="context", screen="1")
    assert len(shown) == 1, "the first page of the visit, not the screen"


def test_a_lesson_that_is_gone_leads_to_the_list(open_page: OpenPage) -> None:
    assert "no lesson of that name" in texts(open_page("lessons.py", lesson="gone"))


def test_a_quick_check_answer_explains_itself(open_page: OpenPage) -> None:
    lesson = resources.content().lessons[0]
    app = open_page("lessons.py", lesson=lesson.id)
    for option in lesson.check.options:
        app.radio[0].set_value(option).run()
        assert option.because in texts(app)


def test_screen_mode_shows_one_part_at_a_time_and_goes_on(open_page: OpenPage) -> None:
    lesson = resources.content().lessons[0]
    app = open_page("lessons.py", lesson=lesson.id, screen="1")
    assert lesson.telling[0] not in texts(app)
    next(one for one in app.button if one.label == "Next").click().run()
    assert lesson.telling[0] in texts(app)
    assert lesson.telling[1] not in texts(app)
    next(one for one in app.button if one.label == "Previous").click().run()
    assert lesson.title in texts(app)


def test_a_room_sees_the_note_before_and_is_asked_before_it_is_told(open_page: OpenPage) -> None:
    lesson = resources.content().lessons[2]
    first_pair = 2 + len(lesson.telling)
    before, after = (
        texts(open_page("lessons.py", lesson=lesson.id, screen="1", part=str(part)))
        for part in (first_pair, first_pair + 1)
    )
    assert "**Before: context vague**" in before
    assert "Look at" not in before
    assert "**After: context strong**" in after
    assert lesson.pairs[0].look_at in after


def test_the_last_part_leads_on_and_the_screen_shows_no_sources(open_page: OpenPage) -> None:
    lesson, following, *_ = resources.content().lessons
    app = open_page("lessons.py", lesson=lesson.id, screen="1", part="999")
    links = [one.proto.label for one in app.get("page_link")]
    assert f"Next: {following.number}. {following.title}" in links
    assert [one.label for one in app.button] == [lesson.practice.say, "Previous"]
    next(one for one in app.button if one.label == "Previous").click().run()
    assert lesson.evidence.claim in texts(app)
    assert "Sources" not in texts(app)


@pytest.mark.parametrize("part", ["999", "-3", "²", "x", "0"])
def test_screen_mode_survives_any_part_in_the_address(open_page: OpenPage, part: str) -> None:
    lesson = resources.content().lessons[0]
    app = open_page("lessons.py", lesson=lesson.id, screen="1", part=part)
    assert not app.exception


def test_practice_asks_a_stranger_for_a_nickname_first(open_page: OpenPage) -> None:
    app = open_page("practice.py", scenario=a_training_scenario())
    assert app.text_input[0].label == "What shall we call you?"
    assert not fields(app)
    app.text_input[0].set_value("Bo")
    app.button[0].click().run()
    asked = [field["look"]["label"] for field in fields(app)]
    assert asked == ["Why this person?", "What for?", "Your note"]


@pytest.mark.parametrize("nickname", ["   ", "\u200b", " \u2060\u00ad "])
def test_a_nickname_that_nobody_can_see_is_asked_for_again(
    open_page: OpenPage, nickname: str
) -> None:
    app = open_page("practice.py")
    app.text_input[0].set_value(nickname)
    app.button[0].click().run()
    assert "Any name will do" in texts(app)


def test_a_note_is_scored_kept_and_shown_against_the_forecast(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("practice.py", scenario=a_training_scenario())
    type_note(app, a_training_scenario(), NOTE)
    app.number_input[0].set_value(90)
    app.button(key="score").click().run()
    (kept,) = resources.store().attempts_of(ann.id)
    assert (kept.note, kept.forecast, kept.nth) == (NOTE, 90, 1)
    page = texts(app)
    assert f"{kept.assessment.score} of 100 points" in page
    assert "Guessed 90" in page


def test_the_same_words_are_not_counted_twice(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("practice.py", scenario=a_training_scenario())
    type_note(app, a_training_scenario(), NOTE)
    app.button(key="score").click().run()
    app.button(key="score").click().run()
    assert len(resources.store().attempts_of(ann.id)) == 1
    assert "not counted again" in texts(app)


def test_a_blank_note_is_not_counted_as_a_try(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("practice.py", scenario=a_training_scenario())
    app.button(key="score").click().run()
    assert resources.store().attempts_of(ann.id) == ()
    assert "did not count" in texts(app)


def test_a_draft_is_found_again_in_a_new_session(open_page: OpenPage, ann: Participant) -> None:
    scenario = a_training_scenario()
    app = open_page("practice.py", scenario=scenario)
    type_note(app, scenario, "half a thought")
    assert in_field(open_page("practice.py", scenario=scenario)) == "half a thought"


def test_a_note_over_the_limit_is_counted_as_a_person_counts(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("practice.py", scenario=a_training_scenario())
    type_note(app, a_training_scenario(), "Hello! " + "👨‍👩‍👧‍👦" * 150)
    assert "Too long" in texts(app)
    app.button(key="score").click().run()
    (kept,) = resources.store().attempts_of(ann.id)
    assert kept.assessment.characters == 157


def test_after_five_tries_somebody_new_is_suggested(open_page: OpenPage, ann: Participant) -> None:
    scenario = a_training_scenario()
    for nth in range(5):
        write(ann, scenario, f"{NOTE} {nth}")
    app = open_page("practice.py", scenario=scenario)
    assert "a new person teaches more" in texts(app)


def test_somebody_new_is_a_reserved_person_never_opened(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("practice.py")
    app.button(key="new-person").click().run()
    (opened,) = resources.store().openings(ann.id)
    scenario = resources.content().scenario(opened)
    assert scenario is not None
    assert scenario.reserved


def test_reserved_people_are_not_listed_before_they_are_met(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("practice.py")
    listed = {element.proto.label for element in app.get("page_link")}
    titles = {one.title for one in resources.content().scenarios if one.reserved}
    assert not listed & {f"**{plain(title)}**" for title in titles}
    assert listed & {f"**{plain(one.title)}**" for one in resources.content().scenarios}


@pytest.mark.parametrize("best", ["follow", "connect"])
def test_choosing_to_follow_is_answered_with_the_reason(
    open_page: OpenPage, ann: Participant, best: str
) -> None:
    scenario = next(one for one in resources.content().scenarios if one.best == best)
    app = open_page("practice.py", scenario=scenario.id)
    app.button(key="follow").click().run()
    answers = app.success if best == "follow" else app.info
    assert [one.value for one in answers] == [plain(scenario.why)]


def test_too_long_a_nickname_is_told_and_stays_in_the_field(open_page: OpenPage) -> None:
    app = open_page("practice.py", scenario=a_training_scenario())
    app.text_input[0].set_value("x" * 300)
    app.button[0].click().run()
    assert "take out 260" in texts(app)
    assert app.text_input[0].value == "x" * 300


def test_no_country_is_named_twice_beside_a_person(open_page: OpenPage, ann: Participant) -> None:
    page = texts(open_page("practice.py"))
    assert "Tbilisi Metro\\, Georgia\n" in page
    assert "an Indian station\\, Antarctica\n" in page
    assert "Accordion repairs\\, Valledupar · Colombia\n" in page


def test_who_was_opened_is_not_taken_for_somebody_written_to(
    open_page: OpenPage, ann: Participant
) -> None:
    opened, written = a_reserved_scenario(), a_training_scenario()
    resources.store().open_scenario(ann.id, opened, now())
    write(ann, written, NOTE)
    page = texts(open_page("practice.py"))
    assert page.count("You have opened this one") == 1
    assert page.count("You have written to them") == 1


def test_an_unknown_person_in_the_address_leads_to_the_choice(
    open_page: OpenPage, ann: Participant
) -> None:
    assert "not here any more" in texts(open_page("practice.py", scenario="gone"))


def test_progress_says_too_early_until_six_first_drafts(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, a_reserved_scenario(), NOTE)
    app = open_page("progress.py")
    assert "5 more new people" in texts(app)
    assert any(one.proto.title == "Too early to tell" for one in app.info)


def test_a_note_can_be_opened_from_progress_without_a_mouse(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, a_training_scenario(), NOTE)
    (kept,) = resources.store().attempts_of(ann.id)
    app = open_page("progress.py")
    next(one for one in app.selectbox if one.key == f"person-{ann.id}-opened").set_value(
        kept.id
    ).run()
    assert f"{kept.assessment.score} of 100 points" in texts(app)


def test_an_empty_progress_page_says_what_to_do_next(open_page: OpenPage, ann: Participant) -> None:
    assert "Write your first note" in texts(open_page("progress.py"))


def test_the_coachs_desk_stays_shut_without_the_key(open_page: OpenPage, ann: Participant) -> None:
    write(ann, a_training_scenario(), NOTE)
    app = open_page("coach.py")
    assert "Ann" not in texts(app).replace("You are here as\nAnn", "")
    assert not app.selectbox
    app.text_input[0].set_value("guess")
    app.button[0].click().run()
    assert "does not fit" in texts(app)
    assert not app.selectbox


def test_the_coach_sees_participants_and_their_charts(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, a_training_scenario(), NOTE)
    app = open_page("coach.py", coach=True)
    app.selectbox(key="participant").set_value(ann.id).run()
    assert not app.exception
    assert "First drafts to new people" in texts(app)


def test_a_new_key_closes_a_desk_that_the_old_one_opened(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, a_training_scenario(), NOTE)
    app = open_page("coach.py", coach=True)
    assert app.selectbox(key="participant")
    resources.store().set_coach_key_hash("of another key")
    app.run()
    assert [one.label for one in app.text_input] == ["Coach's key"]
    assert not app.selectbox


def test_the_coachs_table_has_days_and_whoever_wrote_nothing_comes_last(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, a_training_scenario(), NOTE)
    resources.store().enrol("e" * 43, "Nell", now())
    table = open_page("coach.py", coach=True).dataframe[0]
    assert list(table.value["Nickname"]) == ["Ann", "Nell"]
    today = now().date()
    assert list(table.value["Latest note"]) == [today, None]
    assert list(table.value["Here since"]) == [today, today]
    assert table.proto.placeholder == ""


def test_the_coach_is_told_when_a_participant_has_erased_their_data(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, a_training_scenario(), NOTE)
    write(resources.store().enrol("e" * 43, "Zuleika", now()), a_training_scenario(), NOTE)
    app = open_page("coach.py", coach=True)
    app.selectbox(key="participant").set_value(ann.id).run()
    resources.store().erase(ann.id)
    assert "they have erased their data" in texts(app.run())


def test_a_nickname_that_turns_the_writing_turns_nothing_but_itself(
    open_page: OpenPage, ann: Participant
) -> None:
    resources.store().rename(ann.id, "\u202eevil שרה")
    (label,) = open_page("coach.py", coach=True).selectbox(key="participant").options
    assert label.startswith("\u2068evil שרה\u2069 (no.")


def test_a_participant_never_sees_another_ones_notes(open_page: OpenPage, ann: Participant) -> None:
    other = resources.store().enrol("e" * 43, "Zuleika", now())
    write(other, a_training_scenario(), "Zuleika's own words")
    for page in PAGES:
        assert "Zuleika" not in texts(open_page(page))


@pytest.mark.parametrize(
    "note", ["<script>alert(1)</script>", "**bold** $x$ :red[no] [a](b)", "\x00\ud800"]
)
def test_any_note_is_data_never_markup_and_breaks_no_page(
    open_page: OpenPage, ann: Participant, note: str
) -> None:
    write(ann, a_training_scenario(), note)
    for page in ("practice.py", "progress.py"):
        app = open_page(page, scenario=a_training_scenario())
        assert not app.exception
        assert "<script>alert" not in "".join(str(one.proto.body) for one in app.get("html"))
