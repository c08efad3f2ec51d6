from dataclasses import replace

import pytest

from ccc.evaluation import fit as fitting
from ccc.evaluation.fit import fit, leave_out, samples
from ccc.evaluation.rated import RatedError, read_rated
from ccc.scoring.levels import levels
from tests.scoring.conftest import RATED


def test_a_fit_on_some_scenarios_orders_notes_of_others(rubric, rated_lines):
    rated = read_rated(rated_lines[::2])
    kept = sorted({one.scenario for one in rated})[:16]
    seen = samples(rated, rubric)
    weights = fit([one for one in seen if one.scenario in kept], rubric)
    others = [one for one in seen if one.scenario not in kept and one.counts == 1]
    sums = [(sum(one.levels.values()), sum(levels(one.signs, rubric, weights).values()))
            for one in others]  # fmt: skip
    low = [scored for rated_sum, scored in sums if rated_sum <= 4]
    high = [scored for rated_sum, scored in sums if rated_sum >= 12]
    assert sum(low) / len(low) + 6 < sum(high) / len(high)


def test_every_note_is_seen_with_its_cards_and_by_its_words_alone(rubric, rated_lines):
    rated = read_rated(rated_lines[:15])
    seen = samples(rated, rubric)
    assert len(seen) == 30
    alone = [one for one in seen if one.counts < 1]
    assert all(one.signs["their-fact"] == 0 for one in alone)


def test_the_same_notes_always_give_the_same_weights(rubric, rated_lines):
    rated = read_rated(rated_lines[:60])
    assert fit(samples(rated, rubric), rubric) == fit(samples(rated, rubric), rubric)


def test_the_same_notes_always_give_the_same_figures(rubric, rated_lines):
    rated = read_rated(rated_lines[:45])
    assert leave_out(rated, rubric).to_json() == leave_out(rated, rubric).to_json()


def test_a_scenario_is_measured_by_weights_that_were_fitted_without_it(
    rubric, rated_lines, monkeypatch
):
    rated = read_rated(rated_lines[:75])
    every, told, used = {one.scenario for one in rated}, [], []

    def watched(seen, rubric):
        used.append({one.scenario for one in seen})
        return fit(seen, rubric)

    monkeypatch.setattr(fitting, "fit", watched)
    leave_out(rated, rubric, told.append)
    assert len(told) > 2
    assert used == [every - {scenario} for scenario in told]


def test_a_second_reading_misses_phrases_but_never_finds_more(rubric, rated_lines):
    checks = {one.id for one in rubric.checks if one.criterion}
    seen = samples(read_rated(rated_lines[:30]), rubric)
    missed = 0
    for one in seen:
        for again in one.again:
            found = {name for name in checks if again[name]}
            assert found <= {name for name in checks if one.signs[name]} | {"shared-said"}
            missed += found != {name for name in checks if one.signs[name]}
    assert missed


@pytest.fixture(scope="module")
def voices():
    """A few notes of each of three writers, on scenarios of their own."""
    lines = (RATED.parent / "voices.jsonl").read_text(encoding="utf-8").splitlines()
    by_writer = {writer: [n for n in read_rated(lines) if n.writer == writer] for writer in "abd"}
    return [note for notes in by_writer.values() for note in notes[:14]]


def test_a_writer_is_measured_by_weights_that_were_fitted_without_them(rubric, voices, monkeypatch):
    told, used = [], []

    def watched(seen, rubric):
        used.append({sample.writer for sample in seen})
        return fit(seen, rubric)

    monkeypatch.setattr(fitting, "fit", watched)
    found = leave_out(voices, rubric, told.append, by="writer")
    assert told == ["a", "b", "d"]
    assert used == [{"b", "d"}, {"a", "d"}, {"a", "b"}]
    assert set(found.by_writer) == {"a", "b", "d"}
    assert found.notes == len(voices)


def test_a_scenario_that_two_writers_share_is_never_on_both_sides(rubric, voices, monkeypatch):
    shared = voices[0].scenario
    another = [replace(note, writer="k", scenario=shared) for note in voices[-3:]]
    used = []

    def watched(seen, rubric):
        used.append({sample.scenario for sample in seen})
        return fit(seen, rubric)

    monkeypatch.setattr(fitting, "fit", watched)
    leave_out(voices, rubric, by="writer", also=another)
    assert [shared in scenarios for scenarios in used] == [False, True, True]


def test_notes_to_refit_on_are_not_measured(rubric, voices):
    others = [note for note in voices if note.writer != "a"]
    of_a = [note for note in voices if note.writer == "a"]
    assert leave_out(of_a, rubric, by="writer", also=others).notes == len(of_a)


@pytest.mark.parametrize("by", ["scenario", "writer"])
def test_where_nothing_is_left_to_fit_on_it_is_said(rubric, voices, by):
    alone = [note for note in voices if note.scenario == voices[0].scenario]
    shared = [replace(note, writer="ab"[n % 2]) for n, note in enumerate(alone)]
    with pytest.raises(RatedError, match="no note is left to fit on"):
        leave_out(shared, rubric, by=by)


def test_leaving_writers_out_wants_the_name_of_each(rubric, voices):
    of_a = [note for note in voices if note.writer == "a"]
    with pytest.raises(RatedError, match="no note is left to fit on"):
        leave_out(of_a, rubric, by="writer")
    nameless = [replace(voices[0], writer=""), *voices[1:]]
    with pytest.raises(RatedError, match=f"{voices[0].id}: source is missing"):
        leave_out(nameless, rubric, by="writer")
