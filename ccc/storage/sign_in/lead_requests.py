"""Phones that ask to become a workshop's desk, and the host who lets them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from ccc.access import Host
from ccc.storage.database.host_rights import holds
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert_or_replace, still_lasts, token_hash
from ccc.storage.schema.workshop_tables import host_device, lead_request
from ccc.workshop.workshop import DIGITS_LAST


class LeadRequests(Repository):
    """Requests that last five minutes and work once."""

    def ask(self, token: str, workshop_id: int, digits: str, now: datetime) -> None:
        """Keep the digits that a phone shows, in place of those before."""
        row = {
            "token_hash": token_hash(token),
            "workshop_id": workshop_id,
            "digits": digits,
            "at": now,
        }
        with self._database.writing() as connection:
            insert_or_replace(connection, lead_request, row)

    def grant(self, by: Host, workshop_id: int, digits: str, now: datetime) -> bool:
        """Have the phone that shows these digits know the host; whether there is one."""
        asks = (
            select(lead_request.c.token_hash)
            .where(
                lead_request.c.workshop_id == workshop_id,
                lead_request.c.digits == digits,
                still_lasts(lead_request.c.at, now, DIGITS_LAST),
                holds(by, lead_request.c.workshop_id),
            )
            .with_for_update()
        )
        with self._database.writing() as connection:
            tokens = connection.execute(asks).scalars().all()
            if len(tokens) != 1:
                return False
            known = {"token_hash": tokens[0], "host_id": by.id, "since": now}
            insert_or_replace(connection, host_device, known)
            connection.execute(delete(lead_request).where(lead_request.c.token_hash == tokens[0]))
        return True
