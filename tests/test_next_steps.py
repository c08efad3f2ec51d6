"""Where a participant is, and the next steps they are offered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from ccc.content.ids import CRITERIA, GAMES
from ccc.content.load import Content
from ccc.games.rounds import Points, Round
from ccc.next_steps import Because, Step, Trail, next_steps, standing
from ccc.practice.attempts import Attempt, next_new_person
from ccc.practice.habits import weakest_criterion
from tests.attempts import levelled, reserved, three_drafts
from tests.conftest import NOON

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


PLAYED = tuple(Round(1, game, "x", (), {}, Points(1, 2), 7, NOON, NOON) for game in GAMES)


def trail(attempts: Iterable[Attempt] = (), **more: object) -> Trail:
    """A trail on which everybody written to was opened at the time of the first note.

    Of every round one was played then, if anything was written at all.
    """
    written = list(attempts)
    opened = {one.scenario_id: one.at for one in reversed(written)}
    rounds = [replace(one, began=written[0].at, ended=written[0].at) for one in PLAYED if written]
    given: dict[str, object] = {"opened": opened, "own_people": 1, "rounds": rounds, **more}
    return Trail(1, tuple(written), **given)


def steps(content: Content, here: Trail, now: datetime = NOON) -> tuple[Step, ...]:
    return next_steps(here, content.lessons, content.scenarios, now)


def reasons(content: Content, here: Trail, now: datetime = NOON) -> list[Because]:
    return [step.because for step in steps(content, here, now)]


# --- where am I ---------------------------------------------------------------------------------


def test_where_one_is_counts_lessons_people_and_notes(content: Content) -> None:
    done = {"context": NOON, "a-lesson-since-removed": NOON}
    written = [levelled("first-whistle"), levelled("first-whistle", 2)]
    here = standing(trail(written, done=done), content.lessons)
    assert (here.lessons_done, here.lessons, here.people, here.notes) == (1, 10, 1, 2)


def test_two_first_drafts_are_too_few_to_call_anything_strong_or_weak(content: Content) -> None:
    here = standing(trail(three_drafts(content, reason=3, value=0)[:2]), content.lessons)
    assert (here.strong, here.weak) == ((), ())


def test_strong_and_weak_are_told_from_the_latest_six_first_drafts(content: Content) -> None:
    old = [levelled(one, value=3, reason=0) for one in reserved(content)[6:9]]
    new = [levelled(one, value=0, reason=3) for one in reserved(content)[:6]]
    here = standing(trail([*old, *new]), content.lessons)
    assert (here.strong, here.weak) == (("reason",), ("value",))


def test_revisions_change_neither_strong_nor_weak(content: Content) -> None:
    drafts = three_drafts(content, value=0)
    polished = [levelled(drafts[0].scenario_id, nth, value=3) for nth in range(2, 6)]
    assert standing(trail([*drafts, *polished]), content.lessons).weak == ("value",)


# --- what next ----------------------------------------------------------------------------------


def test_a_newcomer_is_offered_the_first_lesson_and_somebody_new(content: Content) -> None:
    first, new = steps(content, Trail(1))
    assert (first.because, first.lesson) == ("first_lesson", content.lessons[0])
    assert (new.because, new.scenario) == ("unseen", next_new_person(content.scenarios, (), 1))


def test_each_sitting_one_unseen_person_is_offered(content: Content) -> None:
    yesterday = trail([levelled(reserved(content)[0], at=NOON - DAY)])
    assert reasons(content, yesterday)[0] == "unseen"
    today = trail([levelled(reserved(content)[0], at=NOON - 10 * MINUTE)])
    assert "unseen" not in reasons(content, today)


def test_somebody_met_in_this_sitting_waits_for_their_first_draft(content: Content) -> None:
    met = reserved(content)[0]
    here = trail(opened={met: NOON - 10 * MINUTE})
    first = steps(content, here)[0]
    assert first.because == "begun"
    assert first.scenario is not None
    assert first.scenario.id == met
    assert reasons(content, here, NOON + DAY)[0] == "unseen"


def test_the_next_person_trains_the_weakest_criterion_and_so_does_the_lesson(
    content: Content,
) -> None:
    found = {step.because: step for step in steps(content, trail(three_drafts(content, value=0)))}
    person, lesson = found["weakest"].scenario, found["weakest_lesson"].lesson
    assert person is not None
    assert (person.trains, person.reserved) == ("value", False)
    assert lesson is not None
    assert lesson.criterion == "value"


def test_whom_one_has_tried_least_comes_first_and_nobody_after_five_tries(content: Content) -> None:
    drafts = three_drafts(content, value=0)
    fit = [one.id for one in content.scenarios if one.trains == "value" and not one.reserved]
    tried = [levelled(fit[0], nth, unseen=False) for nth in range(1, 6)]

    def offered(attempts: list[Attempt]) -> str | None:
        found = [one for one in steps(content, trail(attempts)) if one.because == "weakest"]
        return found[0].scenario.id if found and found[0].scenario else None

    assert offered([*drafts, tried[0]]) == fit[1]
    every = [levelled(one, nth, unseen=False) for one in fit for nth in range(1, 6)]
    assert offered([*drafts, *every]) is None


def test_once_its_lesson_is_done_the_next_lesson_in_order_is_offered(content: Content) -> None:
    about = next(one for one in content.lessons if one.criterion == "value")
    here = trail(three_drafts(content, value=0), done={about.id: NOON, content.lessons[0].id: NOON})
    last = steps(content, here)[-1]
    assert (last.because, last.lesson) == ("next_lesson", content.lessons[1])


def test_after_five_tries_on_one_person_somebody_fresh_is_offered_in_the_same_sitting(
    content: Content,
) -> None:
    met = reserved(content)[0]
    written = [levelled(met, nth) for nth in range(1, 6)]
    assert "five_tries" not in reasons(content, trail(written[:4]))
    first = steps(content, trail(written))[0]
    assert first.because == "five_tries"
    assert first.scenario is not None
    assert first.scenario.id != met


def test_after_two_weeks_away_the_return_is_welcomed_with_somebody_new(content: Content) -> None:
    here = trail([levelled(reserved(content)[0])])
    assert reasons(content, here, NOON + 14 * DAY)[0] == "welcome_back"
    assert reasons(content, here, NOON + 14 * DAY - MINUTE)[0] == "unseen"


def test_who_has_met_everybody_kept_for_first_drafts_still_finds_somebody_on_return(
    content: Content,
) -> None:
    here = trail([levelled(one) for one in reserved(content)])
    first = steps(content, here, NOON + 30 * DAY)[0]
    assert first.because == "welcome_back"
    assert first.scenario is not None
    assert first.scenario.id not in here.opened


def test_who_has_written_is_led_to_their_own_people_once(content: Content) -> None:
    written = [levelled(reserved(content)[0])]
    assert "own_people" in reasons(content, trail(written, own_people=0))
    assert "own_people" not in reasons(content, trail(written, own_people=1))
    assert "own_people" not in reasons(content, Trail(1))


def test_there_is_always_a_step_and_never_more_than_three(content: Content) -> None:
    every = [levelled(one.id, **dict.fromkeys(CRITERIA, 3)) for one in content.scenarios]
    done = {lesson.id: NOON for lesson in content.lessons}
    assert reasons(content, trail(every, done=done)) == ["own_people"]
    busy = trail(three_drafts(content, NOON - DAY, value=0), own_people=0)
    assert len(steps(content, busy)) == 3


def test_a_round_is_offered_after_the_first_note_in_the_last_place_whatever_else_there_is(
    content: Content,
) -> None:
    assert "new_round" not in reasons(content, trail())
    here = trail(three_drafts(content, value=0), rounds=())
    assert [step.game for step in steps(content, here)] == [None, None, "decide"]
    here = trail(three_drafts(content, value=0), rounds=PLAYED[:2])
    assert steps(content, here)[-1].game == "seat"


def test_the_lesson_on_the_weakest_criterion_comes_before_practising_it_until_it_is_read(
    content: Content,
) -> None:
    drafts = three_drafts(content, value=0)
    unread = trail(drafts, rounds=())
    assert reasons(content, unread, NOON + DAY) == ["unseen", "weakest_lesson", "new_round"]
    about = next(one for one in content.lessons if one.criterion == "value")
    read = trail(drafts, rounds=(), done={about.id: NOON})
    assert reasons(content, read, NOON + DAY) == ["unseen", "weakest", "new_round"]


def test_a_round_that_was_begun_is_offered_until_it_is_ended(content: Content) -> None:
    begun = replace(PLAYED[3], points=None, ended=None)
    assert reasons(content, trail(rounds=[begun]))[-1] == "round_begun"
    here = trail(three_drafts(content), rounds=[*PLAYED, begun])
    assert steps(content, here)[-1] == Step("round_begun", game="month")
    assert standing(here, content.lessons).rounds == len(PLAYED)


def test_a_round_by_the_clock_does_not_wait_once_its_minute_is_over(content: Content) -> None:
    begun = replace(PLAYED[GAMES.index("seat")], points=None, ended=None, began=NOON - 2 * MINUTE)
    assert "round_begun" not in reasons(content, trail(rounds=[begun]))
    calm = replace(begun, answers={"clock": "off"})
    assert reasons(content, trail(rounds=[calm]))[-1] == "round_begun"


def test_a_note_to_ones_own_person_is_activity_but_no_measure(content: Content) -> None:
    own = [levelled("own:7", nth, unseen=False, value=0) for nth in range(1, 4)]
    here = trail(own)
    assert standing(here, content.lessons).people == 1
    assert weakest_criterion(own) is None
    assert reasons(content, here)[0] == "unseen"
