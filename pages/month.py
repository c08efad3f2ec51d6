"""Five notes a month: twenty people, a handful of notes, and what comes of it."""

from ccc.ui.games.month import play_month
from ccc.ui.games.round import begin_page

play_month(begin_page("month"))
