"""Connect or follow: a round of twelve situations."""

from ccc.ui.rounds.decide import play_decide
from ccc.ui.rounds.frame import begin_page

play_decide(begin_page("decide"))
