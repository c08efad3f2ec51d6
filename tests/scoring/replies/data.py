"""The shipped checks on replies, and rated replies."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from ccc.content.reply_checks import ReplyCheck, ReplyRules

CONTENT = Path(__file__).parents[3] / "content" / "reply_checks"
DATA = Path(__file__).parents[2] / "data"


@cache
def rules():
    adapter = TypeAdapter(ReplyCheck)
    return ReplyRules(
        checks=tuple(
            adapter.validate_python({**yaml.safe_load(file.read_text("utf-8")), "id": file.stem})
            for file in sorted(CONTENT.glob("*.yaml"))
        )
    )


def lines_of(name):
    return (DATA / name).read_text(encoding="utf-8").splitlines()
