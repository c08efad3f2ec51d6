"""The lines at the top of a coach's desk: one a person, in order, and none that was put away."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from ccc.coaching.desk import SEEN_FOR, DeskLine, desk_lines, put_away
from ccc.coaching.reasons import Reason
from ccc.content.ids import DESK_REASONS
from tests.conftest import NOON

LOWER = Reason("fell_back", 60, "lower by 60 points over seven new people")
GONE = Reason("stopped", 7, "no note for three weeks")
STILL = Reason("stands_still", 8, "no clear change over eight new people")


def whose(lines: tuple[DeskLine, ...]) -> list[int]:
    return [line.person_id for line in lines]


def test_a_person_has_one_line_and_what_is_behind_it_is_counted() -> None:
    (line,) = desk_lines({7: (LOWER, GONE, STILL)}, {}, NOON)
    assert (line.reason, line.others, line.more) == (LOWER, (GONE, STILL), "and two more")


def test_a_single_reason_has_nothing_behind_it() -> None:
    (line,) = desk_lines({7: (LOWER,)}, {}, NOON)
    assert line.more == ""


def test_whoever_gives_no_reason_has_no_line() -> None:
    assert desk_lines({7: ()}, {}, NOON) == ()


def test_lines_stand_in_the_order_of_their_reasons_and_nobody_is_ranked() -> None:
    """People with one reason stay as they came, however large their figures are."""
    far_lower = Reason("fell_back", 90, "lower by 90 points over seven new people")
    lines = desk_lines({1: (STILL,), 2: (LOWER,), 3: (far_lower,), 4: (GONE,)}, {}, NOON)
    assert whose(lines) == [2, 3, 4, 1]


def test_a_line_that_was_put_away_comes_back_after_two_weeks() -> None:
    seen = {7: put_away(LOWER, NOON)}
    assert desk_lines({7: (LOWER,)}, seen, NOON + SEEN_FOR - timedelta(seconds=1)) == ()
    assert whose(desk_lines({7: (LOWER,)}, seen, NOON + SEEN_FOR)) == [7]


def test_a_line_that_was_put_away_comes_back_with_another_figure() -> None:
    lower_still = Reason("fell_back", 65, "lower by 65 points over eight new people")
    assert whose(desk_lines({7: (lower_still,)}, {7: put_away(LOWER, NOON)}, NOON)) == [7]


def test_a_line_that_was_put_away_comes_back_with_another_first_reason() -> None:
    seen = {7: put_away(GONE, NOON)}
    assert whose(desk_lines({7: (LOWER, GONE)}, seen, NOON)) == [7]
    assert desk_lines({7: (GONE, STILL)}, seen, NOON) == ()


def test_what_was_put_away_of_one_person_hides_nobody_else() -> None:
    lines = desk_lines({7: (LOWER,), 8: (LOWER,)}, {7: put_away(LOWER, NOON)}, NOON)
    assert whose(lines) == [8]


reasons = st.builds(Reason, st.sampled_from(DESK_REASONS), st.integers(0, 3), st.just("so"))


@given(
    st.dictionaries(st.integers(1, 9), st.lists(reasons, max_size=3)),
    st.sets(st.integers(1, 9)),
)
def test_everybody_has_one_line_or_gives_no_reason_or_was_put_away(
    found: dict[int, list[Reason]], put: set[int]
) -> None:
    seen = {who: put_away(found[who][0], NOON) for who in put if found.get(who)}
    lines = desk_lines(found, seen, NOON)
    assert sorted(whose(lines)) == sorted(
        who for who, whys in found.items() if whys and who not in seen
    )
