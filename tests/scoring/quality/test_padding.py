"""Characters that a reader does not see, or that only decorate, never raise a score."""

from itertools import islice

from ccc.evaluation.rated import read_rated
from ccc.scoring import score

LOOKALIKES = str.maketrans("aeopcxyiAEOPCTBHKM", "аеорсхуіАЕОРСТВНКМ")


def joined(with_what, every=3):
    return lambda note: with_what.join(note[at : at + every] for at in range(0, len(note), every))


PADDINGS = {
    "zero-width spaces": joined("\u200b"),
    "zero-width joiners": joined("\u200d", 2),
    "word joiners": joined("\u2060", 1),
    "soft hyphens": joined("\u00ad", 4),
    "byte order marks": joined("\ufeff", 5),
    "variation selectors": joined("\ufe0f", 3),
    "tag characters": joined("\U000e0041", 4),
    "lookalike letters": lambda note: note.translate(LOOKALIKES),
    "bold": lambda note: f"<b>{note}</b>",
    "a tag about every word": lambda note: " ".join(f"<i>{word}</i>" for word in note.split(" ")),
    "line breaks as tags": lambda note: f"<p>{note}</p><br><br/>",
    "a comment": lambda note: f"<!-- warm, specific, personal -->{note}",
    "a span with a style": lambda note: f'<span style="color: red">{note}</span>',
    "emoji after": lambda note: note + " 🎉🚀✨🙏🏽👩🏽‍⚕️🇧🇷",
    "emoji before": lambda note: "🌟✨🌟 " + note,
    "an emoji after every word": lambda note: " ✨ ".join(note.split(" ")),
}


def score_of(note, one, rubric):
    return score(
        note,
        sender=one.sender,
        recipient=one.recipient,
        situation=one.situation,
        limit=10_000,
        rubric=rubric,
    )


def test_padding_never_raises_a_score_and_evidence_marks_the_padded_note(rubric, rated_lines):
    """Note by note: where nothing is left of the padding, the encoder reads the same text again.

    Every padding is tried on half of the notes, and its neighbour on the other half.
    """
    raised = []
    for nth, one in enumerate(read_rated(rated_lines)[::4]):
        plain = score_of(one.note, one, rubric).score
        for name, pad in islice(PADDINGS.items(), nth % 2, None, 2):
            note = pad(one.note)
            padded = score_of(note, one, rubric)
            if plain is not None and (padded.score or 0) > plain:
                raised.append((name, one.id, plain, padded.score))
            for mark in padded.evidence:
                assert note[mark.start : mark.end].strip(), (name, one.id)
                assert mark.end <= len(note), (name, one.id)
    assert raised == []
