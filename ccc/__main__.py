"""`python -m ccc` is the same as `ccc`."""

from ccc.cli import app

app()
