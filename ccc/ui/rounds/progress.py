"""What the rounds came to over time: one line a kind, and how the latest compares."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ccc.content.game_ids import GAMES
from ccc.practice import Person
from ccc.rounds import Points, Round, ended_rounds
from ccc.ui import resources
from ccc.ui.plain import plain
from ccc.ui.progress_words import Voice


def show_rounds(person: Person, voice: Voice) -> None:
    """A table of the rounds that were played; nothing before the first has ended."""
    rounds = resources.store().rounds.of(person.id)
    played = {game: ended_rounds(rounds, game) for game in GAMES}
    if not any(played.values()):
        return
    games = resources.content().play.games
    st.header("The other moves", anchor=False)
    st.table(
        [_row(games.game(game).title, ended) for game, ended in played.items() if ended],
        hide_index=True,
        alt="Rounds of each kind: how many, and the points of the first, the best and the latest",
    )
    st.caption(f"Points out of what was possible. They are no part of {voice.your} headline.")


def _row(title: str, ended: Sequence[Round]) -> dict[str, str | int]:
    points = [one.points for one in ended if one.points is not None]
    return {
        "Round": plain(title),
        "Played": len(points),
        "First": _words(points[0]),
        "Best": _words(max(points, key=lambda one: one.share)),
        "Latest": _words(points[-1]),
    }


def _words(points: Points) -> str:
    return f"{points.gained} of {points.possible}"
