"""What the encoder costs is measured on notes it has not read yet, and told beside its bars."""

import pytest

from ccc.evaluation.encoder_bench import encoder_bench
from ccc.evaluation.rated import read_rated
from tests.scoring.conftest import CONTENT

pytestmark = pytest.mark.xdist_group("encoder bench")


@pytest.fixture(scope="module")
def notes(rated_lines):
    return read_rated(rated_lines[:6])


@pytest.fixture(scope="module")
def report(learned, notes):
    return encoder_bench(notes, learned, CONTENT, lambda some: float(len(some)))


def test_a_note_takes_longer_the_first_time_and_with_the_encoder(report):
    assert 0 < report.rules_alone < report.cards_known < report.first_time


def test_loading_and_memory_are_measured_in_a_process_of_their_own(report):
    assert report.load_seconds > 0
    assert 10 < report.memory_mb < 1_000


def test_whoever_is_compared_is_given_the_same_notes(report, notes):
    assert report.notes == len(notes)
    assert report.peer == len(notes)


def test_every_figure_stands_in_the_table_with_its_bar(report):
    assert report.two_threads > 0
    for bar in ("at most 10", "at most 40", "at most 1)", "at most 180", "6.0 ms", "two threads"):
        assert bar in report.table()
    assert set(report.to_json()) >= {"cards_known", "first_time", "memory_mb"}


def test_without_an_encoder_there_is_nothing_to_measure(rubric, notes):
    assert encoder_bench(notes, rubric, CONTENT) is None
