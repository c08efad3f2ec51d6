"""A blank request: answer somebody who sent no note."""

from ccc.ui.games.reply import show_reply
from ccc.ui.games.round import ask_player

show_reply(ask_player("reply"))
