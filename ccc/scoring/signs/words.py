"""Signs that a note's own words give: names, figures, rare words, who speaks to whom."""

from __future__ import annotations

from functools import lru_cache

from ccc.scoring.annotation import YOU, Annotation
from ccc.scoring.lexicon.vocabulary import word_set
from ccc.scoring.lexicon.word_lists import LISTS
from ccc.scoring.text.note import Note


def word_signs(annotation: Annotation) -> dict[str, float]:
    """All signs of words, by name, each from 0 to 1."""
    note = annotation.note
    forms = note.bare
    named = not forms.isdisjoint(annotation.their_names)
    rare = {note.words[n].stem for n in annotation.specific}
    figures = {note.words[n].stem for n in annotation.specific if note.words[n].form[0].isdigit()}
    room = 20 / max(len(note.words), 20)
    return {
        "name": float(named),
        "to-them": float(named or not forms.isdisjoint(YOU)),
        "signed": float(not forms.isdisjoint(annotation.my_names)),
        "specific": min(len(rare) * room, 8) / 8,
        "figure": min(len(figures), 2) / 2,
        "situation": _situation(annotation),
        "job": float(not forms.isdisjoint(LISTS["job"])),
        "thing": float(not forms.isdisjoint(LISTS["thing"])),
        "my-thing": float(_my_thing(note)),
        "question": float("?" in note.plain),
        "short": float(sum([word.sentence in annotation.related for word in note.words]) < 8),
        "you-and-i": float(_you_and_i(note)),
        "your-rare": float(_your_rare(annotation)),
    }


def _situation(annotation: Annotation) -> float:
    return min(len(annotation.note.stems & annotation.situation_stems), 3) / 3


_I = frozenset({"i", "i'm", "my", "we", "our", "me", "i've", "us", "mine", "ours"})


@lru_cache(maxsize=4)
def _you_and_i(note: Note) -> bool:
    """Whether one sentence has both the reader and the writer in it."""
    you = {word.sentence for word in note.words if word.form in YOU}
    return any(word.sentence in you for word in note.words if word.form in _I)


_COUNTS = word_set("""
    two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty
    sixty hundred dozen dozens some several few
""")


@lru_cache(maxsize=4)
def _my_thing(note: Note) -> bool:
    """Whether a thing is named within four words after "my" or a number, and not after "your"."""
    words, things = note.words, LISTS["thing"]
    for at, word in enumerate(words):
        if word.form in things:
            before = [w.form for w in words[max(at - 4, 0) : at] if w.sentence == word.sentence]
            own = any(w in {"my", "our"} or w in _COUNTS or w[0].isdigit() for w in before)
            if own and "your" not in before:
                return True
    return False


def _your_rare(annotation: Annotation) -> bool:
    """Whether a rare word follows "your" within three words of the same sentence."""
    if "your" not in annotation.note.forms:
        return False
    words, rare = annotation.note.words, frozenset(annotation.specific)
    return any(
        number in rare and words[number].sentence == word.sentence
        for at, word in enumerate(words)
        if word.form == "your"
        for number in range(at + 1, min(at + 4, len(words)))
    )
