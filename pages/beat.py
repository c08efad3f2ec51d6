"""Beat the score: a bad note on purpose, for the good of the scorer."""

from ccc.ui.games.beat import play_beat
from ccc.ui.games.round import begin_page

play_beat(begin_page("beat"))
