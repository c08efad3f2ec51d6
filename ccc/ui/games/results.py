"""What rounds came to over time: one line a game, and how the latest compares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from ccc.content.ids import GAMES, GameId
from ccc.games.rounds import Round, ended_rounds
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.components.voice import Voice
from ccc.ui.games.lobby import points_in_words


def show_rounds(rounds: Sequence[Round], voice: Voice) -> None:
    """A table of the rounds that were played; nothing before the first has ended."""
    played = {game: ended for game in GAMES if (ended := ended_rounds(rounds, game))}
    if not played:
        return
    st.header("Games", anchor=False)
    st.table(
        _rows(played),
        hide_index=True,
        alt="Rounds of each kind: how many there were, and what the best and the latest came to",
    )
    st.caption(
        f"Points out of what was possible. They do not change what we say about {voice.your} notes."
    )


def _rows(played: Mapping[GameId, Sequence[Round]]) -> list[dict[str, str | int]]:
    """A row for each game; the latest has a column only where it can differ from the best.

    How often stands last, where it may be off the screen with large text.
    """
    games = resources.content().games
    several = any(len(ended) > 1 for ended in played.values())
    rows = []
    for game, ended in played.items():
        points = [round_.points for round_ in ended if round_.points is not None]
        row: dict[str, str | int] = {
            "Round": plain(games.game(game).title),
            "Best": points_in_words(game, max(points, key=lambda result: result.share)),
        }
        if several:
            row["Latest"] = points_in_words(game, points[-1]) if len(points) > 1 else ""
        rows.append(row | {"Played": len(points)})
    return rows
