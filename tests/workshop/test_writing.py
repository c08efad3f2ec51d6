"""When a round takes notes, whom each writes to, and who is doing what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ccc.content.load import Content
from ccc.content.workshops import AGAIN, NEW, WorkshopPlan, WriteStep
from ccc.practice.attempts import next_new_person
from ccc.workshop.writing import (
    QUIET_AFTER,
    OwnPart,
    Writer,
    WritingRound,
    somebody_new,
    whom_to_write_to,
)

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
A_MOMENT = timedelta(milliseconds=1)


def test_a_round_is_over_at_its_end() -> None:
    found = WritingRound(1, 2, NOON - timedelta(minutes=6), NOON)
    assert not found.is_over(NOON - A_MOMENT)
    assert found.is_over(NOON)


def test_who_is_doing_what_is_told_from_when_they_typed_and_sent() -> None:
    def doing(typed: datetime | None, *, sent: bool = False, here: bool = True) -> str:
        return Writer(1, "Ann", typed, sent, here).doing(NOON)

    assert doing(None) == "waiting"
    assert doing(NOON - QUIET_AFTER + A_MOMENT) == "writing"
    assert doing(NOON - QUIET_AFTER) == "quiet for a minute"
    assert doing(NOON, sent=True) == "sent"
    assert doing(None, sent=True, here=False) == "sent"
    assert doing(NOON, here=False) == "not here now"


def test_somebody_new_is_whom_practice_would_give_but_nobody_to_follow(content: Content) -> None:
    to_follow = {one.id for one in content.scenarios if one.best == "follow"}
    met: dict[str, datetime] = {}
    while (found := somebody_new(content.scenarios, met, 7)) is not None and found.id not in met:
        assert found.id not in to_follow
        kept = next_new_person(content.scenarios, {*met, *to_follow}, 7)
        assert kept in (None, found)
        met[found.id] = NOON + timedelta(minutes=len(met))
    assert {*met, *to_follow} == {one.id for one in content.scenarios}
    assert found is not None
    assert met[found.id] == NOON


def test_without_anybody_to_connect_with_there_is_nobody_new(content: Content) -> None:
    follow = [one for one in content.scenarios if one.best == "follow"]
    assert somebody_new(follow, {}, 7) is None


def test_who_writes_again_writes_to_whom_they_wrote_first_and_a_latecomer_to_somebody_new(
    content: Content,
) -> None:
    def plan(first: str) -> WorkshopPlan:
        steps = [WriteStep(kind="write", to=to, minutes=4, say="Write.") for to in (first, AGAIN)]
        return WorkshopPlan(id="short", title="Short", aim="Again.", steps=tuple(steps))

    somebody, part = content.scenarios[0], OwnPart("baker", None, may_show=True)
    assert whom_to_write_to(plan("miller"), 2, None, None) == "miller"
    assert whom_to_write_to(plan(NEW), 1, None, somebody) == somebody.id
    assert whom_to_write_to(plan(NEW), 2, part, somebody) == "baker"
    assert whom_to_write_to(plan(NEW), 2, None, somebody) == somebody.id
    assert whom_to_write_to(plan(NEW), 2, None, None) is None
