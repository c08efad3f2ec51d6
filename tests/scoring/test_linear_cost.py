"""Twenty-five times the text takes at most twenty-five times as long."""

from statistics import median
from time import process_time

from ccc.content.scenarios import Card
from ccc.evaluation.rated import read_rated
from ccc.scoring import score

SHORT, LONG = 400, 10_000


def test_cost_is_linear_in_length(rubric, rated_lines):
    rated = [one for one in read_rated(rated_lines) if len(one.note) > 60]
    text = " ".join(one.note for one in rated)
    cards = {"sender": rated[0].sender, "recipient": rated[0].recipient}

    def seconds(start, length):
        note = text[start : start + length]
        began = process_time()
        score(note, limit=LONG, rubric=rubric, **cards)
        return process_time() - began

    seconds(0, LONG)
    ratios = []
    for turn in range(5):
        short = median(seconds(turn * LONG // 5 + at * SHORT, SHORT) for at in range(15))
        ratios.append(median(seconds(at * SHORT, LONG) for at in range(3)) / short)
    assert median(ratios) <= LONG / SHORT


def test_a_long_note_of_nothing_but_phrases_takes_no_second(rubric):
    cards = {
        "sender": Card(name="Ana Lo", headline="Nurse", facts=("Keeps rosters",)),
        "recipient": Card(name="Bo Li", headline="Nurse", facts=("Asked for rosters",)),
    }
    for piece in (
        "we both too, I can send you my rosters. ",
        "you asked and I can ",
        "my my your ",
    ):
        note = (piece * 1000)[:LONG]
        began = process_time()
        score(note, limit=LONG, rubric=rubric, **cards)
        assert process_time() - began < 3, piece
