"""The report on somebody's progress: each figure is about the same attempts as the others."""

from __future__ import annotations

from ccc.practice.habits import habits
from ccc.practice.improvement import change_band, verdict
from ccc.practice.report import progress_report
from tests.attempts import attempt, drafts, with_room

ERROR = 10.0


def test_a_report_holds_the_verdict_the_band_and_the_habits_of_all_attempts() -> None:
    written = [*drafts([20, 30, 40, 70, 80, 90]), attempt("person-0", 2, 100)]
    report = progress_report(written, ERROR)
    assert report.verdict == verdict(written, ERROR)
    assert report.verdict.kind == "better"
    assert report.band == change_band(written, ERROR)
    assert report.habits == habits(written)
    assert None not in (report.band, report.habits)


def test_first_drafts_with_other_room_are_counted_and_not_compared() -> None:
    short, long = drafts([20, 30, 40, 50]), with_room([attempt("ann", 1, 90)], 300)
    report = progress_report([*short, *long], ERROR)
    assert report.compared == tuple(long)
    assert (report.other_room, report.verdict.drafts) == (4, 1)


def test_first_drafts_to_people_who_were_not_new_are_counted_and_not_compared() -> None:
    known = attempt("bo", 1, 60, unseen=False)
    report = progress_report([*drafts([20, 30]), known], ERROR)
    assert known not in report.compared
    assert (report.other_drafts, report.verdict.drafts) == (1, 2)


def test_notes_that_were_not_scored_change_nothing_in_a_report() -> None:
    scored = drafts([20, 30, 40])
    unscored = [attempt("ann", 1, None), attempt("bo", 1, None, unseen=False)]
    assert progress_report([*scored, *unscored], ERROR) == progress_report(scored, ERROR)


def test_before_the_first_note_a_report_has_nothing_to_compare() -> None:
    report = progress_report([], ERROR)
    assert (report.compared, report.band, report.habits) == ((), None, None)
    assert (report.verdict.kind, report.other_drafts, report.other_room) == ("too_early", 0, 0)
