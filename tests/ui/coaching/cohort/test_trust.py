"""What a coach is told of the tool: from enough blind marks on, and with the notes it rests on."""

from __future__ import annotations

import pytest

from ccc.access import Host, Role
from ccc.ui import resources
from ccc.ui.coaching.cohort.trust import DIFFERENCES_SHOWN
from ccc.ui.resources import now
from tests.hosts import a_host
from tests.ui.coaching.cohort.conftest import CohortPage, mark, notes_of_demo
from tests.ui.conftest import OpenPage, texts

pytestmark = pytest.mark.xdist_group("demo")

FURTHEST = "Where tool and coach are furthest apart"


def page(open_cohort: CohortPage) -> str:
    return texts(open_cohort(1)).replace("\\", "").replace("\u2068", "").replace("\u2069", "")


def test_before_the_first_mark_it_says_how_many_are_needed(open_cohort: CohortPage) -> None:
    said = page(open_cohort)
    assert "Coaches here have marked 0 of 30 notes before they saw the tool's levels." in said
    assert FURTHEST not in said


def test_under_thirty_notes_there_are_their_number_and_differences_but_no_figure(
    coach: Host, open_cohort: CohortPage
) -> None:
    mark(coach, notes_of_demo(12), lower=1)
    app = open_cohort(1)
    assert "12 of 30 notes" in texts(app).replace("\\", "")
    assert FURTHEST in texts(app)
    assert not app.table


def test_from_thirty_notes_on_there_is_a_figure_for_each_criterion(
    coach: Host, open_cohort: CohortPage
) -> None:
    mark(coach, notes_of_demo(30))
    app = open_cohort(1)
    (table,) = app.table
    rows = table.value.to_dict("records")
    assert [row["Criterion"] for row in rows] == [
        "Reason",
        "Context",
        "Common ground",
        "Value",
        "Personal",
    ]
    assert {row["Agreement (kappa)"] for row in rows} == {"1.00 (1.00 to 1.00)"}
    assert {row["Who gives more"] for row in rows} == {"no clear difference"}
    assert FURTHEST not in texts(app)


def test_marks_that_had_seen_the_levels_do_not_count(coach: Host, open_cohort: CohortPage) -> None:
    mark(coach, notes_of_demo(40), blind=False)
    assert "0 of 30 notes" in page(open_cohort)


def test_two_coaches_are_compared_where_both_marked_a_note(
    coach: Host, open_cohort: CohortPage
) -> None:
    # Nobody's cohort is handed on here: Ivo owns the server, and the writers said yes to that, too.
    ivo = a_host(resources.store(), "Ivo", Role.OWNER, now())
    for person_id in range(1, 31):
        resources.store().people.allow_coach(person_id, allowed=True)
    notes = notes_of_demo(5)
    mark(coach, notes)
    mark(ivo, notes[:3], lower=1)
    assert "Maya and Ivo both marked 3 of 30 notes" in page(open_cohort)


def test_the_furthest_come_first_each_with_what_both_say_and_ten_at_most(
    coach: Host, open_cohort: CohortPage
) -> None:
    *others, strongest = sorted(notes_of_demo(14), key=lambda note: note.assessment.score or 0)
    mark(coach, others, lower=1)
    mark(coach, [strongest], lower=3)
    app = open_cohort(1)
    said = [one.value.replace("\\", "") for one in app.caption if "tool" in str(one.value)]
    differences = [one for one in said if "Maya" in one]
    assert len(differences) == DIFFERENCES_SHOWN
    assert "Maya\u2069 missing, tool" in differences[0]


def test_levels_that_a_coach_has_not_seen_and_wants_to_mark_first_are_not_given_away(
    coach: Host, open_cohort: CohortPage
) -> None:
    store = resources.store()
    ivo = a_host(store, "Ivo", Role.OWNER, now())
    for person_id in range(1, 31):
        store.people.allow_coach(person_id, allowed=True)
    notes = notes_of_demo(3)
    mark(ivo, notes, lower=2)
    store.marks.hide_levels(coach, wanted=True)
    assert FURTHEST not in page(open_cohort)
    store.marks.hide_levels(coach, wanted=False)
    assert FURTHEST in page(open_cohort)
    store.marks.hide_levels(coach, wanted=True)
    mark(coach, notes)
    assert {one.mark.host_id for one in store.blind_marks.all()} == {ivo.id}


def test_how_the_score_is_made_has_the_same_line_and_no_names(
    coach: Host, open_page: OpenPage
) -> None:
    mark(coach, notes_of_demo(12), lower=1)
    said = texts(open_page("score.py")).replace("\\", "")
    assert "Coaches here have marked 12 of 30 notes before they saw the tool's levels." in said
    assert "Maya" not in said
