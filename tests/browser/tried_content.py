"""`ccc` for a server of the tests: ready in a third of the time, of which nothing else is told.

What it leaves out of a start is tried elsewhere: checks and examples of the content in
tests/content, and reading all cards ahead in tests/ui/test_resources.py. Cards are read when they
are asked for; the checks are compiled, as they are once they were tried, lest a first note wait.
"""

from pathlib import Path

from ccc.cli import app
from ccc.content.load import Content, complete, read_content
from ccc.scoring.scenarios import score_scenario
from ccc.ui import resources


def open_content(folder: Path) -> Content:
    """The content of a folder, its checks compiled."""
    content = complete(read_content(folder))
    rules_alone = content.rubric.model_copy(update={"encoder": None})
    score_scenario("Ana, I read your page and liked it.", content.scenarios[0], rules_alone)
    return content


resources.open_content = open_content
resources.read_cards_ahead = lambda _content: None
app()
