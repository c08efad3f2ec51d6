"""An own person, and texts that would break a page that takes them for markup."""

from __future__ import annotations

from ccc.practice.attempts import Participant
from ccc.practice.canvas import NewOwnPerson, OwnPerson
from ccc.ui import resources
from ccc.ui.resources import now

UGLY = {
    "html": "<script>alert(1)</script> <b>Jo</b>",
    "markdown": "**Jo** :red[x] $x$ [a](http://b.c) # Jo",
    "right to left": "שר במקהלה \u202eabc",
    "controls": "Jo\x00\x07 Lind\x1b[31m",
    "emoji": "👨‍👩‍👧‍👦" * 11,
}


def add(participant: Participant, **said: str) -> OwnPerson:
    fields = {"name": "Jo Lind", "headline": "", "situation": "", "known": "", **said}
    return resources.store().own_people.add(participant.id, NewOwnPerson(**fields), now())
