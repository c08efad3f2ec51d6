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
            wishes = [(_WHY_THEM, goal.why_them), (_WHAT_FOR, goal.what_for)]
        case "context":
            wishes = [(_WHY_THEM, goal.why_them)]
        case "value":
            wishes = [(_WHAT_THEY_GET, goal.what_for)]
        case _:
            return None
    untouched = (say.format(words) for say, words in wishes if not touches(note, words))
    return next(untouched, None)


_WHY_THEM = "You said why them: “{}”. Does the note say so?"
_WHAT_FOR = "You said you want: “{}”. Does the note say so?"
_WHAT_THEY_GET = "You said you want: “{}”. What could they have of it?"


def touches(note: str, words: str) -> bool:
    """Whether a note has at least one of the words that matter in what was said.

    Everyday words matter only where there are no others; true where nothing was said at all.
    """
    said = {word.stem: rarity(word.form, word.stem) for word in read(words).words}
    telling = {one for one, weight in said.items() if weight > EVERYDAY}
    telling = telling or {one for one, weight in said.items() if weight > 0}
    stems = read(note).stems
    return not telling or any(alike(one, other) for one in telling for other in stems)
