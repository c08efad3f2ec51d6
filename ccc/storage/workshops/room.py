"""Who is in the room now."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, exists, func

from ccc.storage.schema.tables import device
from ccc.storage.schema.workshop_tables import joined
from ccc.workshop.workshop import HERE_FOR


def is_here(now: datetime) -> ColumnElement[bool]:
    """Whether somebody who joined is in the room: not taken out, on a phone, and seen lately."""
    has_phone = exists().where(device.c.person_id == joined.c.person_id)
    seen = func.coalesce(joined.c.seen, joined.c.at)
    return joined.c.removed.is_(False) & has_phone & (seen > now - HERE_FOR)
