"""All games: what each teaches, and how far a participant is."""

from __future__ import annotations

import streamlit as st

from ccc.content.ids import GAMES, GameId
from ccc.games.rounds import Points, ended_rounds
from ccc.games.seat import is_over
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.navigation import page
from ccc.ui.resources import now

ICONS: dict[GameId, str] = {
    "decide": ":material/alt_route:",
    "reply": ":material/mark_email_unread:",
    "seat": ":material/event_seat:",
    "month": ":material/calendar_month:",
    "beat": ":material/target:",
}


PAGES: dict[GameId, str] = {game: f"{game}.py" for game in GAMES}
"""The script of each."""


def game_pages() -> list[st.Page]:
    """A page for each game; they are found from the list of games, not from the navigation."""
    return [
        page(PAGES[game.id], game.title, ICONS[game.id], hidden=True)
        for game in resources.content().games.games
    ]


def page_in_menu(name: str) -> str | None:
    """The page in the menu that a game's page of this name belongs to; None for other pages."""
    return "games" if f"{name}.py" in PAGES.values() else None


def played_in_words(participant: Participant, game_id: GameId) -> str:
    """How often a game was played and how its latest round went, in a few words."""
    rounds = resources.store().games.of(participant.id)
    begun = (round_ for round_ in rounds if round_.game == game_id and round_.ended is None)
    if any(not is_over(round_, now()) for round_ in begun):
        return "A round is waiting for you."
    ended = ended_rounds(rounds, game_id)
    if not ended:
        return "New to you."
    points = ended[-1].points
    times = "Played once" if len(ended) == 1 else f"Played {len(ended)} times"
    return f"{times}. Latest: {points_in_words(game_id, points)}." if points else times


def points_in_words(game_id: GameId, points: Points) -> str:
    """What a round came to, in a few words; one of beat the score is won or lost."""
    if game_id == "beat":
        return "it got a good score" if points.gained else "the scorer noticed"
    return f"{points.gained} of {points.possible}"


def show_games(participant: Participant | None) -> None:
    """A link to each game, with what it teaches and how far the participant is."""
    for game in resources.content().games.games:
        with st.container(border=True):
            st.page_link(PAGES[game.id], label=f"**{plain(game.title)}**", icon=ICONS[game.id])
            st.markdown(game.aim)
            if participant is not None:
                st.caption(played_in_words(participant, game.id))
