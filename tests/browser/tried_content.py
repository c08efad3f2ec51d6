"""`ccc` for a server of the tests: ready in a third of the time, of which nothing else is told.

What it leaves out of a start is tried elsewhere: checks and examples of the content in
tests/content, and reading all cards ahead in tests/ui/test_resources.py. Cards are read when they
are asked for.
"""

from ccc.cli import app
from ccc.content.load import complete, read_content
from ccc.ui import resources

resources.open_content = lambda folder: complete(read_content(folder))
resources.read_cards_ahead = lambda _content: None
app()
