"""What the scorer says about a note: claims, the swap test, and levels in words."""

from __future__ import annotations

from ccc.content.load import Content
from ccc.content.rubric import Rubric
from ccc.content.weights import Measured
from ccc.practice.attempts import Participant
from ccc.ui.components.assessment import level_words
from tests.ui.conftest import OpenPage, texts, write


def with_kappa(rubric: Rubric, kappa: Measured | None) -> Rubric:
    criteria = dict(rubric.weights.criteria)
    criteria["value"] = criteria["value"].model_copy(update={"kappa": kappa})
    weights = rubric.weights.model_copy(update={"criteria": criteria})
    return rubric.model_copy(update={"weights": weights})


def test_a_criterion_at_the_bar_shows_its_level_as_a_number(content: Content) -> None:
    rubric = with_kappa(content.rubric, Measured(value=0.70))
    assert level_words(rubric, "value", 2).endswith("2 of 3")


def test_a_criterion_under_the_bar_or_not_measured_shows_words_alone(content: Content) -> None:
    name = content.rubric.criterion("value").levels[2].name
    for kappa in (Measured(value=0.69), None):
        assert level_words(with_kappa(content.rubric, kappa), "value", 2) == name


SCENARIO = "accordion-mender"


def test_a_claim_that_the_card_denies_is_shown_first_and_kindly(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, SCENARIO, "Eudes, I am a vet in Quito and read your page on reeds.")
    page = texts(open_page("practice.py", scenario=SCENARIO))
    assert "The card says it differently" in page
    assert "Is yours the newer fact?" in page


def test_a_claim_on_the_card_is_borne_out_with_the_fact(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, SCENARIO, "Eudes, your hearing aid swallows the top notes, you write.")
    page = texts(open_page("practice.py", scenario=SCENARIO))
    assert "The card bears this out" in page
    assert "swallows the top notes" in page


def test_the_swap_test_names_the_words_that_make_a_note_theirs(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, SCENARIO, "Eudes, your hearing aid swallows the top notes, you write. Mine did.")
    assert "These words made it theirs" in texts(open_page("practice.py", scenario=SCENARIO))


def test_a_template_has_nothing_that_would_break(open_page: OpenPage, ann: Participant) -> None:
    write(ann, SCENARIO, "Hi, I would love to connect and stay in touch.")
    assert "Nothing here would break yet" in texts(open_page("practice.py", scenario=SCENARIO))
