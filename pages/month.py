"""Five notes a month: twenty people, a handful of notes, and what comes of it."""

from ccc.ui.rounds.frame import begin_page
from ccc.ui.rounds.month import play_month

play_month(begin_page("month"))
