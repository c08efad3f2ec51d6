"""The swap test: a note sent to somebody else keeps what was not personal, and loses the rest."""

import time
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ccc.content.scenarios import Card
from ccc.scoring import score, with_swap
from ccc.scoring.encoder.load import reader_of
from ccc.scoring.swap import swap
from tests.scoring.conftest import CONTENT, shipped_rubric

MARKED = yaml.load(
    (Path(__file__).parents[1] / "data" / "swap.yaml").read_text(encoding="utf-8"),
    yaml.CSafeLoader,
)
PERSONAL = (
    "Martin, you wrote in the county newsletter that you have no weight data from the lime flow. "
    "I log my hives hourly, may I send you the files? Oksana"
)
TEMPLATE = "Hi Martin, I came across your profile and would love to add you to my network."


@cache
def scenario(name):
    data = yaml.safe_load((CONTENT / "scenarios" / f"{name}.yaml").read_text(encoding="utf-8"))
    return Card(**data["sender"]), Card(**data["recipient"]), data["situation"]


@cache
def everybody():
    return tuple(scenario(file.stem)[1] for file in sorted((CONTENT / "scenarios").glob("*.yaml")))


def judged(one, others=()):
    sender, recipient, situation = scenario(one["scenario"])
    return score(
        one["note"],
        sender=sender,
        recipient=recipient,
        situation=situation,
        rubric=shipped_rubric(),
        others=others,
    )


@pytest.mark.parametrize("others", [False, True], ids=["a stand-in", "the other recipients"])
def test_the_swap_goes_the_way_a_reader_expects(others):
    right = 0
    for one in MARKED:
        result = judged(one, everybody() if others else ())
        right += (result.swap.personal == result.levels["personal"]) == one["survives"]
    assert len(MARKED) >= 40
    assert sum(one["survives"] for one in MARKED) == len(MARKED) / 2
    assert right / len(MARKED) >= 0.9


def test_a_personal_note_loses_its_level_and_shows_the_words_that_held_it(
    rubric, sender, recipient
):
    result = score(PERSONAL, sender=sender, recipient=recipient, rubric=rubric)
    assert result.levels["personal"] >= 2
    assert result.swap.personal <= 1
    words = " ".join(PERSONAL[start:end] for start, end in result.swap.start_end)
    assert "newsletter" in words
    assert "weight data" in words
    assert "Oksana" not in words


def test_a_template_has_nothing_to_lose(rubric, sender, recipient):
    result = score(TEMPLATE, sender=sender, recipient=recipient, rubric=rubric)
    assert result.swap.personal == result.levels["personal"]
    assert result.swap.start_end == ()


def test_sent_to_somebody_with_the_same_matter_a_note_stays_personal(rubric, sender, recipient):
    twin = recipient.model_copy(update={"name": "Nia Rees"})
    stranger = Card(name="Bo Lund", headline="Pilot", facts=("Flies to Malmö", "Knits"))

    def left(*others):
        cards = {"sender": sender, "recipient": recipient, "rubric": rubric}
        return score(PERSONAL, others=others, **cards).swap.personal

    assert left(twin) > left(stranger)
    assert left(twin, twin, stranger) == left(twin)
    assert left(stranger, stranger, twin) == left(stranger)


def test_the_recipient_is_nobody_else(rubric, sender, recipient):
    cards = {"sender": sender, "recipient": recipient, "rubric": rubric}
    assert score(PERSONAL, others=[recipient], **cards) == score(PERSONAL, **cards)


def test_others_change_nothing_but_the_swap(rubric, rated_objects):
    for one in rated_objects[:40]:
        cards = {"sender": Card(**one["sender"]), "recipient": Card(**one["recipient"])}
        plain = score(one["note"], rubric=rubric, **cards).to_json()
        held = score(one["note"], rubric=rubric, others=everybody(), **cards).to_json()
        assert {**plain, "swap": None} == {**held, "swap": None}


def test_the_swap_never_gives_more_than_the_note_has_and_names_words_only_where_it_loses(
    rubric, rated_objects
):
    for one in rated_objects:
        result = score(
            one["note"],
            sender=Card(**one["sender"]),
            recipient=Card(**one["recipient"]),
            situation=one["situation"],
            rubric=rubric,
        )
        if result.levels is None:
            assert result.swap is None
            continue
        lost = result.levels["personal"] - result.swap.personal
        assert lost >= 0
        assert bool(result.swap.start_end) == (lost > 0)
        end = 0
        for first, last in result.swap.start_end:
            assert end <= first < last <= len(one["note"])
            end = last


def test_the_swap_can_be_tested_later_with_the_same_end(rubric, sender, recipient):
    cards = {"sender": sender, "recipient": recipient, "rubric": rubric}
    for note in (PERSONAL, TEMPLATE, "", "Bonjour, je vous écris pour vous rencontrer bientôt.\n"):
        before = score(note, others=None, **cards)
        assert before.swap is None
        for others in ((), everybody()):
            later = with_swap(before, note, others=others, **cards)
            assert later == score(note, others=others, **cards)


def test_with_no_profiles_there_is_no_swap(rubric):
    assert score(PERSONAL, rubric=rubric).swap is None


def test_with_the_writer_s_card_alone_what_is_said_of_you_is_what_is_lost(rubric, sender):
    result = score(PERSONAL, sender=sender, rubric=rubric)
    assert result.swap.personal < result.levels["personal"]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_can_be_swapped(note):
    one = {"scenario": "metro-voice", "note": note}
    first, again = judged(one, everybody()[:3]), judged(one, everybody()[:3])
    assert first == again
    assert (first.swap is None) == (first.levels is None)


def test_the_network_is_asked_again_only_where_the_note_may_suit_somebody_else(
    learned, sender, recipient, monkeypatch
):
    twin = recipient.model_copy(update={"name": "Nia Rees"})
    stranger = Card(name="Bo Lund", headline="Pilot", facts=("Flies to Malmö", "Knits"))
    reader, read = reader_of(learned.encoder), []
    once = reader.read
    monkeypatch.setattr(reader, "read", lambda *given: read.append(given) or once(*given))
    for note, other, times in (
        (TEMPLATE, twin, 1),
        (PERSONAL, stranger, 1),
        (PERSONAL, twin, 2),
    ):
        read.clear()
        score(note, sender=sender, recipient=recipient, rubric=learned, others=[other])
        assert len(read) == times


@pytest.mark.parametrize("piece", ["you wrote of the lime flow, ", "weight data of yours. "])
def test_the_swap_takes_time_in_step_with_the_length(rubric, sender, recipient, piece):
    def seconds(length):
        note = piece * (length // len(piece))
        best = []
        for _ in range(3):
            began = time.process_time()
            swap(note, sender, recipient, (), 3, rubric)
            best.append(time.process_time() - began)
        return min(best)

    seconds(400)
    assert seconds(16_000) <= 40 * max(seconds(1_600), 0.0005)


def test_with_an_encoder_too_no_level_is_won_by_a_swap_and_what_is_lost_is_shown(
    learned, rated_objects
):
    lost = []
    for one in rated_objects[::11]:
        cards = {"sender": Card(**one["sender"]), "recipient": Card(**one["recipient"])}
        result = score(one["note"], rubric=learned, limit=400, others=everybody()[:4], **cards)
        if result.levels is None:
            continue
        left, level = result.swap.personal, result.levels["personal"]
        assert 0 <= left <= level
        assert bool(result.swap.start_end) == (left < level)
        lost.append(level - left)
    assert max(lost) > 0


def test_the_words_a_swap_shows_are_those_that_the_encoder_marked_as_personal(learned):
    shown = 0
    for one in MARKED[:30]:
        sender, recipient, situation = scenario(one["scenario"])
        cards = {"sender": sender, "recipient": recipient, "situation": situation}
        result = score(one["note"], rubric=learned, others=everybody()[:4], **cards)
        marked = {
            (mark.start, mark.end)
            for mark in result.evidence
            if mark.criterion == "personal" and mark.kind == "earns"
        }
        assert {*result.swap.start_end} <= marked
        shown += bool(result.swap.start_end)
    assert shown


def test_with_an_encoder_and_no_profiles_there_is_no_swap(learned):
    assert score(PERSONAL, rubric=learned).swap is None
