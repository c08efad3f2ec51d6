"""A blank request: answer somebody who sent no note."""

from ccc.ui.rounds.frame import begin_page
from ccc.ui.rounds.reply import play_reply

play_reply(begin_page("reply"))
