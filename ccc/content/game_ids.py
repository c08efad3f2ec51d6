"""The ids of the rounds besides writing a note; apart from the models, as `ids.py` is."""

from __future__ import annotations

from typing import Literal, get_args

GameId = Literal["decide", "reply", "seat", "month", "beat"]
"""Connect or follow, a blank request, the recipient's seat, five notes a month, beat the score."""

GAMES: tuple[GameId, ...] = get_args(GameId)
"""In the order in which they are offered."""

Decision = Literal["connect", "follow"]

Verdict = Literal["accept", "ignore", "report"]
"""What a recipient can do with an invitation."""

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

Move = Literal["note", "blank", "follow", "wait"]
"""What can be done about somebody in a month in which notes are few."""

MOVES: tuple[Move, ...] = get_args(Move)
