"""Beat the score: a bad note on purpose, for the good of the scorer."""

from ccc.ui.games.beat import show_beat
from ccc.ui.games.round import ask_player

show_beat(ask_player("beat"))
