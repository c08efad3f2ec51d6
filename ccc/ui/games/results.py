"""What rounds came to over time: one line a game, and how the latest compares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from ccc.content.ids import GAMES, GameId
from ccc.games.rounds import Points, Round, ended_rounds
from ccc.practice.numbers import counted
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.games.lobby import points_in_words


def show_rounds(rounds: Sequence[Round]) -> None:
    """For whoever played, a table of their rounds; nothing before the first has ended."""
    played = _played(rounds)
    if not played:
        return
    st.header("Games", anchor=False)
    st.table(
        _rows(played),
        hide_index=True,
        alt="Rounds of each kind: how many there were, and what the best and the latest came to",
    )
    st.caption("Points out of what was possible. They do not change what we say about your notes.")


def rounds_in_words(rounds: Sequence[Round]) -> str:
    """Each game that was played, how often, and the best of it, as a list in a sentence.

    Empty where none was; no Markdown yet.
    """
    games = resources.content().games
    return "; ".join(
        f"“{games.game(game).title}” {counted(len(ended), 'time', 'times')}, "
        f"at best {points_in_words(game, _best(ended))}"
        for game, ended in _played(rounds).items()
    )


def _played(rounds: Sequence[Round]) -> Mapping[GameId, Sequence[Round]]:
    return {game: ended for game in GAMES if (ended := ended_rounds(rounds, game))}


def _best(ended: Sequence[Round]) -> Points:
    return max((one.points for one in ended if one.points), key=lambda points: points.share)


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
            "Best": points_in_words(game, _best(ended)),
        }
        if several:
            row["Latest"] = points_in_words(game, points[-1]) if len(points) > 1 else ""
        rows.append(row | {"Played": len(points)})
    return rows
