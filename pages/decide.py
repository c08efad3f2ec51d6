"""Connect or follow: a round of situations, a choice for each."""

from ccc.ui.games.decide import show_decide
from ccc.ui.games.round import ask_player

show_decide(ask_player("decide"))
