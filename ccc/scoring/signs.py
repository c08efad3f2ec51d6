"""The signs a note gives: named numbers from 0 to 1 that a person could check."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ccc.content.ids import FlagId
from ccc.scoring.cards import Touch
from ccc.scoring.lists import LISTS
from ccc.scoring.looking import Look
from ccc.scoring.text import read
from ccc.scoring.words import rarity

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric

SIGNS: Mapping[str, str] = {
    "their-fact": "rare words of one fact on their card",
    "their-facts": "how many facts on their card are touched",
    "their-need": "words of something they need or asked for",
    "their-source": "words of something they said, wrote or showed",
    "their-headline": "words of their headline: a job, a company",
    "my-fact": "rare words of one fact on your own card",
    "my-facts": "how many facts on your own card are touched",
    "my-headline": "words of your own headline",
    "shared-thing": "rare words that stand on both cards",
    "shared-background": "the same, where it is about their life rather than their needs",
    "no-recipient": "there are no facts to hold the note against",
    "no-sender": "there are no facts about the writer",
    "name": "their name",
    "signed": "your name",
    "specific": "how much of the note is rare words or figures",
    "proper": "names of places, things or people",
    "figure": "figures",
    "situation": "words of the situation",
    "job": "a kind of work",
    "thing": "a thing that can be handed over",
    "question": "a question mark",
    "short": "fewer than eight words that have to do with the two people",
    "you-and-i": "you and I in one sentence",
    "your-rare": "something of theirs, named by a rare word",
    "pitch": "it sells",
    "unreadable": "no sentences",
    "default_text": "the stock sentence",
    "placeholder": "an unfilled slot",
    "offer+need": "an offer, and something they need",
    "offer+my-fact": "an offer, and a fact or figure of yours",
    "offer+their-fact": "an offer, and a fact of theirs",
    "offer+thing": "an offer, and the thing",
    "offer+anyone": "an offer made to anybody",
    "offer+specific": "an offer, among rare words, where there is no card",
    "tie+shared-thing": "a link said, beside words on both cards",
    "tie+my-fact": "a link said, beside words of your own card",
    "tie+specific": "a link said, beside rare words",
    "tie+role": "a link said, beside a kind of work",
    "tie+only-theirs": "a link said about something only their card has",
    "source+role": "how you know them, and what you do",
    "source+their-fact": "how you know them, and the fact itself",
    "specific-no-card": "rare words where there is no card",
    "you+specific": "speaking to them, with rare words",
}
"""The signs that code computes, by name; every check for a criterion is a sign too."""

_TIES = ("shared-said", "shared-school", "shared-problem")
_OFFERS = ("value-offer", "value-do", "value-take", "value-yours", "value-short-question")
_SOURCES = ("context-source", "context-said", "context-met", "context-referral")


def signs(seen: Look, flags: Collection[FlagId], rubric: Rubric) -> dict[str, float]:
    """All signs of a note, by name, each from 0 to 1."""
    found = {check.id: 0.0 for check in rubric.checks if check.criterion}
    found.update({hit.check.id: 1.0 for hit in seen.hits if hit.check.criterion})
    found.update(_card_signs(seen))
    found.update(_word_signs(seen))
    for flag in ("pitch", "unreadable", "default_text", "placeholder"):
        found[flag] = float(flag in flags)
    found.update(_tie_signs(seen, found))
    found.update(_pair_signs(found))
    return found


def _card_signs(seen: Look) -> dict[str, float]:
    background = [t for t in seen.shared if not t.part.need and not t.part.source]
    return {
        "their-fact": _best(seen.their_facts, 3),
        "their-facts": min(sum(t.weight >= 1 for t in seen.their_facts), 3) / 3,
        "their-need": _best([t for t in seen.their_facts if t.part.need], 2),
        "their-source": _best([t for t in seen.their_facts if t.part.source], 2),
        "their-headline": _best(seen.their_headline, 2),
        "my-fact": _best(seen.my_facts, 3),
        "my-facts": min(sum(t.weight >= 1 for t in seen.my_facts), 3) / 3,
        "my-headline": _best(seen.my_headline, 2),
        "shared-thing": _best(seen.shared, 2),
        "shared-background": _best(background, 1),
        "no-recipient": float(seen.theirs is None or not seen.theirs.facts),
        "no-sender": float(seen.mine is None or not seen.mine.facts),
    }


def _best(found: Sequence[Touch], enough: float) -> float:
    return min(max((t.weight for t in found), default=0.0), enough) / enough


def _word_signs(seen: Look) -> dict[str, float]:
    note = seen.note
    forms = {word.form.removesuffix("'s") for word in note.words}
    rare = {note.words[n].stem for n in seen.specific}
    proper = {note.words[n].stem for n in seen.specific if _is_proper(seen, n)}
    figures = {note.words[n].stem for n in seen.specific if note.words[n].form[0].isdigit()}
    room = 20 / max(len(note.words), 20)
    return {
        "name": float(bool(forms & seen.their_names)),
        "signed": float(bool(forms & seen.my_names)),
        "specific": min(len(rare) * room, 8) / 8,
        "proper": min(len(proper) * room, 3) / 3,
        "figure": min(len(figures), 2) / 2,
        "situation": _situation(seen),
        "job": float(bool(forms & LISTS["job"])),
        "thing": float(bool(forms & LISTS["thing"])),
        "question": float("?" in note.plain),
        "short": float(sum(word.sentence in seen.related for word in note.words) < 8),
        "you-and-i": float(_you_and_i(seen)),
        "your-rare": float(_your_rare(seen)),
    }


def _is_proper(seen: Look, number: int) -> bool:
    word = seen.note.words[number]
    return word.capital and not word.opens


def _situation(seen: Look) -> float:
    telling = {w.stem for w in read(seen.situation).words if rarity(w.form, w.stem) > 0}
    return min(len(seen.note.stems & telling), 3) / 3


_YOU = frozenset({"you", "your", "you're", "yours", "you've", "yourself"})
_I = frozenset({"i", "i'm", "my", "we", "our", "me", "i've", "us", "mine", "ours"})


def _you_and_i(seen: Look) -> bool:
    """Whether one sentence has both the reader and the writer in it."""
    you = {word.sentence for word in seen.note.words if word.form in _YOU}
    return any(word.sentence in you for word in seen.note.words if word.form in _I)


def _your_rare(seen: Look) -> bool:
    """Whether a rare word follows "your" within three words of the same sentence."""
    words, rare = seen.note.words, frozenset(seen.specific)
    return any(
        number in rare and words[number].sentence == word.sentence
        for at, word in enumerate(words)
        if word.form == "your"
        for number in range(at + 1, min(at + 4, len(words)))
    )


def _tie_signs(seen: Look, found: Mapping[str, float]) -> dict[str, float]:
    """What stands in the sentences that say a link, or next to one."""
    ties = [hit for hit in seen.hits if hit.check.id in _TIES and hit.last > hit.first]
    places = {seen.note.words[hit.first].sentence for hit in ties}
    near = {number for n in places for number in (n - 1, n, n + 1)}
    words = seen.note.words
    here = {number for number, word in enumerate(words) if word.sentence in near}
    strict = {number for number in here if words[number].sentence in places}
    rare = len({words[n].stem for n in seen.specific if n in strict})
    role = any(words[n].form in LISTS["job"] for n in strict)
    shared = _weight_in(seen.shared, here)
    mine = _weight_in((*seen.my_facts, *seen.my_headline), strict)
    theirs = _weight_in((*seen.their_facts, *seen.their_headline), strict)
    return {
        "tie+shared-thing": min(shared, 2) / 2,
        "tie+my-fact": min(mine, 2) / 2,
        "tie+specific": min(rare, 4) / 4,
        "tie+role": float(role or (bool(places) and found["context-role"] > 0)),
        "tie+only-theirs": float(
            theirs >= 1 and shared == 0 and mine == 0 and seen.mine is not None
        ),
    }


def _weight_in(found: Iterable[Touch], numbers: Collection[int]) -> float:
    """The greatest weight of a touch that has a word among these."""
    return max((t.weight for t in found if any(n in numbers for n in t.words)), default=0.0)


def _pair_signs(found: Mapping[str, float]) -> dict[str, float]:
    """Signs that only count together."""
    offer = max(*(found[name] for name in _OFFERS), found["value-have"] / 2)
    need = max(found["reason-answers-need"], found["their-need"])
    source = max(found[name] for name in _SOURCES)
    return {
        "offer+need": offer * need,
        "offer+my-fact": offer * max(found["my-fact"], found["figure"]),
        "offer+their-fact": offer * found["their-fact"],
        "offer+thing": offer * found["thing"],
        "offer+anyone": offer * found["value-anyone"],
        "offer+specific": offer * found["specific"] * found["no-sender"],
        "source+role": source * max(found["context-role"], found["my-headline"]),
        "source+their-fact": source * found["their-fact"],
        "specific-no-card": found["specific"] * found["no-recipient"],
        "you+specific": found["personal-you"] * found["specific"],
    }
