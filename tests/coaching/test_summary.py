"""A participant in a row: the figures of their report, the same however they are come by."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.coaching.summary import PersonSummary, PutAside, rules, summary_of
from ccc.content.ids import CRITERIA
from ccc.practice.attempts import Attempt, SetAside, compared_drafts
from ccc.practice.forecasts import calibration
from ccc.practice.habits import latest_means
from ccc.practice.improvement import compared_ends, level_changes, verdict
from tests.attempts import attempt, drafts, with_room
from tests.conftest import NOON

ERROR = 10.0


def made_of(attempts: list[Attempt], *set_asides: SetAside) -> PersonSummary:
    return summary_of(attempts, set_asides, ERROR)


def day_by_day(attempts: list[Attempt]) -> list[Attempt]:
    return [replace(one, at=NOON + timedelta(days=day)) for day, one in enumerate(attempts)]


def guessed_too_high_by(*points: int) -> list[Attempt]:
    return [attempt(f"p{n}", 1, 50, forecast=50 + each) for n, each in enumerate(points)]


def aside(criterion: str, reason: str = "") -> SetAside:
    return SetAside(criterion, "Say it.", reason)  # type: ignore[arg-type]


@st.composite
def histories(draw: st.DrawFn) -> list[Attempt]:
    """Up to twenty tries at notes to up to twelve people, scored or not, guessed or not."""
    points = st.none() | st.integers(0, 100)
    level = st.integers(0, 3)
    tries: dict[str, int] = {}
    written = []
    for to in draw(st.lists(st.sampled_from([f"p{number}" for number in range(12)]), max_size=20)):
        tries[to] = tries.get(to, 0) + 1
        levels = dict(zip(CRITERIA, draw(st.tuples(*[level] * 5)), strict=True))
        one = attempt(to, tries[to], draw(points), forecast=draw(points), levels=levels)
        note = draw(st.sampled_from(["Hi", "Let us connect and grow together", one.note]))
        margin = draw(st.none() | st.floats(1, 20))
        written.append(replace(one, note=note, assessment=replace(one.assessment, margin=margin)))
    return day_by_day(written)


asides = st.lists(
    st.builds(SetAside, st.sampled_from(CRITERIA), st.just("Say it."), st.sampled_from(["", "No"]))
)


# --- what it holds --------------------------------------------------------------------------------


@given(histories(), asides)
def test_a_summary_says_what_the_report_of_progress_says(
    written: list[Attempt], put_aside: list[SetAside]
) -> None:
    found, said = summary_of(written, put_aside, ERROR), verdict(written, ERROR)
    assert (found.verdict, found.compared) == (said.kind, said.drafts)
    assert (found.first_mean, found.last_mean) == (said.first_mean, said.last_mean)
    assert found.means == latest_means(written)
    assert found.lean in (None, calibration(written).lean)
    assert found.notes == len(written)


def test_before_the_first_note_there_is_nothing_to_say() -> None:
    found = made_of([])
    assert (found.notes, found.new_people, found.most_tries, found.repeated) == (0, 0, 0, 0)
    assert (found.verdict, found.since, found.last_at, found.lean) == ("too_early", *[None] * 3)
    assert (found.means, found.put_aside, found.change) == ({}, None, 0)


def test_the_change_is_that_of_the_last_three_against_the_first() -> None:
    assert made_of(drafts([20, 30, 40, 70, 80, 90])).change == 50


def test_a_verdict_holds_since_the_draft_that_made_it_so() -> None:
    written = day_by_day(drafts([20, 20, 20, 20, 20, 90, 90, 90, 90]))
    found = made_of(written)
    assert (found.verdict, found.since) == ("better", written[5].at)


@given(histories())
def test_a_verdict_holds_since_the_last_time_at_which_it_was_another(
    written: list[Attempt],
) -> None:
    since: datetime | None = None
    kind = ""
    for number, one in enumerate(written, start=1):
        said = verdict(written[:number], ERROR)
        if said.drafts and said.kind != kind:
            kind, since = said.kind, one.at
    assert made_of(written).since == since


def test_a_lean_is_told_only_where_it_is_no_chance() -> None:
    assert made_of(guessed_too_high_by(19, 20, 21, 20, 20)).lean == 20
    assert made_of(guessed_too_high_by(50, -40, 50, -40, 50)).lean is None


def test_the_most_tries_are_those_at_one_note() -> None:
    written = [attempt("ann", nth) for nth in (1, 2, 3)] + [attempt("bo", 1)]
    assert (made_of(written).most_tries, made_of(written).new_people) == (3, 2)


def test_of_advice_put_aside_the_most_frequent_and_the_latest_reason_are_kept() -> None:
    found = made_of([], aside("value", "Too soon"), aside("reason"), aside("value", "A bribe"))
    assert found.put_aside == PutAside("value", 2, "A bribe")


def test_a_reason_that_was_given_is_not_lost_to_a_later_silence() -> None:
    found = made_of([], aside("value", "A bribe"), aside("value"))
    assert found.put_aside == PutAside("value", 2, "A bribe")


# --- what it does not hang on ---------------------------------------------------------------------


@given(histories(), st.randoms(use_true_random=False))
def test_only_the_order_of_first_drafts_counts(written: list[Attempt], random) -> None:
    """Between them the other tries may stand wherever they like."""
    first = [one for one in written if one.nth == 1]
    others = [one for one in written if one.nth > 1]
    places = sorted(random.sample(range(len(written)), len(others)))
    moved, firsts, rest = [], iter(first), iter(others)
    for place in range(len(written)):
        moved.append(next(rest) if place in places else next(firsts))
    assert made_of(moved) == made_of(written)


@given(histories(), st.randoms(use_true_random=False))
def test_counts_and_the_lean_do_not_hang_on_any_order(written: list[Attempt], random) -> None:
    one, other = made_of(written), made_of(random.sample(written, len(written)))
    for name in ("notes", "new_people", "lean", "most_tries", "repeated", "last_at"):
        assert getattr(one, name) == getattr(other, name), name


# --- how it is kept -------------------------------------------------------------------------------


def test_another_error_of_the_scorer_makes_other_summaries() -> None:
    assert rules(9.5) != rules(10)
    assert made_of([]).rules == rules(ERROR)


def test_whoever_changes_how_a_summary_is_made_raises_its_rules() -> None:
    """If this fails, the rows that are stored are out of date: raise RULES, then mend this."""
    written = day_by_day(
        [
            *(
                attempt(f"p{number}", 1, points, forecast=points + 20 + number)
                for number, points in enumerate([20, 30, 40, 70, 80, 90, 90])
            ),
            attempt("p0", 2, 60),
        ]
    )
    assert made_of(written, aside("value", "A bribe")) == PersonSummary(
        notes=8,
        new_people=7,
        compared=7,
        verdict="better",
        since=datetime(2026, 3, 7, 12, tzinfo=UTC),
        first_mean=30.0,
        last_mean=pytest.approx(260 / 3),
        means=dict.fromkeys(CRITERIA, 1.0),
        changed={},
        lean=23.0,
        most_tries=2,
        repeated=1,
        put_aside=PutAside("value", 1, "A bribe"),
        last_at=datetime(2026, 3, 9, 12, tzinfo=UTC),
        rules="3 ±10",
    )


def test_criteria_that_changed_beyond_noise_are_told_of_the_drafts_that_are_compared() -> None:
    written = [
        attempt(f"p{number}", 1, 50, levels=dict.fromkeys(CRITERIA, 2) | {"value": number // 2})
        for number in range(6)
    ]
    found = made_of(day_by_day(written))
    assert found.changed == {"value": pytest.approx(5 / 3 - 1 / 3)}
    longer = with_room(written, 300)
    assert made_of(day_by_day([*written[:3], *longer[3:]])).changed == {}, "too few at one limit"
    assert made_of([]).changed == {}


@given(histories())
def test_the_criteria_that_changed_are_those_of_the_first_and_the_last_three_compared(
    written: list[Attempt],
) -> None:
    first, last = compared_ends([one.assessment.levels or {} for one in compared_drafts(written)])
    noise = verdict(written, ERROR).noise
    assert made_of(written).changed == level_changes(first, last, noise)
