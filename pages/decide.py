"""Connect or follow: a round of twelve situations."""

from ccc.ui.games.decide import play_decide
from ccc.ui.games.round import begin_page

play_decide(begin_page("decide"))
