"""Five notes a month: many people, a handful of notes, and what comes of it."""

from ccc.ui.games.month import show_month
from ccc.ui.games.round import ask_player

show_month(ask_player("month"))
