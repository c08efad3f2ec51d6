"""A cohort handed over: its people, notes, levels, marks and answers as tables in a zip.

Each file has the same columns whoever is in it, and a text says what each of them means.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZipFile

from ccc.content.ids import CRITERIA
from ccc.reports.csv_table import csv_of
from ccc.storage.coaching.cohorts import CohortRecords, Row

READ_ME = "read me.txt"

_ABOUT = """\
{title}

Everybody here said yes to a coach; of whoever did not, or took it back, there is nothing. Each file
is a table (CSV, UTF-8) and opens in a spreadsheet. Times are in UTC, as ISO 8601 has it. An empty
cell means that there is nothing to say.

{files}

If a text begins with an apostrophe, take that one off to have it as it was. It keeps a spreadsheet
from running as a formula what somebody wrote. Characters that no spreadsheet can show stand as
signs such as \u2400.
"""

_LEVELS_OF_A_COACH = {
    f"levels.{criterion}": f"the coach's level of {criterion}, 0 (missing) to 3 (strong)"
    for criterion in CRITERIA
}
_REASONS_OF_A_COACH = {
    f"reasons.{criterion}": f"why it differs from the tool's level of {criterion}"
    for criterion in CRITERIA
}

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "people.csv": {
        "person": "number of the participant on this server, the same in all files",
        "number": "number that they were given when they joined",
        "nickname": "what they call themselves",
        "here_since": "when they first came to this server",
        "joined_at": "when they joined, and were asked whether a coach may read",
        "said_yes_at": (
            "when they said yes; empty where that was before such times were kept, from which it "
            "is known only that it was at joined_at or later"
        ),
    },
    "attempts.csv": {
        "attempt": "number of the note on this server, the same in all files",
        "person": "who wrote it",
        "scenario": "whom it was written to; own:3 is somebody of their own",
        "nth": "which try at this person it was, from 1",
        "unseen": "yes for a first try at somebody whom they had not met here before",
        "note": "the note",
        "characters": "how many it has",
        "character_limit": "how many it might have",
        "forecast": "the writer's guess of the score, 0 to 100",
        "score": "the score, 0 to 100; empty where the note was not scored",
        "margin": "by how many points the score may be off; empty where that was not told",
        "band": "the band of the score",
        "flags": "what stopped the score, as a list",
        "rubric_id": "name of the rubric it was scored by",
        "rubric_hash": "fingerprint of that rubric; scores of one fingerprint can be compared",
        "at": "when it was scored",
    },
    "levels.csv": {
        "attempt": "number of the note",
        "criterion": "what it was judged by: " + ", ".join(CRITERIA),
        "level": "the tool's level, 0 (missing) to 3 (strong)",
    },
    "marks.csv": {
        "mark": "number of a coach's mark on a note; drafts are not among them",
        "attempt": "number of the note",
        "coach": "name of the coach",
        "blind": "yes where the coach's levels were set before the tool's were shown",
        "state": "handed_over until the writer opened it, then opened",
        "at": "when it was handed over",
        "replaces": "number of the earlier mark in whose place it came",
        **_LEVELS_OF_A_COACH,
        **_REASONS_OF_A_COACH,
        "quote": "words of the note that the comment is about",
        "comment": "the comment",
    },
    "answers.csv": {
        "mark": "number of the mark",
        "person": "who answered: the writer of the note",
        "seen_at": "when they said that they got it",
        "text": "what they answered",
        "at": "when they answered",
    },
}
"""By file, what each of its columns means, in their order."""


def cohort_zip(records: CohortRecords) -> bytes:
    """All of it as a zip of CSV files, and a text on every column."""
    rows: Mapping[str, Sequence[Row]] = {
        "people.csv": records.people,
        "attempts.csv": records.attempts,
        "levels.csv": list(_levels(records.attempts)),
        "marks.csv": records.marks,
        "answers.csv": records.answers,
    }
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr(READ_ME, _read_me(records.title).encode("utf-8-sig", "replace"))
        for file, columns in COLUMNS.items():
            archive.writestr(file, csv_of(rows[file], columns))
    return packed.getvalue()


def _levels(attempts: Sequence[Row]) -> Iterator[Row]:
    """A row for each criterion of each attempt that has levels."""
    for attempt in attempts:
        levels = attempt["levels"] or {}
        for criterion in CRITERIA:
            if criterion in levels:
                yield {
                    "attempt": attempt["attempt"],
                    "criterion": criterion,
                    "level": levels[criterion],
                }


def _read_me(title: str) -> str:
    files = "\n\n".join(
        "\n".join([file, *(f"  {name}: {means}" for name, means in columns.items())])
        for file, columns in COLUMNS.items()
    )
    return _ABOUT.format(title=" ".join(title.split()), files=files)
