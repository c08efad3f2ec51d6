"""The squeeze ladder cuts at words, from the widest limit to the narrowest, and says what falls."""

from __future__ import annotations

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from ccc.content.load import Content
from ccc.practice.squeeze import cut_at_a_word, ladder
from ccc.scoring import Assessment, characters
from ccc.scoring.scenarios import score_scenario
from tests.encoder import with_chances

OFFER_LAST = (
    "Eudes, I read on your page that your hearing aid swallows the top notes, and I had to smile. "
    "I tune hearing aids in Barranquilla. Shall I send you the setting that leaves them alone?"
)


def judge(content: Content) -> partial[Assessment]:
    scenario = content.scenario("accordion-mender")
    assert scenario is not None
    return partial(score_scenario, scenario=scenario, rubric=content.rubric, limit=300)


def test_the_widest_rung_comes_first_and_a_note_that_fits_loses_nothing(content: Content) -> None:
    rungs = ladder(OFFER_LAST, (140, 300, 200), judge(content))
    assert [rung.limit for rung in rungs] == [300, 200, 140]
    assert (rungs[0].left, rungs[0].lost, rungs[0].falls) == (OFFER_LAST, "", ())


def test_the_narrow_rung_names_the_words_and_the_levels_that_fell(content: Content) -> None:
    rung = ladder(OFFER_LAST, (140,), judge(content))[0]
    assert rung.lost.endswith("leaves them alone?")
    assert f"{rung.left} {rung.lost}" == OFFER_LAST
    (value,) = [fall for fall in rung.falls if fall.criterion == "value"]
    assert any("send you the setting" in words for words in value.words)


def test_an_offer_that_comes_first_survives(content: Content) -> None:
    first = "Shall I send you the setting that lets your hearing aid leave the top notes alone? "
    rung = ladder(first + "I wish you a good week. " * 5, (140,), judge(content))[0]
    assert rung.lost
    assert "value" not in {fall.criterion for fall in rung.falls}


def test_a_level_between_the_same_two_as_before_has_not_fallen(content: Content) -> None:
    scenario = content.scenarios[0]
    found = score_scenario("One word and another.", scenario, content.rubric)

    def judged(text: str) -> Assessment:
        second = 0.51 if "another" in text else 0.49
        return with_chances(found, reason=(1, second, 0), value=(1, second - 0.25, 0))

    (rung,) = ladder("One word and another", (9,), judged)
    assert (rung.whole.levels or {})["reason"] > (rung.cut.levels or {})["reason"]
    assert rung.falls == ()


def test_one_endless_word_is_cut_inside() -> None:
    assert cut_at_a_word("x" * 300, 140) == "x" * 140


def test_no_word_is_cut_where_a_space_comes_next() -> None:
    assert cut_at_a_word("four more", 4) == "four"
    assert cut_at_a_word("four more", 6) == "four"


@given(st.text(alphabet="ab é👨\u200d👩\u0301\n", max_size=40), st.integers(1, 20))
def test_what_is_left_begins_the_note_and_fits(note: str, limit: int) -> None:
    left = cut_at_a_word(note, limit)
    assert note.startswith(left)
    assert characters(left) <= limit
