"""What the scorer says about a note: claims, the swap test, and levels in words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from ccc.content.ids import CRITERIA
from ccc.content.load import Content
from ccc.content.rubric import Rubric
from ccc.content.weights import Measured
from ccc.scoring import Assessment, Evidence
from ccc.scoring.scenarios import other_recipients, score_scenario
from ccc.ui import resources
from ccc.ui.components.assessment import level_words, points_words, score_words
from tests.encoder import UNSURE, with_chances, with_rules_alone
from tests.ui.conftest import texts


def with_kappa(rubric: Rubric, kappa: Measured | None) -> Rubric:
    criteria = dict(rubric.weights.criteria)
    criteria["value"] = criteria["value"].model_copy(update={"kappa": kappa})
    weights = rubric.weights.model_copy(update={"criteria": criteria})
    return with_rules_alone(rubric).model_copy(update={"weights": weights})


@pytest.fixture
def judged(content: Content) -> Assessment:
    """A note that is clear in everything, and of whose score nobody knows how far it is off."""
    found = score_scenario("Hi, I tune too.", content.scenarios[0], content.rubric)
    return replace(with_chances(found, margin=None), score=67, flags=())


def value_in_words(assessment: Assessment, rubric: Rubric) -> str:
    return level_words(assessment, rubric.criterion("value"), rubric)


def test_a_criterion_at_the_bar_shows_its_level_as_a_number(
    content: Content, judged: Assessment
) -> None:
    rubric = with_kappa(content.rubric, Measured(value=0.70))
    assert value_in_words(judged, rubric) == "●●○ clear, 2 of 3"


def test_a_criterion_under_the_bar_or_not_measured_shows_words_alone(
    content: Content, judged: Assessment
) -> None:
    for kappa in (Measured(value=0.69), None):
        assert value_in_words(judged, with_kappa(content.rubric, kappa)) == "clear"


def test_a_level_between_two_is_told_by_both_in_words_and_as_a_picture(
    content: Content, judged: Assessment
) -> None:
    unsure = with_chances(judged, value=UNSURE)
    rubric = with_kappa(content.rubric, Measured(value=0.70))
    assert value_in_words(unsure, rubric) == "●◉○ between vague and clear, 1 to 2 of 3"
    assert value_in_words(unsure, with_kappa(rubric, None)) == "between vague and clear"


def test_the_score_says_by_how_much_it_may_be_off_where_that_is_known(
    content: Content, judged: Assessment
) -> None:
    told = replace(judged, margin=8.6)
    assert score_words(told, content.rubric, None) == "67 points of 100. It may be 9 more or less."
    assert score_words(judged, content.rubric, None) == "67 points of 100."


@pytest.mark.parametrize(
    ("score", "said"), [(100, "9 less"), (95, "5 more or 9 less"), (4, "9 more or 4 less")]
)
def test_no_score_may_be_more_than_100_points_or_less_than_none(
    content: Content, judged: Assessment, score: int, said: str
) -> None:
    told = replace(judged, score=score, margin=8.6)
    assert points_words(told, content.rubric) == f"{score} points of 100. It may be {said}."


def test_a_score_that_a_flag_stops_is_said_without_how_far_it_may_be_off(
    content: Content, judged: Assessment
) -> None:
    told = replace(judged, margin=8.6, flags=("too_long",))
    assert points_words(replace(told, score=59), content.rubric) == "59 points of 100."
    assert "It may be 9" in points_words(replace(told, score=50), content.rubric)


@pytest.mark.parametrize(
    ("guess", "said"),
    [(62, "The guess was 62. Very close!"), (90, "The guess was 90: 23 too high.")],
)
def test_the_guess_is_held_against_the_score_in_plain_words(
    content: Content, judged: Assessment, guess: int, said: str
) -> None:
    assert score_words(judged, content.rubric, guess) == f"67 points of 100. {said}"


def page_of(assessment: Assessment, note: str) -> AppTest:
    def page() -> None:
        import streamlit as st  # noqa: PLC0415 - runs by itself

        from ccc.ui import resources  # noqa: PLC0415
        from ccc.ui.components.assessment import show_assessment  # noqa: PLC0415

        note, assessment = st.session_state["given"]
        show_assessment(note, assessment, resources.content().rubric)

    app = AppTest.from_function(page, default_timeout=30)
    app.session_state["given"] = (note, assessment)
    return app.run()


EACH_A_WORD = (
    Evidence("value", 0, 3, "It is for them."),
    Evidence("context", 4, 7, "Where you met."),
)


def marked_in(app: AppTest) -> list[str]:
    html = "".join(str(one.proto.body) for one in app.get("html"))
    return re.findall(r"<mark[^>]*>(.*?)</mark>", html)


def test_an_opened_note_has_marks_for_one_criterion_the_weakest_that_has_words(
    content: Content, judged: Assessment
) -> None:
    levels = {**dict.fromkeys(CRITERIA, 2), "context": 1, "personal": 0}
    app = page_of(replace(judged, levels=levels, evidence=EACH_A_WORD), "one two six")
    assert marked_in(app) == ["two"]
    assert "Underlined: what we found for *Context*." in texts(app)
    assert ":small[Counts: “one”" in texts(app), "the others' words are quoted below"


@pytest.mark.parametrize("found", [(), EACH_A_WORD])
def test_a_note_without_words_to_show_or_without_levels_has_no_marks(
    judged: Assessment, found: tuple[Evidence, ...]
) -> None:
    levels = None if found else judged.levels
    app = page_of(replace(judged, levels=levels, evidence=found), "one two six")
    assert marked_in(app) == []
    assert "Underlined" not in texts(app)


def test_quoted_words_say_whether_they_count_or_cost(judged: Assessment) -> None:
    evidence = (
        Evidence("value", 0, 3, "It is for them."),
        Evidence("value", 12, 16, "It sells.", "costs"),
        Evidence("value", 8, 11, "It is for them."),
    )
    page = texts(page_of(replace(judged, evidence=evidence), "one two six four"))
    assert ":small[Counts: “one”, “six” – It is for them\\.]" in page
    assert ":small[Costs: “four” – It sells\\.]" in page


def test_between_two_levels_both_are_explained(content: Content, judged: Assessment) -> None:
    _, vague, clear, _ = content.rubric.criterion("value").levels
    app = page_of(with_chances(judged, value=UNSURE), "x")
    page = texts(app)
    assert "between vague and clear" in page
    assert vague.descriptor in page
    assert clear.descriptor in page
    assert "**67 points of 100. It may be 9 more or less.**" in page


SCENARIO = "accordion-mender"


def opened(note: str) -> str:
    """What is told of a note to somebody when it is opened again."""
    content = resources.content()
    scenario = content.scenario(SCENARIO)
    assert scenario is not None
    others = other_recipients(content, SCENARIO)
    judged = score_scenario(note, scenario, content.rubric, others)
    return texts(page_of(judged, note))


def test_a_claim_that_the_card_denies_is_shown_first_and_kindly() -> None:
    page = opened("Eudes, I am a vet in Quito and read your page on reeds.")
    assert "The card says something else" in page
    assert "Do you know something newer?" in page


def test_a_claim_on_the_card_is_borne_out_with_the_fact() -> None:
    page = opened("Eudes, your hearing aid swallows the top notes, you write.")
    assert "The card says this too" in page
    assert "swallows the top notes" in page


def test_the_swap_test_names_the_words_that_make_a_note_theirs() -> None:
    page = opened("Eudes, your hearing aid swallows the top notes, you write. Mine did.")
    assert "These words fit only this person" in page


def test_a_template_could_be_sent_to_anybody() -> None:
    page = opened("Hi, I would love to connect and stay in touch.")
    assert "it could go to somebody else as it is" in page


def test_a_cap_is_told_only_where_it_holds_the_score_down(judged: Assessment) -> None:
    assert "cannot be more than 40" in texts(
        page_of(replace(judged, flags=("pitch",), score=40), "x")
    )
    assert "cannot be more than" not in texts(
        page_of(replace(judged, flags=("pitch",), score=0), "x")
    )
