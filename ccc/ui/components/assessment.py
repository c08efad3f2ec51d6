"""What the scorer says about a note, for the person who wrote it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ccc.content.ids import CriterionId
from ccc.content.rubric import WELCOME, Criterion, Flag, Rubric
from ccc.practice.numbers import score_in_words
from ccc.scoring import Advice, Assessment, Claim, Evidence
from ccc.ui.components.markdown import plain
from ccc.ui.components.marked_note import looked_at_first, marked_note

SAYS = {"earns": "Counts", "costs": "Costs"}
"""What is said of marked words, by the kind of evidence."""

LEVEL_MARKS = ("○○○", "●○○", "●●○", "●●●")
"""Levels 0–3 as a picture; the level's name always stands beside it."""

MARKS_BETWEEN = ("◉○○", "●◉○", "●●◉")
"""The same for a note between level 0 and 1, 1 and 2, 2 and 3."""


def show_assessment(
    note: str,
    assessment: Assessment,
    rubric: Rubric,
    forecast: int | None = None,
    steps: Sequence[Advice] | None = None,
) -> None:
    """Band and score, flags, the note with its evidence, one next step, then the rest.

    `steps` are the advice to show, by default all of it.
    """
    steps = assessment.advice if steps is None else steps
    show_score(assessment, rubric, forecast)
    show_flags(assessment, rubric)
    show_note(note, assessment, rubric)
    show_next_step(steps[:1], step_title(assessment))
    show_levels(note, assessment, rubric)
    show_claims(note, assessment)
    show_swap(note, assessment, rubric)
    show_further_steps(steps[1:], rubric)


def show_score(assessment: Assessment, rubric: Rubric, forecast: int | None) -> None:
    """The band by name, the score in points, and how it compares with the writer's forecast."""
    if assessment.score is None:
        st.header("Not scored", anchor=False)
        return
    st.header(rubric.band_name(assessment.score).capitalize(), anchor=False)
    words = (f"**{points_words(assessment, rubric)}**", _against(forecast, assessment.score))
    st.markdown(" ".join(filter(None, words)))


def score_words(assessment: Assessment, rubric: Rubric, forecast: int | None) -> str:
    """The score and how it compares with the forecast, in one line."""
    if assessment.score is None:
        return "Not scored"
    words = (points_words(assessment, rubric), _against(forecast, assessment.score))
    return " ".join(filter(None, words))


def points_words(assessment: Assessment, rubric: Rubric) -> str:
    """The score in points, and how far it may be off, in sentences."""
    points = score_in_words(assessment.score)
    return f"{points} of 100. {_how_far_off(assessment, rubric)}".strip()


def _how_far_off(assessment: Assessment, rubric: Rubric) -> str:
    """By how much the score may be off; empty where nobody knows, or where a flag stops it."""
    score, margin = assessment.score, assessment.margin
    if score is None or margin is None or round(margin) == 0:
        return ""
    caps = [rubric.flag(found).cap for found in assessment.flags]
    if any(cap is not None and cap <= score for cap in caps):
        return ""
    return f"It may be {_more_or_less(score, round(margin))}."


def _more_or_less(score: int, margin: int) -> str:
    """How far off, never beyond 0 and 100 points."""
    more, less = min(margin, 100 - score), min(margin, score)
    if more == less:
        return f"{margin} more or less"
    return " or ".join(
        f"{points} {way}" for points, way in ((more, "more"), (less, "less")) if points
    )


def _against(forecast: int | None, score: int) -> str:
    if forecast is None:
        return ""
    gap = forecast - score
    if abs(gap) <= 5:
        return f"The guess was {forecast}. Very close!"
    return f"The guess was {forecast}: {abs(gap)} too {'high' if gap > 0 else 'low'}."


def show_flags(assessment: Assessment, rubric: Rubric) -> None:
    """Each flag in plain words, with what it does to the score."""
    for found in assessment.flags:
        flag = rubric.flag(found)
        st.warning(
            f"{flag.say} {_cap(flag, assessment)}".strip(), title=flag.name, icon=":material/flag:"
        )


def _cap(flag: Flag, assessment: Assessment) -> str:
    if flag.cap is None:
        return "It is not scored."
    # A score that lies below it owes nothing to the cap.
    return f"So the score cannot be more than {flag.cap}." if assessment.score == flag.cap else ""


def show_note(note: str, assessment: Assessment, rubric: Rubric) -> None:
    """The note in a box, with marks."""
    with st.container(border=True):
        show_words(note, assessment, rubric)


def show_words(note: str, assessment: Assessment, rubric: Rubric) -> None:
    """The note with marks, or that it has no words."""
    if note.strip():
        show_marks(note, assessment, rubric)
    else:
        st.caption("A request without a note: there are no words to look at.")


def show_marks(note: str, assessment: Assessment | None, rubric: Rubric) -> None:
    """The note with the words of its weakest criterion marked, and which one that is."""
    looked_at = None if assessment is None else looked_at_first(assessment)
    if assessment is None or looked_at is None:
        st.html(marked_note(note, ()))
        return
    marked = [found for found in assessment.evidence if found.criterion == looked_at]
    st.html(marked_note(note, marked))
    st.caption(underlined(looked_at, rubric))


def underlined(criterion: CriterionId, rubric: Rubric) -> str:
    """Whose words are marked, in a sentence."""
    return f"Underlined: what we found for *{rubric.criterion(criterion).name}*."


def step_title(assessment: Assessment) -> str:
    """What the next step is called: an offer, once the note is welcome."""
    return "One next step" if (assessment.score or 0) < WELCOME else "If you want to go further"


def show_next_step(advice: Sequence[Advice], title: str) -> None:
    """Each step of this advice in a box; one of them is enough to go on with."""
    for step in advice:
        st.info(plain(step.say), title=title, icon=":material/footprint:")


CARD_WORDS = {
    "contradicted": "The card says something else",
    "on_card": "The card says this too",
    "not_on_card": "Not on the cards. We believe you.",
}
"""The fact ledger's three findings in words, the one to look at first."""


def show_claims(note: str, assessment: Assessment) -> None:
    """The fact ledger: what the note says of the two, held against their cards."""
    if not assessment.claims:
        return
    contradicted = any(claim.card == "contradicted" for claim in assessment.claims)
    with st.expander("What you say, and what the cards say", expanded=contradicted):
        list_claims(note, assessment.claims)


def list_claims(note: str, claims: Sequence[Claim]) -> None:
    """Each claim of the note with what the cards say of it, the one to look at first."""
    order = list(CARD_WORDS)
    for claim in sorted(claims, key=lambda claim: order.index(claim.card)):
        fact = f": “{plain(claim.fact)}”" if claim.fact else ""
        st.markdown(
            f"“{plain(note[claim.start : claim.end].strip())}”  \n"
            f":small[{CARD_WORDS[claim.card]}{fact}]"
        )
    if any(claim.card == "contradicted" for claim in claims):
        st.caption("Do you know something newer? Then keep it.")


def show_swap(note: str, assessment: Assessment, rubric: Rubric) -> None:
    """The swap test: what would be left of *personal* if it went to somebody else."""
    swap = assessment.swap
    if swap is None or assessment.levels is None:
        return
    personal = assessment.levels["personal"]
    words = ", ".join(f"“{plain(note[start:end].strip())}”" for start, end in swap.start_end)
    if swap.personal < personal and words:
        left = rubric.criterion("personal").levels[swap.personal].name
        st.caption(
            f"If you sent it to somebody else, *personal* would be only {left}. "
            f"These words fit only this person: {words}."
        )
    else:
        st.caption(
            "Nothing in it is only about this person: it could go to somebody else as it is."
        )


def show_further_steps(advice: Sequence[Advice], rubric: Rubric) -> None:
    """The rest of the advice, folded away."""
    if not advice:
        return
    with st.expander("More you could do"):
        for step in advice:
            name = rubric.criterion(step.criterion).name
            st.markdown(f"**{name}** – {plain(step.say)}")


def show_levels(note: str, assessment: Assessment, rubric: Rubric) -> None:
    """Each criterion's level by name, what it means, and the words it rests on."""
    if assessment.levels is None:
        return
    with st.container(border=True):
        for criterion in rubric.criteria:
            st.markdown(
                f"**{criterion.name}** {level_words(assessment, criterion, rubric)}"
                + "".join(f"  \n:small[{line}]" for line in described(assessment, criterion))
                + _quotes(note, criterion.id, assessment.evidence)
            )


def described(assessment: Assessment, criterion: Criterion, emphasis: str = "*") -> list[str]:
    """What the level means; of a note between two, what each of them does, by its name."""
    levels, between = assessment.levels or {}, assessment.between(criterion.id)
    if between is None:
        return [criterion.levels[levels[criterion.id]].descriptor]
    both = [criterion.levels[level] for level in between]
    return [f"{emphasis}{each.name.capitalize()}{emphasis}: {each.descriptor}" for each in both]


def level_words(assessment: Assessment, criterion: Criterion, rubric: Rubric) -> str:
    """A level in words, with its number where the scorer is good enough to show one."""
    name = assessment.named(criterion)
    if not rubric.shows_number(criterion.id):
        return name
    number = level_number(assessment, criterion)
    return f"{level_marks(assessment, criterion, rubric)} {name}, {number} of 3"


def level_marks(assessment: Assessment, criterion: Criterion, rubric: Rubric) -> str:
    """A level as a picture; empty where the scorer is not good enough to show a number."""
    if assessment.levels is None or not rubric.shows_number(criterion.id):
        return ""
    between = assessment.between(criterion.id)
    if between is None:
        return LEVEL_MARKS[assessment.levels[criterion.id]]
    return MARKS_BETWEEN[between[0]]


def level_number(assessment: Assessment, criterion: Criterion) -> str:
    """A level as a number, or the two that it lies between; empty where there are none."""
    between = assessment.between(criterion.id)
    if assessment.levels is None:
        return ""
    if between is None:
        return str(assessment.levels[criterion.id])
    return f"{between[0]} to {between[1]}"


def _quotes(note: str, criterion: CriterionId, evidence: Sequence[Evidence]) -> str:
    """The evidence of one criterion: whether it counts or costs, the words, and why.

    All words that have one why stand in one line, and what counts comes first.
    """
    words: dict[tuple[str, str], list[str]] = {}
    for found in evidence:
        if found.criterion == criterion:
            quoted = f"“{plain(note[found.start : found.end].strip())}”"
            words.setdefault((found.kind, found.why), []).append(quoted)
    return "".join(
        f"  \n:small[{SAYS[kind]}: {', '.join(quoted)} – {plain(why)}]"
        for (kind, why), quoted in sorted(words.items(), key=lambda line: line[0][0] == "costs")
    )
