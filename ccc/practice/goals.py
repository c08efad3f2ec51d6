"""A participant's own goal held against their note: advice may quote what the note leaves out."""

from __future__ import annotations

from ccc.content.ids import CriterionId
from ccc.practice.attempts import Goal
from ccc.scoring.lexicon.vocabulary import EVERYDAY, rarity
from ccc.scoring.text.note import read
from ccc.scoring.text.stem import alike


def reminder(goal: Goal, criterion: CriterionId, note: str) -> str | None:
    """A sentence that quotes the participant's goal beside advice on one criterion.

    None where the criterion has nothing to do with it, nothing was said, or the note touches it.
    """
    match criterion:
        case "reason":
            wishes = [_why_them(goal.why_them, note), _what_for(goal.what_for, note)]
            return next((wish for wish in wishes if wish), None)
        case "context":
            return _why_them(goal.why_them, note)
        case "value":
            return _what_they_get(goal.what_for, note)
        case _:
            return None


def touches(note: str, words: str) -> bool:
    """Whether a note has at least one of the words that matter in what was said.

    Everyday words matter only where there are no others; true where nothing was said at all.
    """
    said = {word.stem: rarity(word.form, word.stem) for word in read(words).words}
    telling = {one for one, weight in said.items() if weight > EVERYDAY}
    telling = telling or {one for one, weight in said.items() if weight > 0}
    stems = read(note).stems
    return not telling or any(alike(one, other) for one in telling for other in stems)


def _why_them(words: str, note: str) -> str | None:
    return None if touches(note, words) else f"You said why them: “{words}”. Does the note say so?"


def _what_for(words: str, note: str) -> str | None:
    return None if touches(note, words) else f"You said you want: “{words}”. Does the note say so?"


def _what_they_get(words: str, note: str) -> str | None:
    if touches(note, words):
        return None
    return f"You said you want: “{words}”. What could they have of it?"
