"""The rubric as written: what it must hold, and what its faults are called."""

import copy

import pytest
from pydantic import TypeAdapter, ValidationError

from ccc.content.checks import Check
from ccc.content.ids import CRITERIA
from ccc.content.rubric import FIT_TO_SHOW, FLAGS, Rubric
from tests.encoder import CARD, FIGURES, KAPPA, with_card
from tests.scoring.conftest import CONTENT, check_data, rubric_data


@pytest.fixture
def data():
    return copy.deepcopy(rubric_data())


def fault(data):
    with pytest.raises(ValidationError) as caught:
        Rubric.model_validate(data)
    return str(caught.value)


def test_the_shipped_rubric_is_the_articles(rubric):
    assert [one.id for one in rubric.criteria] == list(CRITERIA)
    assert {flag.id: flag.cap for flag in rubric.flags} == {
        "blank": 0, "default_text": 5, "unreadable": 10, "placeholder": 20, "wrong_person": 20,
        "pitch": 40, "too_long": 59, "other_language": None,
    }  # fmt: skip
    assert [(b.id, b.starts) for b in rubric.bands] == [
        ("stranger", 0), ("chair", 40), ("welcome", 70), ("million", 85),
    ]  # fmt: skip
    assert rubric.limit.characters == 140


@pytest.mark.parametrize(
    ("score", "band"),
    [(0, "stranger"), (39, "stranger"), (40, "chair"), (69, "chair"), (70, "welcome"),
     (84, "welcome"), (85, "million"), (100, "million")],
)  # fmt: skip
def test_a_band_reaches_up_to_the_next(rubric, score, band):
    assert rubric.band_for(score).id == band


def test_another_weight_or_word_is_another_ruler(rubric, data):
    assert Rubric.model_validate(data).hash == rubric.hash
    data["criteria"][0]["weight"] = 2
    assert Rubric.model_validate(data).hash != rubric.hash


def test_with_an_encoder_its_figures_on_writers_it_has_never_seen_hold(rubric):
    judged = with_card(rubric)
    assert judged.standard_error == FIGURES.standard_error
    shown = {name: judged.shows_number(name) for name in CRITERIA}
    assert shown == {name: KAPPA[name] >= FIT_TO_SHOW for name in CRITERIA}
    assert not all(shown.values())


def test_a_card_without_new_writers_is_held_to_the_set_it_has(rubric):
    figures = {"all": FIGURES.model_copy(update={"standard_error": 11.0})}
    card = CARD.model_copy(update={"figures": figures})
    assert with_card(rubric, card).standard_error == 11


def test_without_an_encoder_the_figures_of_the_weights_hold(rubric):
    assert rubric.standard_error == rubric.weights.standard_error
    assert rubric.kappa("value") == rubric.weights.criteria["value"].kappa


def test_a_missing_or_doubled_criterion_is_named(data):
    first = data["criteria"].pop(0)
    assert "criterion reason is missing" in fault(data)
    data["criteria"] += [first, first]
    assert "criterion reason is given twice" in fault(data)


def test_a_missing_flag_is_named(data):
    data["flags"] = [flag for flag in data["flags"] if flag["id"] != "pitch"]
    assert "flag pitch is missing" in fault(data)
    assert len(FLAGS) == 8


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda d: d["criteria"][0].update(weight=0), "greater than 0"),
        (lambda d: d["flags"][0].update(cap=101), "less than or equal to 100"),
        (lambda d: d["bands"][0].update(starts=5), "let it start at 0"),
        (lambda d: d["bands"][1].update(starts=90), "does not rise"),
        (lambda d: d.update(default_limit="twitter"), "name one of"),
        (lambda d: d.update(colour="red"), "colour"),
        (lambda d: d["criteria"][0]["levels"].pop(), "levels"),
        (lambda d: d["weights"]["criteria"].pop("value"), "criteria lacks value"),
        (lambda d: d["weights"]["criteria"]["value"].update(cuts=[2, 1, 3]), "do not rise"),
    ],
)
def test_a_broken_rubric_is_refused_with_its_place_and_remedy(data, change, words):
    change(data)
    assert words in fault(data)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"criterion": "charm"}, "charm"),
        ({"criterion": None, "level": None}, "give one of the two"),
        ({"level": None}, "level goes with a criterion only"),
        ({"phrases": ["Take my"]}, "cannot be read"),
        ({"phrases": ["~ take"]}, "begins or ends with ~"),
        ({"phrases": []}, "phrases"),
        ({"kind": "pattern", "phrases": None, "pattern": "(oops"}, "not a regular expression"),
        ({"kind": "guess"}, "guess"),
        ({"passes": []}, "passes"),
    ],
)
def test_a_broken_check_is_refused_with_its_place_and_remedy(change, words):
    data = {**check_data(CONTENT / "checks" / "value-offer.yaml"), **change}
    data = {key: value for key, value in data.items() if value is not None}
    data = {k: v for k, v in data.items() if change.get("kind") != "pattern" or k != "unless"}
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Check).validate_python(data)
    assert words in str(caught.value)


def test_every_check_is_about_words_and_tells_the_writer_why(rubric):
    assert len(rubric.checks) >= 30
    for check in rubric.checks:
        assert check.why.endswith("."), check.id
        assert check.source, check.id
