"""A coach's desk: whom they may read, a row each, and the lines that they have put away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Subquery, case, func, select, true

from ccc.access import Host
from ccc.coaching.cohort import (
    EVERYBODY,
    MORE_COUNTED,
    PAGE,
    Cohort,
    DeskNow,
    Member,
    MemberPage,
    Needing,
    SortedBy,
    Wanted,
)
from ccc.coaching.desk import Seen
from ccc.coaching.reasons import (
    ASIDES_FROM,
    DRAFTS_WITHOUT_CHANGE,
    LEAN_FROM,
    NEW_PEOPLE_FOR_A_POLISHER,
    SAME_WORDS_FROM,
    TIME_TO_BEGIN,
)
from ccc.content.ids import CRITERIA, DESK_REASONS, DeskReasonId
from ccc.content.rubric import WELCOME
from ccc.practice.attempts import TRIES_BEFORE_A_NEW_PERSON
from ccc.practice.filters import AWAY
from ccc.storage.database.host_rights import (
    SAID_YES,
    holds,
    is_host,
    may_read,
    writing_as_host,
)
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert_or_replace, read_as
from ccc.storage.participants.summaries import summary_from_row
from ccc.storage.schema.any_text import folded
from ccc.storage.schema.desk_tables import person_summary, seen_reason
from ccc.storage.schema.tables import person
from ccc.storage.schema.workshop_tables import joined, looked, workshop

Order = tuple[ColumnElement[Any], ...]


class Desk(Repository):
    """What a coach is told of many people.

    None of them reads an attempt, so that years of notes cost no more than a day's.
    """

    def cohorts(self, host: Host) -> tuple[Cohort, ...]:
        """The host's workshops in which somebody lets them read, the latest first."""
        found = (
            select(workshop.c.id, workshop.c.title, func.count().label("people"))
            .join(joined, joined.c.workshop_id == workshop.c.id)
            .where(SAID_YES, holds(host, workshop.c.id), may_read(host, joined.c.person_id))
            .group_by(workshop.c.id)
            .order_by(workshop.c.id.desc())
        )
        return tuple(read_as(Cohort, row) for row in self._all(found))

    def members(self, host: Host, cohort: int = EVERYBODY) -> tuple[Member, ...]:
        """Everybody in a cohort whom the host may read, in order of coming to the server."""
        people = _people(host, cohort)
        rows = self._all(_rows(people).order_by(people.c.id))
        nicknames = Counter(row.nickname for row in rows)
        shared = {nickname for nickname, often in nicknames.items() if often > 1}
        return tuple(_member(row, shared) for row in rows)

    def has_members(self, host: Host, cohort: int = EVERYBODY) -> bool:
        """Whether there is anybody in a cohort whom the host may read."""
        return self._first(select(_people(host, cohort).c.id).limit(1)) is not None

    def those(self, host: Host, cohort: int, ids: Collection[int]) -> tuple[Member, ...]:
        """Those of a cohort with these ids whom the host may read, in order of coming."""
        if not ids:
            return ()
        people = _people(host, cohort)
        found = _rows(people).where(people.c.id.in_(ids)).order_by(people.c.id)
        with self._database.snapshot() as connection:
            return _members(connection, people, connection.execute(found).all())

    def needing(self, host: Host, cohort: int, around: DeskNow, most: int) -> Needing:
        """Some of those with a reason to talk, so `most` of them, by the first of their reasons.

        In the order of DESK_REASONS, then of coming; without those whose line is put away.
        """
        people = _people(host, cohort)
        looks = _last_look(host, people)
        first = first_reason(people, around.now, looks, around.unanswered)
        which = first.is_not(None) & people.c.id.not_in(around.away)
        some = _some_of(people, first.label("first")).where(which).order_by(first, people.c.id)
        counted = _some_of(people).where(which).limit(most + MORE_COUNTED + 1).subquery()
        with self._database.snapshot() as connection:
            found = connection.execute(select(func.count()).select_from(counted)).scalar_one()
            rows = _told(connection, some.limit(most), lambda few: (few.c.first, few.c.id))
            return Needing(_members(connection, people, rows), found)

    def page(self, host: Host, wanted: Wanted) -> MemberPage:
        """A page of a cohort; the last one where there are fewer pages."""
        people = _people(host, wanted.cohort)
        searched = _searched(people, wanted)
        count = select(func.count()).select_from(people).where(searched)
        figure = _figure(people, wanted.sorted_by)

        def ordered(by: ColumnElement[Any], who: ColumnElement[int]) -> Order:
            return by.is_(None), by.desc() if wanted.descending else by, who

        rows = _some_of(people, figure.label("figure")).where(searched)
        rows = rows.order_by(*ordered(figure, people.c.id)).limit(PAGE)
        with self._database.snapshot() as connection:
            found = connection.execute(count).scalar_one()
            page = min(max(1, wanted.page), max(1, -(-found // PAGE)))
            some = rows.offset(PAGE * (page - 1))
            on_it = _told(connection, some, lambda few: ordered(few.c.figure, few.c.id))
            return MemberPage(_members(connection, people, on_it), page, found)

    def seen(self, host: Host) -> Mapping[int, Seen]:
        """The lines that the host has put away, by participant."""
        found = select(seen_reason).where(seen_reason.c.host_id == host.id, is_host(host))
        return {row.person_id: Seen(row.reason, row.figure, row.until) for row in self._all(found)}

    def put_away(self, host: Host, person_id: int, seen: Seen) -> None:
        """Keep that the host has seen the line of a participant. Raises RefusedError."""
        row = {
            "host_id": host.id,
            "person_id": person_id,
            "reason": seen.kind,
            "figure": seen.figure,
            "until": seen.until,
        }
        with writing_as_host(self._database, host, person_id) as connection:
            insert_or_replace(connection, seen_reason, row)


def _people(host: Host, cohort: int) -> Subquery:
    """Whom the host may read of a cohort: their id, nickname, folded too, and when they came."""
    came = person.c.since if cohort == EVERYBODY else joined.c.at
    told = (person.c.id, person.c.nickname, person.c.folded, came.label("came"))
    found = select(*told).where(may_read(host))
    if cohort != EVERYBODY:
        found = found.join(joined, joined.c.person_id == person.c.id).where(
            joined.c.workshop_id == cohort, SAID_YES, holds(host, joined.c.workshop_id)
        )
    return found.subquery()


def _rows(people: Subquery) -> Select[Any]:
    return _some_of(people, *person_summary.c)


def _some_of(people: Subquery, *told: ColumnElement[Any]) -> Select[Any]:
    """People with this of their summaries."""
    return select(people, *told).outerjoin(
        person_summary, person_summary.c.person_id == people.c.id
    )


def _told(
    connection: Connection, some: Select[Any], ordered: Callable[[Subquery], Order]
) -> Sequence[Row[Any]]:
    """All that is told of some people.

    They are chosen first, for the less is told of many the faster they are put in order.
    """
    few = some.subquery()
    return connection.execute(_rows(few).order_by(*ordered(few))).all()


def _last_look(host: Host, people: Subquery) -> ColumnElement[Any]:
    return (
        select(func.max(looked.c.at))
        .where(looked.c.host_id == host.id, looked.c.person_id == people.c.id)
        .scalar_subquery()
    )


def first_reason(
    people: Subquery, now: datetime, last_look: ColumnElement[Any], unanswered: Collection[int]
) -> ColumnElement[Any]:
    """The place in DESK_REASONS of the first reason that `reasons_of` finds, NULL where none."""
    of = person_summary.c
    never_wrote = func.coalesce(of.notes, 0) == 0
    holds_for: dict[DeskReasonId, ColumnElement[bool]] = {
        "waits": people.c.id.in_(unanswered),
        "fell_back": of.verdict == "lower",
        "stopped": of.last_at <= now - AWAY,
        "never_began": never_wrote & (people.c.came <= now - TIME_TO_BEGIN),
        "same_words": of.repeated >= SAME_WORDS_FROM,
        "polishes": (of.most_tries >= TRIES_BEFORE_A_NEW_PERSON)
        & (of.new_people < NEW_PEOPLE_FOR_A_POLISHER),
        "thinks_too_well": of.lean >= LEAN_FROM,
        "thinks_too_little": of.lean <= -LEAN_FROM,
        "disagrees": of.times_aside >= ASIDES_FROM,
        "stands_still": (of.verdict == "no_change")
        & (of.compared >= DRAFTS_WITHOUT_CHANGE)
        & (of.last_mean < WELCOME),
        "got_better": (of.verdict == "better") & (last_look.is_(None) | (of.since > last_look)),
    }
    return case(*((holds_for[kind], place) for place, kind in enumerate(DESK_REASONS)))


def _searched(people: Subquery, wanted: Wanted) -> ColumnElement[bool]:
    """Whether somebody is searched for."""
    by_number = people.c.id == wanted.number
    if not wanted.by_name:
        return by_number if wanted.search.strip() else true()
    searched = folded(wanted.search.strip())
    if not searched:
        return true()
    by_name: ColumnElement[bool] = people.c.folded.contains(searched, autoescape=True)
    return by_name if wanted.number is None else by_name | by_number


def _figure(people: Subquery, sorted_by: SortedBy) -> ColumnElement[Any]:
    """What the list is sorted by."""
    summary = person_summary.c
    figures: dict[SortedBy, ColumnElement[Any]] = {
        "last_note": summary.last_at,
        "nickname": people.c.folded,
        "notes": func.coalesce(summary.notes, 0),
        "new_people": func.coalesce(summary.new_people, 0),
        "last_three": summary.last_mean,
        "change": summary.last_mean - summary.first_mean,
        "weakest": case(
            {criterion: place for place, criterion in enumerate(CRITERIA)}, value=summary.weakest
        ),
    }
    return figures[sorted_by]


def _members(
    connection: Connection, people: Subquery, rows: Sequence[Row[Any]]
) -> tuple[Member, ...]:
    """These rows of the people; of all of them it is asked who has the same nickname."""
    shared = (
        select(people.c.nickname)
        .where(people.c.nickname.in_({row.nickname for row in rows}))
        .group_by(people.c.nickname)
        .having(func.count() > 1)
    )
    nicknames = set(connection.execute(shared).scalars())
    return tuple(_member(row, nicknames) for row in rows)


def _member(row: Row[Any], shared: Collection[str]) -> Member:
    return Member(row.id, row.nickname, row.came, row.nickname in shared, summary_from_row(row))
