"""The composer: a note is scored and saved, with the chosen limit, to anybody."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ccc.content.ids import CRITERIA
from ccc.practice.attempts import NewAttempt, Participant
from ccc.practice.canvas import NewOwnPerson
from ccc.scoring import Assessment
from ccc.scoring.scenarios import other_recipients, score_scenario
from ccc.ui import resources
from ccc.ui.account import own_fragment
from ccc.ui.autosave.draft import Draft
from ccc.ui.practice import composer_state, tries
from ccc.ui.practice.composer_state import ComposerState
from ccc.ui.resources import now
from tests.ui.conftest import (
    NOTE,
    OpenPage,
    a_training_scenario,
    open_more,
    texts,
    type_note,
)
from tests.ui.practice.conftest import JO, LONG, SCENARIO, VAGUE, field_event, note_field


def test_the_field_is_given_the_words_that_count(app: AppTest) -> None:
    type_note(app, SCENARIO, VAGUE)
    field = note_field(app)
    assert field["name"] == "1:accordion-mender"
    assert "".join(text for text, _ in field["stretches"]) == VAGUE
    marked = [mark for _, marks in field["stretches"] for mark in marks]
    assert marked
    assert all(field["kinds"][mark]["criterion"] in CRITERIA for mark in marked)


def test_the_field_is_given_five_levels_each_with_what_it_means(app: AppTest) -> None:
    type_note(app, SCENARIO, VAGUE)
    levels = note_field(app)["levels"]
    assert [level["criterion"] for level in levels] == list(CRITERIA)
    assert all(level["said"] and level["means"] for level in levels)


def test_an_empty_field_names_no_level_missing(app: AppTest) -> None:
    assert {level["said"] for level in note_field(app)["levels"]} == {""}


def test_an_earlier_try_opens_in_a_window(app: AppTest, ann: Participant) -> None:
    type_note(app, SCENARIO, VAGUE)
    app.button(key="score").click().run()
    (kept,) = resources.store().attempts.of(ann.id)
    app.selectbox[0].set_value(kept.id).run()
    assert [one.proto.dialog.title for one in app.get("dialog")] == [app.selectbox[0].options[0]]


def test_a_note_without_a_word_is_answered_and_is_no_try(app: AppTest, ann: Participant) -> None:
    type_note(app, SCENARIO, "… !")
    app.button(key="score").click().run()
    assert "There are no words to score yet" in texts(app)
    assert resources.store().attempts.of(ann.id) == ()


def open_tab(app: AppTest, name: str) -> AppTest:
    """Open a tab of "More for this note"."""
    return open_more(app, SCENARIO, name)


def test_a_note_over_its_limit_cannot_be_sent_and_is_never_saved(
    app: AppTest, ann: Participant
) -> None:
    type_note(app, SCENARIO, LONG)
    assert "so nobody could send it" in texts(app)
    assert app.button(key="score").disabled
    field_event(app, LONG, "submit", True)
    assert resources.store().attempts.of(ann.id) == ()
    assert resources.store().drafts.text(ann.id, SCENARIO) == LONG


def test_ctrl_and_enter_score_the_note(app: AppTest, ann: Participant) -> None:
    field_event(app, VAGUE, "submit", True)
    assert [one.note for one in resources.store().attempts.of(ann.id)] == [VAGUE]


def test_a_longer_limit_is_one_press_away_and_the_try_is_scored_with_it(
    app: AppTest, ann: Participant
) -> None:
    type_note(app, SCENARIO, LONG)
    app.button(key="allow-linkedin_free").click().run()
    assert "so nobody could send it" not in texts(app)
    assert (note_field(app)["look"]["limit"], note_field(app)["look"]["target"]) == (200, 140)
    assert "As of 2026" in texts(open_tab(app, "Length"))
    app.button(key="score").click().run()
    (kept,) = resources.store().attempts.of(ann.id)
    assert kept.assessment.limit == 200


def test_what_fits_can_be_put_into_the_field(app: AppTest) -> None:
    type_note(app, SCENARIO, LONG)
    app.button(key="keep-what-fits").click().run()
    _, put = note_field(app)["put"]
    assert LONG.startswith(put)
    assert 100 < len(put) <= 140


@pytest.mark.parametrize("unseen", [" ", "\n\n", "\u200b", "\ufeff", "\u2060 "])
def test_what_nobody_sees_does_not_count(app: AppTest, ann: Participant, unseen: str) -> None:
    note = LONG[:140] + unseen * 5
    type_note(app, SCENARIO, note)
    assert "so nobody could send it" not in texts(app)
    app.button(key="score").click().run()
    (kept,) = resources.store().attempts.of(ann.id)
    assert kept.assessment.characters == 140


def test_140_is_named_as_the_articles(app: AppTest) -> None:
    assert "The article's 140" in texts(open_tab(app, "Length"))


def test_the_same_words_with_more_room_are_another_try(app: AppTest, ann: Participant) -> None:
    type_note(app, SCENARIO, VAGUE)
    app.button(key="score").click().run()
    app.button(key="score").click().run()
    assert "was not counted again" in texts(app)
    open_tab(app, "Length").radio(key="limit").set_value("linkedin_free").run()
    app.button(key="score").click().run()
    limits = [one.assessment.limit for one in resources.store().attempts.of(ann.id)]
    assert limits == [140, 200]


def test_the_chosen_limit_is_in_the_address_for_the_next_load(
    app: AppTest, open_page: OpenPage
) -> None:
    open_tab(app, "Length").radio(key="limit").set_value("linkedin_free").run()
    assert app.query_params["limit"] in ("linkedin_free", ["linkedin_free"])
    again = open_page("practice.py", scenario=SCENARIO, limit="linkedin_free")
    assert note_field(again)["look"]["limit"] == 200
    other = open_page("practice.py", scenario=SCENARIO, limit="9000")
    assert note_field(other)["look"]["limit"] == 140


def test_the_preview_shows_name_headline_and_what_would_arrive(app: AppTest) -> None:
    type_note(app, SCENARIO, "Hello there " * 20)
    page = texts(app)
    assert "Hearing\\-aid technician" in page
    assert "The rest does not fit" in page


def test_an_own_person_is_written_to_like_any_other(ann: Participant, open_page: OpenPage) -> None:
    jo = resources.store().own_people.add(ann.id, JO, now())
    app = open_page("practice.py", scenario=jo.scenario_id)
    page = texts(app)
    assert app.title[0].value == r"Write to Jo \*Lind\*"
    assert "Bakes rye" in page
    type_note(app, jo.scenario_id, "Jo, your rye made my week. I bake too, in Bergen.")
    app.button(key="score").click().run()
    (kept,) = resources.store().attempts.of(ann.id)
    assert kept.scenario_id == jo.scenario_id
    assert kept.assessment.score is not None


def test_an_empty_card_is_said_to_be_empty_and_the_note_is_scored_all_the_same(
    ann: Participant, open_page: OpenPage
) -> None:
    jo = resources.store().own_people.add(ann.id, NewOwnPerson("Jo", "", "", ""), now())
    app = open_page("practice.py", scenario=jo.scenario_id)
    assert texts(app).count("Nothing is written here yet") == 2
    type_note(app, jo.scenario_id, "Jo, I would like to hear how you bake rye.")
    app.button(key="score").click().run()
    assert len(resources.store().attempts.of(ann.id)) == 1


def test_no_guess_is_asked_of_those_who_did_not_ask_for_it(app: AppTest) -> None:
    type_note(app, SCENARIO, VAGUE)
    assert not app.number_input


def test_who_guesses_first_sees_no_level_before_the_first_score(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("practice.py", scenario=SCENARIO)
    open_tab(app, "Guess first").toggle(key="guesses").set_value(True).run()
    app = open_page("practice.py", scenario=SCENARIO)
    type_note(app, SCENARIO, VAGUE)
    assert (note_field(app)["levels"], note_field(app)["looked_at"]) == ([], None)
    assert not app.info
    app.number_input[0].set_value(90)
    app.button(key="score").click().run()
    (kept,) = resources.store().attempts.of(ann.id)
    assert (kept.note, kept.forecast, kept.nth) == (VAGUE, 90, 1)
    assert "The guess was 90" in texts(app)
    assert len(note_field(app)["levels"]) == 5
    assert not app.number_input


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
    assert "There are no words to score yet" in texts(app)


def test_a_note_over_the_limit_is_counted_as_a_person_counts(app: AppTest) -> None:
    type_note(app, SCENARIO, "Hello! " + "👨‍👩‍👧‍👦" * 150)
    assert "It is 17 characters too long" in texts(app)


def test_the_chart_of_the_tries_is_made_once_for_each_try(
    ann: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    make = tries.tries_spec
    monkeypatch.setattr(tries, "tries_spec", lambda shown: made.append(len(shown)) or make(shown))
    content = resources.content()
    scenario, rubric = content.scenarios[0], content.rubric
    composer = ComposerState(ann, scenario, (), Draft("1:note", "", ""))
    for words in ("One note.", "Another note."):
        judged = score_scenario(words, scenario, rubric)
        new = NewAttempt(ann.id, scenario.id, words, None, judged)
        composer.tries = (*composer.tries, resources.store().attempts.save(new, now()))
        assert tries.picture(composer) == tries.picture(composer)
    assert made == [1, 2]


def test_what_was_judged_while_it_was_typed_is_not_judged_again_to_be_scored(
    app: AppTest, ann: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[str] = []

    def counted(note: str, *more: Any) -> Assessment:
        judged.append(note)
        return score_scenario(note, *more)

    monkeypatch.setattr(composer_state, "score_scenario", counted)
    type_note(app, SCENARIO, NOTE)
    app.button(key="score").click().run()
    assert judged == [NOTE]
    (kept,) = resources.store().attempts.of(ann.id)
    content = resources.content()
    scenario = content.scenario(SCENARIO)
    assert scenario is not None
    others = other_recipients(content, SCENARIO)
    assert kept.assessment == score_scenario(NOTE, scenario, content.rubric, others)
    assert kept.assessment.swap is not None


def test_who_is_here_is_not_asked_again_where_their_words_were_just_saved(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Participant] = []
    monkeypatch.setattr(own_fragment, "show_if_left", asked.append)
    field_event(app, VAGUE, "wrong", {})
    assert resources.store().drafts.text(1, SCENARIO) == VAGUE
    assert asked == []
    app.run()
    assert [one.nickname for one in asked] == ["Ann"]
