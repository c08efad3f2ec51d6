"""`ccc score`, `ccc reply` and `ccc decide`: JSON Lines in, JSON Lines out."""

from __future__ import annotations

from ccc.cli.terminal import InputFile, content_in_use, lines_of, print_lines, sentences


def score(file: InputFile = "-") -> None:
    """Score notes: one JSON object a line in, one a line out."""
    from ccc.scoring.jsonl import score_lines

    with sentences():
        print_lines(score_lines(lines_of(file), content_in_use().rubric))


def reply(file: InputFile = "-") -> None:
    """Judge replies to a blank request: one JSON object a line in, one a line out."""
    from ccc.scoring.jsonl import reply_lines

    with sentences():
        print_lines(reply_lines(lines_of(file), content_in_use().replies))


def decide(file: InputFile = "-") -> None:
    """Say whether to connect or to follow: one JSON object a line in, one a line out."""
    from ccc.scoring.jsonl import decide_lines

    with sentences():
        print_lines(decide_lines(lines_of(file), content_in_use().decisions))
