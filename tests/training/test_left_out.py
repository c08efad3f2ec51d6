"""Texts left out, judged by the rules and by what a network said of them."""

from ccc.content.ids import CRITERIA
from ccc.training.left_out import judged_notes, judged_replies, reading_from, rubric_with
from tests.scoring.replies.data import rules
from tests.training.conftest import prediction


def test_a_prediction_is_read_as_the_app_s_reader_gives_it(notes, predictions):
    told = predictions[notes[0].id]
    reading = reading_from(told)
    assert reading.levels.shape == (len(CRITERIA), 3)
    assert reading.levels.ravel().tolist() == told["levels"]
    assert reading.checks.shape == (6, 2)
    assert reading.faults.shape == (5,)
    assert reading.marks.shape == (len(told["spans"]), 10)
    assert reading.spans == tuple(told["spans"])


def test_every_note_is_judged_by_the_rules_beside_its_own_cards(judged, notes, rubric):
    assert [one.example.id for one in judged] == [note.id for note in notes]
    assert all(set(one.rules) == set(CRITERIA) for one in judged)
    assert any(max(one.rules.values()) == 3 for one in judged)
    assert all(one.annotation.recipient == one.example.recipient for one in judged)


def test_a_note_without_a_prediction_or_a_word_is_passed_over(notes, predictions, rubric):
    some = {notes[0].id: predictions[notes[0].id]}
    assert [one.example for one in judged_notes(notes, some, rubric)] == [notes[0]]
    blank = type(notes[0])(id="x", writer="", scenario="", text="!", pieces=(),
                           recipient_name="", levels=(0,) * 5)  # fmt: skip
    assert list(judged_notes([blank], {"x": prediction(blank)}, rubric)) == []


def test_a_reply_is_no_note_and_a_note_no_reply(examples, predictions, rubric, notes, replies):
    told = judged_notes(examples, predictions, rubric)
    assert {one.example.id for one in told} == {note.id for note in notes}
    answered = judged_replies(examples, predictions, rules())
    assert {one.example.id for one in answered} == {reply.id for reply in replies}


def test_replies_are_judged_by_the_checks_alone_even_where_an_encoder_is_at_hand(
    replies, predictions, encoder
):
    beside = rules().model_copy(update={"encoder": encoder})
    alone = [one.rules for one in judged_replies(replies, predictions, rules())]
    assert [one.rules for one in judged_replies(replies, predictions, beside)] == alone


def test_a_rubric_can_judge_by_a_card_whose_networks_are_not_there(rubric, encoder):
    judging = rubric_with(rubric, encoder.card)
    assert judging.encoder.card is encoder.card
    assert rubric.encoder is None
