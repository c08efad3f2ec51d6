"""The composer: a note is scored and saved, with the chosen limit, to anybody."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from ccc.practice.attempts import Participant
from ccc.practice.canvas import NewOwnPerson
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.conftest import (
    NOTE,
    OpenPage,
    a_training_scenario,
    texts,
    type_note,
    write,
)
from tests.ui.practice.conftest import JO, LONG, SCENARIO, VAGUE, note_field


def test_the_field_is_given_the_words_that_count(app: AppTest) -> None:
    type_note(app, SCENARIO, VAGUE)
    field = note_field(app)
    assert field["name"] == "1:accordion-mender"
    assert "".join(text for text, _ in field["stretches"]) == VAGUE
    marked = [mark for _, marks in field["stretches"] for mark in marks]
    assert marked
    assert all(field["kinds"][mark]["name"] for mark in marked)


def test_points_are_shown_once_a_try_is_saved(app: AppTest) -> None:
    type_note(app, SCENARIO, VAGUE)
    app.button(key="score").click().run()
    assert "of 100 points" in texts(app)
    type_note(app, SCENARIO, VAGUE + " Please.", base=VAGUE)
    assert "**Context** " in texts(app)
    assert [one.label for one in app.expander if one.label.startswith("Try 1, before")]


def test_a_note_without_a_word_is_answered_and_is_no_try(app: AppTest, ann: Participant) -> None:
    type_note(app, SCENARIO, "… !")
    app.button(key="score").click().run()
    assert "A blank request scores 0, so we did not count this one" in texts(app)
    assert resources.store().attempts.of(ann.id) == ()


def test_a_longer_limit_is_named_with_its_date_and_the_try_is_scored_with_it(
    app: AppTest, ann: Participant
) -> None:
    type_note(app, SCENARIO, LONG)
    assert "Too long" in texts(app)
    app.radio(key="limit").set_value("linkedin_free").run()
    assert "Too long" not in texts(app)
    assert "As of 2026" in texts(app)
    assert (note_field(app)["look"]["limit"], note_field(app)["look"]["target"]) == (200, 140)
    app.button(key="score").click().run()
    (kept,) = resources.store().attempts.of(ann.id)
    assert kept.assessment.limit == 200


def test_140_is_named_as_the_articles(app: AppTest) -> None:
    assert "The article's 140" in texts(app)


def test_the_same_words_with_more_room_are_another_try(app: AppTest, ann: Participant) -> None:
    type_note(app, SCENARIO, LONG)
    app.button(key="score").click().run()
    app.button(key="score").click().run()
    assert "was not counted again" in texts(app)
    app.radio(key="limit").set_value("linkedin_free").run()
    app.button(key="score").click().run()
    limits = [one.assessment.limit for one in resources.store().attempts.of(ann.id)]
    assert limits == [140, 200]


def test_the_chosen_limit_is_in_the_address_for_the_next_load(
    app: AppTest, open_page: OpenPage
) -> None:
    app.radio(key="limit").set_value("linkedin_free").run()
    assert app.query_params["limit"] in ("linkedin_free", ["linkedin_free"])
    again = open_page("practice.py", scenario=SCENARIO, limit="linkedin_free")
    assert again.radio(key="limit").value == "linkedin_free"
    other = open_page("practice.py", scenario=SCENARIO, limit="9000")
    assert other.radio(key="limit").value == resources.content().rubric.default_limit


def test_the_preview_shows_name_headline_and_what_would_arrive(app: AppTest) -> None:
    type_note(app, SCENARIO, "Hello there " * 20)
    page = texts(app)
    assert "Hearing\\-aid technician" in page
    assert "The rest would not fit in" in page


def test_an_own_person_is_written_to_like_any_other(ann: Participant, open_page: OpenPage) -> None:
    jo = resources.store().own_people.add(ann.id, JO, now())
    app = open_page("practice.py", scenario=jo.scenario_id)
    page = texts(app)
    assert app.title[0].value == r"Jo \*Lind\*"
    assert "Bakes rye" in page
    type_note(app, jo.scenario_id, "Jo, your rye made my week. I bake too, in Bergen.")
    app.button(key="score").click().run()
    (kept,) = resources.store().attempts.of(ann.id)
    assert kept.scenario_id == jo.scenario_id
    assert kept.assessment.score is not None
    assert not [one for one in app.button if one.key == "follow"]


def test_an_empty_card_is_said_to_be_empty_and_the_note_is_scored_all_the_same(
    ann: Participant, open_page: OpenPage
) -> None:
    jo = resources.store().own_people.add(ann.id, NewOwnPerson("Jo", "", "", ""), now())
    app = open_page("practice.py", scenario=jo.scenario_id)
    assert texts(app).count("Nothing is known here yet") == 2
    type_note(app, jo.scenario_id, "Jo, I would like to hear how you bake rye.")
    app.button(key="score").click().run()
    assert len(resources.store().attempts.of(ann.id)) == 1


def test_an_earlier_try_is_shown_in_full_while_the_field_is_empty(
    ann: Participant, open_page: OpenPage
) -> None:
    write(ann, SCENARIO, VAGUE)
    assert "of 100 points" in texts(open_page("practice.py", scenario=SCENARIO))


def test_a_note_is_scored_kept_and_shown_against_the_forecast(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("practice.py", scenario=a_training_scenario())
    type_note(app, a_training_scenario(), NOTE)
    app.number_input[0].set_value(90)
    app.button(key="score").click().run()
    (kept,) = resources.store().attempts.of(ann.id)
    assert (kept.note, kept.forecast, kept.nth) == (NOTE, 90, 1)
    page = texts(app)
    assert f"{kept.assessment.score} of 100 points" in page
    assert "Guessed 90" in page


def test_the_same_words_are_not_counted_twice(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("practice.py", scenario=a_training_scenario())
    type_note(app, a_training_scenario(), NOTE)
    app.button(key="score").click().run()
    app.button(key="score").click().run()
    assert len(resources.store().attempts.of(ann.id)) == 1
    assert "not counted again" in texts(app)


def test_a_blank_note_is_not_counted_as_a_try(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("practice.py", scenario=a_training_scenario())
    app.button(key="score").click().run()
    assert resources.store().attempts.of(ann.id) == ()
    assert "did not count" in texts(app)


def test_a_note_over_the_limit_is_counted_as_a_person_counts(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("practice.py", scenario=a_training_scenario())
    type_note(app, a_training_scenario(), "Hello! " + "👨‍👩‍👧‍👦" * 150)
    assert "Too long" in texts(app)
    app.button(key="score").click().run()
    (kept,) = resources.store().attempts.of(ann.id)
    assert kept.assessment.characters == 157


def test_after_five_tries_somebody_new_is_suggested(open_page: OpenPage, ann: Participant) -> None:
    scenario = a_training_scenario()
    for nth in range(5):
        write(ann, scenario, f"{NOTE} {nth}")
    app = open_page("practice.py", scenario=scenario)
    assert "a new person teaches more" in texts(app)
