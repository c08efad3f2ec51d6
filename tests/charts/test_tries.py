"""The tries at one note: each a point, the best of them marked."""

from __future__ import annotations

from ccc.charts.style import PICK, Spec, packed
from ccc.charts.tries import tries_spec
from ccc.practice.attempts import Attempt
from tests.attempts import attempt
from tests.charts.conftest import rows_of


def _tries(*scores: int) -> list[Attempt]:
    return [attempt("ana", nth, score) for nth, score in enumerate(scores, 1)]


def _best(spec: Spec) -> list[int]:
    return [row["nth"] for row in rows_of(spec) if row["best"]]


def test_each_try_is_a_point_that_can_be_picked_and_the_best_is_marked() -> None:
    spec = tries_spec(_tries(40, 70, 55))
    assert [(row["nth"], row["score"]) for row in rows_of(spec)] == [(1, 40), (2, 70), (3, 55)]
    assert _best(spec) == [2]
    assert [param["name"] for param in spec["params"]] == [PICK]


def test_one_writer_s_tries_are_never_in_another_s_picture() -> None:
    mine, theirs = tries_spec(_tries(40, 70)), tries_spec(_tries(80, 10))
    assert (_best(mine), _best(theirs)) == ([2], [1])
    assert [row["score"] for row in rows_of(mine)] == [40, 70]


def test_a_further_try_comes_as_new_data_so_that_the_best_before_loses_its_mark() -> None:
    before, after = tries_spec(_tries(40, 70)), tries_spec(_tries(40, 70, 90))
    assert not before["datasets"].keys() & after["datasets"].keys()
    assert _best(after) == [3]


def test_the_tries_are_sent_as_a_table_of_the_same_rows() -> None:
    spec = tries_spec(_tries(40, 70))
    (table,) = packed(spec)["datasets"].values()
    assert table.to_pylist() == rows_of(spec)
