"""A blank request: answer somebody who sent no note."""

from ccc.ui.games.reply import play_reply
from ccc.ui.games.round import begin_page

play_reply(begin_page("reply"))
