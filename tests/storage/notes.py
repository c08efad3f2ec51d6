"""Scored notes to keep, and a person who left something in every table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from ccc.access import Host, Role
from ccc.coaching.desk import Seen
from ccc.coaching.marks import Marking
from ccc.games.rounds import NewRound, WeakSpot
from ccc.practice.attempts import Disputed, Goal, NewAttempt, NewObjection, Participant, SetAside
from ccc.practice.canvas import Canvas, NewOwnPerson
from ccc.scoring.assessment import Advice, Assessment, Evidence
from ccc.storage import Store
from ccc.workshop.workshop import Workshop
from tests.hosts import room_writes

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NOTE = "Ash, your Utrecht talk made me rewrite our first week. May I send you the checklist? Sam"
LEVELS = {"reason": 2, "context": 3, "common_ground": 1, "value": 3, "personal": 3}


def assessment(**changes: Any) -> Assessment:
    values: dict[str, Any] = {
        "score": 80,
        "band": "welcome",
        "levels": LEVELS,
        "flags": (),
        "characters": 88,
        "limit": 140,
        "profiles": "both",
        "rubric_id": "connection-request",
        "rubric_hash": "a1b2",
        "evidence": (Evidence("context", 5, 22, "where you heard them"),),
        "advice": (Advice("common_ground", "Say what you share."),),
    }
    return Assessment(**(values | changes))


def new_attempt(
    person_id: int, scenario_id: str = "meetup", note: str = NOTE, **changes: Any
) -> NewAttempt:
    return NewAttempt(person_id, scenario_id, note, 65, assessment(**changes))


def objection(note: str = NOTE, words: str = "vague", **changes: Any) -> NewObjection:
    return NewObjection(note, Disputed("level", "value", words), assessment(**changes))


def filled(store: Store, token: str, nickname: str) -> Participant:
    """A person who left something in every table."""
    someone = store.people.enrol(token, nickname, NOON)
    store.activity.open_scenario(someone.id, "baker", NOON)
    store.drafts.save(someone.id, "baker", f"{nickname} was here", NOON)
    store.attempts.save(new_attempt(someone.id, "baker", f"A note by {nickname}"), NOON)
    store.goals.change(someone.id, "baker", lambda _: Goal(f"{nickname} bakes", "a starter"), NOON)
    store.goals.put_aside(someone.id, "baker", SetAside("value", "Offer", f"{nickname} will"), NOON)
    number = store.objections.save(someone.id, "baker", objection(f"{nickname}'s note"), NOON)
    store.objections.explain(someone.id, number, f"{nickname} offers bread", for_makers=True)
    store.own_people.change_canvas(
        someone.id, lambda _: Canvas({"who": f"{nickname}, baker"}), NOON
    )
    store.own_people.add(someone.id, NewOwnPerson("Jo", f"{nickname}'s aunt", "", "Bakes"), NOON)
    store.activity.finish_lesson(someone.id, "always-a-reason", NOON)
    begun = store.games.begin(NewRound(someone.id, "decide", "round", ("a", "b")), NOON)
    store.games.answer(begun, {"a": f"connect:{nickname}"})
    spot = WeakSpot("baker", f"{nickname} flatters", "flattery", 71, "a1b2", NOON)
    store.games.give_weak_spot(someone.id, spot)
    store.devices.save_code(someone.id, f"code of {nickname}", NOON)
    workshop = a_workshop(store)
    store.seats.join(workshop.id, someone.id, NOON, coach_may=True)
    store.room_answers.say(workshop.id, 1, someone.id, nickname, NOON)
    store.writing_rounds.take_part(workshop.id, 1, someone.id, "baker")
    note = new_attempt(someone.id, "baker", f"A note by {nickname}")
    store.writing_rounds.send(workshop.id, 1, note, NOON)
    store.looks.open(maya(store), someone.id, NOON)
    store.desk.put_away(maya(store), someone.id, Seen("stopped", 2, LATER))
    store.summaries.bring_up_to_date(10)
    give_mark(store, someone)
    return someone


def give_mark(store: Store, someone: Participant) -> None:
    """What Noor said of their latest note, which they opened and answered."""
    noor = next((host for host in store.hosts.all() if host.name == "Noor"), None)
    if noor is None:
        noor = store.hosts.new("Noor", Role.OWNER, "the key of Noor", NOON)
    store.people.allow_coach(someone.id, allowed=True)
    about = store.attempts.of(someone.id)[-1]
    said = Marking({"value": 1}, {"value": f"{someone.nickname} could offer more."}, "Well begun.")
    store.marks.change(noor, about, lambda _: said, NOON)
    store.marks.hand_over(noor, about, NOON)
    (given,) = store.received_marks.of(someone.id)
    store.received_marks.open(someone.id, [given.id])
    store.received_marks.answer(someone.id, given.id, f"Thank you, says {someone.nickname}", NOON)
    store.people.allow_coach(someone.id, allowed=False)


def a_workshop(store: Store) -> Workshop:
    """The workshop that Maya holds, begun where there is none yet."""
    by = maya(store)
    if not store.workshops.held_by(by):
        begun = store.workshops.begin(by, "Tuesday", {}, NOON)
        room_writes(store, by, begun.id, 1, NOON, NOON + timedelta(minutes=6))
    return store.workshops.held_by(by)[0].workshop


def maya(store: Store) -> Host:
    """A coach, whose key is made where there is none yet."""
    known = next((host for host in store.hosts.all() if host.name == "Maya"), None)
    return known or store.hosts.new("Maya", Role.COACH, "the key of Maya", NOON)


LATER = NOON + timedelta(minutes=10)


JO = NewOwnPerson("Jo Lind", "Baker, Oslo", "We met on a train.", "Sings alto\nBakes rye")
