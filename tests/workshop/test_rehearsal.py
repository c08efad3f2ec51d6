"""What sample people do in a rehearsal: once each, at a human pace, alike for the same seed."""

from __future__ import annotations

from itertools import pairwise
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.content.load import Content
from ccc.content.samples import SampleNote, SamplePerson
from ccc.scoring import characters
from ccc.workshop.polls import SIDES
from ccc.workshop.rehearsal import (
    ANSWERS,
    COMES_LATE_TO_STEP,
    PAUSES,
    READS,
    READS_AGAIN,
    TYPES,
    Act,
    Actor,
    Asked,
    Says,
    Sends,
    Types,
    asked_by_check,
    asked_by_duel,
    asked_by_pair,
    cast,
    due,
)
from ccc.workshop.votes import Pair, votes_from
from ccc.workshop.workshop import Place

LIMIT = 140
WRITES = "improves"


def person(nickname: str = "Ngozi", develops: str = WRITES) -> SamplePerson:
    notes = [
        SampleNote(to="baker", note="Dear baker"),
        SampleNote(to="baker", note="Dear baker, again"),
        SampleNote(to="miller", note="Dear miller"),
    ]
    return SamplePerson.model_validate(
        {
            "nickname": nickname,
            "country": "Nigeria",
            "character": "Tries.",
            "develops": develops,
            "notes": [] if develops == "never-writes" else notes,
        }
    )


actors = st.builds(Actor, st.just(person()), st.integers(0, 99), st.integers(0, 999))
notes = st.text(max_size=160)
steps = st.integers(1, 12)
questions = st.lists(
    st.builds(Asked, st.uuids().map(str), st.just((("A", 0.7), ("B", 0.3)))), max_size=5
)


def types(acts: tuple[Act, ...]) -> list[tuple[float, str]]:
    return [(act.after, act.does.text) for act in acts if isinstance(act.does, Types)]


def sends(acts: tuple[Act, ...]) -> list[tuple[float, str]]:
    return [(act.after, act.does.note) for act in acts if isinstance(act.does, Sends)]


# --- who comes, and who goes ----------------------------------------------------------------------


@given(actors, st.floats(0, 120), st.floats(0, 120), st.integers(0, 9))
def test_who_has_come_stays_and_all_have_come_within_a_minute(
    actor: Actor, earlier: float, more: float, step: int
) -> None:
    place = Place(step)
    assert actor.has_come(place, earlier) <= actor.has_come(place, earlier + more)
    assert not actor.has_come(place, 0)
    assert actor.has_come(place, 60)


def test_the_last_one_comes_late_while_the_others_write(content: Content) -> None:
    actors = cast(content.samples, 30, 1)
    assert [actor.number for actor in actors] == list(range(30))
    assert [actor.number for actor in actors if actor.comes_late] == [29]
    late = actors[-1]
    assert not late.has_come(Place(COMES_LATE_TO_STEP - 1, 5), 1000)
    assert late.has_come(Place(COMES_LATE_TO_STEP), 1000)
    assert not any(actor.comes_late for actor in cast(content.samples, 1, 1))


def test_a_crowd_has_sample_people_twice(content: Content) -> None:
    actors = cast(content.samples, 100, 1)
    assert len(actors) == 100
    assert actors[0].person == actors[30].person
    assert actors[0].writes(2, "Dear baker", LIMIT) != actors[30].writes(2, "Dear baker", LIMIT)


def test_who_leaves_early_goes_after_the_first_note(content: Content) -> None:
    plan = content.workshop("twenty-minutes")
    assert plan is not None
    assert plan.first_writing is not None
    leaves = Actor(person(develops="leaves-early"), 0, 1)
    writing = plan.first_writing
    assert not leaves.has_left(Place(writing), plan)
    assert leaves.has_left(Place(writing + 1), plan)
    assert not Actor(person(), 0, 1).has_left(Place(writing + 1), plan)


# --- what they write ------------------------------------------------------------------------------


@given(actors, steps, notes)
def test_a_draft_only_grows_from_its_first_letter_to_the_whole_note(
    actor: Actor, step: int, note: str
) -> None:
    drafts = [text for _, text in types(actor.writes(step, note, LIMIT))]
    assert all(later.startswith(one) and later != one for one, later in pairwise(["", *drafts]))
    assert "".join(drafts[-1:]) == note


@given(actors, steps, notes)
def test_they_type_as_fast_as_people_do_and_read_before_and_after(
    actor: Actor, step: int, note: str
) -> None:
    acts = actor.writes(step, note, LIMIT)
    typed = types(acts)
    for (before, one), (after, more) in pairwise(typed):
        added, seconds = len(more) - len(one), after - before
        assert added / TYPES[1] <= seconds + 1e-6
        assert seconds <= added / TYPES[0] + PAUSES[1] + 1e-6
    for after, _ in typed[:1]:
        assert after >= READS[0]
    for after, _ in sends(acts):
        assert READS_AGAIN[0] <= after - typed[-1][0]


@given(actors, steps, notes)
def test_a_note_is_sent_once_at_most_and_never_one_that_no_phone_sends(
    actor: Actor, step: int, note: str
) -> None:
    sent = [text for _, text in sends(actor.writes(step, note, LIMIT))]
    assert sent in ([], [note])
    if not note.strip() or characters(note) > LIMIT:
        assert sent == []


def test_most_send_and_a_few_never_do(content: Content) -> None:
    played = [actor.writes(2, "Dear baker", LIMIT) for actor in cast(content.samples, 100, 1)]
    sent = sum(bool(sends(acts)) for acts in played)
    assert 80 <= sent <= 97


def test_everybody_is_done_in_three_minutes(content: Content) -> None:
    """The shortest writing of a shipped plan has four."""
    note = "Dear baker. " * 11
    played = [actor.writes(2, note, LIMIT) for actor in cast(content.samples, 100, 1)]
    assert max(acts[-1].after for acts in played) <= 180


def test_they_send_their_own_words_first_again_and_the_last_from_then_on() -> None:
    actor = Actor(person(), 0, 1)
    told = [actor.words("baker", nth, [actor.person]) for nth in range(4)]
    assert told == ["Dear baker", *["Dear baker, again"] * 3]


def test_to_somebody_they_have_no_words_for_they_send_what_another_wrote_there() -> None:
    here, other = (
        person(),
        person("Piotr").model_copy(
            update={"notes": (SampleNote(to="weaver", note="Dear weaver"),)}
        ),
    )
    assert Actor(here, 0, 1).words("weaver", 0, [here, other]) == "Dear weaver"
    assert Actor(here, 0, 1).words("nobody", 0, [here, other]) == ""


def test_who_never_writes_has_no_words_and_does_nothing() -> None:
    actor = Actor(person(develops="never-writes"), 0, 1)
    assert actor.words("baker", 0, [person()]) == ""
    assert actor.writes(2, "", LIMIT) == ()


@given(actors, steps, st.integers(0, 100))
def test_a_guess_is_one_that_the_field_takes(actor: Actor, step: int, score: int) -> None:
    guess = actor.guess(step, score)
    assert guess is None or (0 <= guess <= 100 and guess % 5 == 0)


def test_a_room_thinks_too_well_of_weak_notes_and_too_little_of_strong_ones() -> None:
    for score, is_off in ((10, lambda mean: mean > 20), (100, lambda mean: mean < 90)):
        guesses = [Actor(person(), number, 1).guess(2, score) for number in range(50)]
        assert is_off(fmean(guess for guess in guesses if guess is not None))


def test_who_thinks_too_well_of_their_notes_guesses_higher() -> None:
    modest = person().model_copy(update={"lean": -30})
    proud = person().model_copy(update={"lean": 30})

    def guesses(of: SamplePerson) -> list[int]:
        found = [Actor(of, number, 1).guess(2, 50) for number in range(30)]
        return [guess for guess in found if guess is not None]

    assert max(guesses(modest)) - 60 < min(guesses(proud))
    assert sum(guesses(modest)) + 500 < sum(guesses(proud))


# --- what they answer -----------------------------------------------------------------------------


@given(actors, steps, questions)
def test_each_question_is_answered_once_in_its_turn_with_what_may_be_said(
    actor: Actor, step: int, asked: list[Asked]
) -> None:
    acts = actor.answers(step, asked)
    answers = [act.does for act in acts if isinstance(act.does, Says)]
    assert [one.question for one in answers] == [one.question for one in asked]
    assert {one.said for one in answers} <= {"A", "B"}
    times = [0.0, *(act.after for act in acts)]
    assert all(ANSWERS[0] <= later - one <= ANSWERS[1] + 1e-6 for one, later in pairwise(times))


def test_a_check_offers_its_letters_and_the_right_one_is_likeliest(content: Content) -> None:
    check = content.lessons[0].check
    offered = dict(asked_by_check(check).likely)
    assert tuple(offered) == tuple(letter for letter, _ in check.lettered)
    assert sum(offered.values()) == pytest.approx(1)
    right = next(letter for letter, option in check.lettered if option.right)
    assert max(offered, key=offered.__getitem__) == right


@given(st.integers(0, 100), st.integers(0, 100))
def test_the_note_with_more_points_is_the_likelier_one(left: int, right: int) -> None:
    pair, points = Pair(7, 8), {7: left, 8: right}
    on_the_screen = dict(asked_by_duel(pair, points).likely)
    on_a_phone = {
        votes_from([said])[0].winner: likely for said, likely in asked_by_pair(pair, points).likely
    }
    assert set(on_the_screen) == set(SIDES)
    assert set(on_a_phone) == set(pair)
    assert (on_the_screen["left"] > 0.5) == (on_a_phone[7] > 0.5) == (left > right)


# --- when -----------------------------------------------------------------------------------------


@given(actors, steps, notes, st.floats(0, 200))
def test_what_is_due_is_all_until_now_but_of_a_draft_its_latest_state(
    actor: Actor, step: int, note: str, seconds: float
) -> None:
    acts = actor.writes(step, note, LIMIT)
    until = tuple(act for act in acts if act.after <= seconds)
    found = due(acts, seconds)
    assert types(found) == types(until)[-1:]
    assert sends(found) == sends(until)


@given(actors, steps, notes, questions)
def test_the_same_seed_gives_the_same_play(
    actor: Actor, step: int, note: str, asked: list[Asked]
) -> None:
    twin = Actor(actor.person, actor.number, actor.seed)
    assert twin.writes(step, note, LIMIT) == actor.writes(step, note, LIMIT)
    assert twin.answers(step, asked) == actor.answers(step, asked)
    assert twin.coach_may == actor.coach_may


def test_another_seed_gives_another_play() -> None:
    one, other = Actor(person(), 0, 1), Actor(person(), 0, 2)
    assert one.writes(2, "Dear baker", LIMIT) != other.writes(2, "Dear baker", LIMIT)
