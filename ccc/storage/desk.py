"""A coach's desk: whom they may read, a row each, and the lines that they have put away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Row, Subquery, case, func, select

from ccc.access import Host
from ccc.coaching.cohort import EVERYBODY, PAGE, Cohort, Member, MemberPage, SortedBy, Wanted
from ccc.coaching.desk import Seen
from ccc.content.ids import CRITERIA
from ccc.storage.database import Database
from ccc.storage.desk_tables import person_summary, seen_reason
from ccc.storage.host_rights import holds, is_host, may_read, writing_as_host
from ccc.storage.statements import insert_or_replace
from ccc.storage.summaries import summary_from_row
from ccc.storage.tables import person
from ccc.storage.workshop_tables import joined, workshop

_SAID_YES = joined.c.coach_may & joined.c.removed.is_(False)


class Desk:
    """What a coach is told of many people. Every method raises StorageError on failure.

    None of them reads an attempt, so that years of notes cost no more than a day's.
    """

    def __init__(self, database: Database) -> None:
        """Use a database that is up to date."""
        self._database = database

    def cohorts(self, host: Host) -> tuple[Cohort, ...]:
        """The host's workshops in which somebody lets them read, the latest first."""
        found = (
            select(workshop.c.id, workshop.c.title, func.count().label("people"))
            .join(joined, joined.c.workshop_id == workshop.c.id)
            .where(_SAID_YES, holds(host, workshop.c.id), may_read(host, joined.c.person_id))
            .group_by(workshop.c.id)
            .order_by(workshop.c.id.desc())
        )
        with self._database.reading() as connection:
            return tuple(Cohort(*row) for row in connection.execute(found))

    def members(self, host: Host, cohort: int = EVERYBODY) -> tuple[Member, ...]:
        """Everybody in a cohort whom the host may read, in order of coming to the server."""
        people = _people(host, cohort)
        found = (
            select(people, person_summary)
            .outerjoin(person_summary, person_summary.c.person_id == people.c.id)
            .order_by(people.c.id)
        )
        with self._database.reading() as connection:
            return tuple(_member(row) for row in connection.execute(found))

    def page(self, host: Host, wanted: Wanted) -> MemberPage:
        """A page of a cohort; the last one where there are fewer pages."""
        people = _people(host, wanted.cohort)
        searched = _searched(people, wanted)
        count = select(func.count()).select_from(people).where(searched)
        figure = _figure(people, wanted.sorted_by)
        rows = (
            select(people, person_summary)
            .outerjoin(person_summary, person_summary.c.person_id == people.c.id)
            .where(searched)
            .order_by(figure.is_(None), figure.desc() if wanted.descending else figure, people.c.id)
        )
        with self._database.snapshot() as connection:
            found = connection.execute(count).scalar_one()
            page = min(max(1, wanted.page), max(1, -(-found // PAGE)))
            on_it = connection.execute(rows.limit(PAGE).offset(PAGE * (page - 1)))
            return MemberPage(tuple(_member(row) for row in on_it), page, found)

    def seen(self, host: Host) -> Mapping[int, Seen]:
        """The lines that the host has put away, by participant."""
        found = select(seen_reason).where(seen_reason.c.host_id == host.id, is_host(host))
        with self._database.reading() as connection:
            rows = connection.execute(found).all()
        return {row.person_id: Seen(row.reason, row.figure, row.until) for row in rows}

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
    """Whom the host may read of a cohort: id, nickname, when they came, whether one has it too."""
    came = person.c.since if cohort == EVERYBODY else joined.c.at
    found = select(
        person.c.id,
        person.c.nickname,
        came.label("came"),
        (func.count().over(partition_by=person.c.nickname) > 1).label("has_namesake"),
    ).where(may_read(host))
    if cohort != EVERYBODY:
        found = found.join(joined, joined.c.person_id == person.c.id).where(
            joined.c.workshop_id == cohort, _SAID_YES, holds(host, joined.c.workshop_id)
        )
    return found.subquery()


def _searched(people: Subquery, wanted: Wanted) -> ColumnElement[bool]:
    """Whether somebody is searched for."""
    by_number = people.c.id == wanted.number
    if not wanted.by_name:
        return by_number if wanted.search.strip() else people.c.id.is_not(None)
    by_name: ColumnElement[bool] = people.c.nickname.icontains(
        wanted.search.strip(), autoescape=True
    )
    return by_name if wanted.number is None else by_name | by_number


def _figure(people: Subquery, sorted_by: SortedBy) -> ColumnElement[Any]:
    """What the list is sorted by."""
    summary = person_summary.c
    figures: dict[SortedBy, ColumnElement[Any]] = {
        "last_note": summary.last_at,
        "nickname": func.lower(people.c.nickname),
        "notes": func.coalesce(summary.notes, 0),
        "new_people": func.coalesce(summary.new_people, 0),
        "last_three": summary.last_mean,
        "change": summary.last_mean - summary.first_mean,
        "weakest": case(
            {criterion: place for place, criterion in enumerate(CRITERIA)}, value=summary.weakest
        ),
    }
    return figures[sorted_by]


def _member(row: Row[Any]) -> Member:
    return Member(row.id, row.nickname, row.came, bool(row.has_namesake), summary_from_row(row))
