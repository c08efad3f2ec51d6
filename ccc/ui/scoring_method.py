"""How the score is made: the rubric, its arithmetic, and how far it can be trusted."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from ccc.charts.agreement import agreement_spec
from ccc.coaching.trust import MARKS_COUNTED, trust_of, trust_sentence
from ccc.content.encoder import Figures, ModelCard
from ccc.content.rubric import FIT_TO_SHOW, Criterion, Rubric
from ccc.content.weights import Measured
from ccc.practice.numbers import in_digits, in_points
from ccc.ui import resources
from ccc.ui.autosave.live_field import OBJECTS
from ccc.ui.components.markdown import as_list, plain

TOLD_FOR = timedelta(minutes=5)
"""So long the figures of this server's coaches are told before they are looked up again."""


def show_readers(rubric: Rubric) -> None:
    """Who reads a note: rules alone, or a small language model beside them."""
    if rubric.encoder is None:
        st.markdown(
            "No language model is asked. A program looks for signs a person could check: whose "
            "fact is touched and by which words, whether the link is said, what is offered and for "
            "what, how you met, who you are. Each level rests on words in your note, and they are "
            "shown."
        )
        return
    card = rubric.encoder.card
    st.markdown(
        "Two read your note, side by side, and each level is made of both. One is a **small "
        f"language model** that learnt from {card.notes:,} notes, rated by {plain(card.raters)}. "
        "The other is a set of **rules**, which a coach can read and extend: they look for signs a "
        "person could check, such as whose fact is touched, what is offered and how you met."
    )
    st.markdown(
        "Both work on the machine that this page comes from, and nothing you write leaves it. "
        "Each level rests on words in your note, and they are shown. Some things no wording can "
        "make good: a note that only greets, or a link that a card denies. There the level is held "
        "down, and the reason stands at the words."
    )


def show_arithmetic(rubric: Rubric) -> None:
    """How levels make a score, and a score a band."""
    bands = ", ".join(f"from {band.starts} *{band.name}*" for band in rubric.bands)
    weights = {criterion.weight for criterion in rubric.criteria}
    weighing = "count alike" if len(weights) == 1 else "are weighted: " + ", ".join(
        f"{criterion.name} {criterion.weight:g}" for criterion in rubric.criteria
    )  # fmt: skip
    st.markdown(
        f"Each of five criteria gets a level from 0 to 3. They {weighing}. The score is the share "
        f"of all levels reached, in points of 100, unless a flag stops it earlier. Bands: {bands}."
    )
    if rubric.encoder is not None:
        st.markdown(
            "Where it could well be either of two levels, both are named: “between vague and "
            "clear”. A score says how far it may be off: “it may be 9 more or less” means that for "
            "about two notes in three the raters would come within 9 points of it."
        )


def show_rubric(rubric: Rubric) -> None:
    """Every criterion with its four levels."""
    for criterion in rubric.criteria:
        with st.expander(f"**{criterion.name}** – {criterion.question}"):
            for number, level in enumerate(criterion.levels):
                st.markdown(f"**{number} {level.name}** {level.descriptor}")


def show_flags_and_limits(rubric: Rubric) -> None:
    """A table of the flags that stop a score, and each limit with its source."""
    st.table(
        [
            {
                "Flag": flag.name,
                "When": flag.when,
                "Score stops at": "not scored" if flag.cap is None else str(flag.cap),
            }
            for flag in rubric.flags
        ],
        alt="Flags, when each holds, and the score it stops at",
    )
    for limit in rubric.limits:
        st.markdown(f"**{limit.name}: {limit.characters} characters.** {limit.source}")


def show_agreement(rubric: Rubric) -> None:
    """The measured agreement with raters, on how many notes, rated by whom."""
    if rubric.encoder is not None:
        _show_agreement_of_both(rubric, rubric.encoder.card)
        return
    weights = rubric.weights
    st.markdown(
        f"Measured on {weights.notes} notes to {weights.scenarios} people, each person scored by "
        f"weights fitted without them ({weights.fitted}). Rated by {weights.raters}. "
        f"A score is typically {in_points(weights.standard_error)} away from the raters'. "
        f"A criterion under {FIT_TO_SHOW:.2f} would be shown in words, without a number."
    )
    _show_chart(rubric)
    st.markdown(
        f"Correlation of the whole score with the raters': {_figure(weights.correlation)}; among "
        f"middling notes alone: {_figure(weights.middle_third)}. In brackets 95 % intervals."
    )


def show_agreement_here() -> None:
    """How far it agrees with the coaches of this server, as soon as they marked enough notes."""
    st.markdown(_agreement_here())


@st.cache_resource(max_entries=1, ttl=TOLD_FOR, show_spinner=False)
def _agreement_here() -> str:
    found = trust_of(resources.store().blind_marks.all(MARKS_COUNTED))
    return plain(trust_sentence(found, resources.content().rubric))


def _show_chart(rubric: Rubric) -> None:
    alt = "Weighted kappa: " + ", ".join(
        f"{criterion.name} {_figure(rubric.kappa(criterion.id))}{_beside(rubric, criterion)}"
        for criterion in rubric.criteria
    )
    st.vega_lite_chart(agreement_spec(rubric), height="stretch", alt=alt, key="agreement")


def _beside(rubric: Rubric, criterion: Criterion) -> str:
    if rubric.encoder is None:
        return ""
    return f" and by rules alone {_short(rubric.encoder.card.measured.rules.get(criterion.id))}"


def _show_agreement_of_both(rubric: Rubric, card: ModelCard) -> None:
    """The figures on writers that the model has never seen, each with what it means."""
    found = card.measured
    st.markdown(
        f"Measured on {found.notes:,} notes, each read by a model that had never seen its writer. "
        f"A score is typically **{in_points(found.standard_error)}** away from the raters'."
    )
    st.markdown(
        "Agreement is a number: 1 would be perfect, 0 is what chance would bring. Two raters agree "
        "with each other at about 0.9."
    )
    _show_chart(rubric)
    st.markdown(
        "The line through a point is how far the figure may be off: measured again on other notes, "
        f"it would lie there 95 times in 100. {_without_number(rubric)}"
    )
    st.markdown(
        "The whole scores rise and fall with the raters' at "
        f"{_figure(found.correlation)}, where 1 would be in step everywhere; among middling notes "
        f"alone at {_figure(found.middle_third)}. {_calibrated(card)}"
    )
    st.caption(f"How the notes were left out: {plain(card.left_out)}")
    for name in card.unseen:
        begin = "The finished model was then" if name == card.unseen[0] else "It was also"
        _show_trial(begin, rubric, card.figures[name])
    _show_writers(rubric, card)
    _show_marked_words(rubric, card)


def _show_trial(begin: str, rubric: Rubric, found: Figures) -> None:
    """How the finished model did on writers who came later."""
    kappas = ", ".join(
        f"{criterion.name.lower()} {found.kappa[criterion.id].value:.2f}"
        for criterion in rubric.criteria
    )
    writers = in_digits(len(found.by_writer) or 1, "writer", "writers")
    st.markdown(
        f"{begin} tried on {found.notes:,} notes by {writers} who came later. "
        f"Agreement: {kappas}; its score was typically **{in_points(found.standard_error)}** away "
        "from the raters'."
    )


def _without_number(rubric: Rubric) -> str:
    """Which criteria are shown in words alone."""
    names = [
        f"*{criterion.name.lower()}*"
        for criterion in rubric.criteria
        if not rubric.shows_number(criterion.id)
    ]
    if not names:
        return f"A criterion under {FIT_TO_SHOW:.2f}, the dashed line, would be shown in words."
    return (
        f"A criterion under {FIT_TO_SHOW:.2f}, the dashed line, is shown in words, without a "
        f"number: {', '.join(names)}."
    )


def _calibrated(card: ModelCard) -> str:
    """What its chances are worth."""
    most = max(1, round(100 * max(card.calibration.values(), default=0)))
    return (
        "When it gives a level 7 chances in 10, raters give it in about 7 notes of 10: over all "
        f"chances this is off by {most} in 100 at most."
    )


def _show_writers(rubric: Rubric, card: ModelCard) -> None:
    """Agreement by writer: it does not read everybody equally well."""
    told = [card.measured, *(card.figures[name] for name in card.unseen)]
    writers = {writer: kappas for found in told for writer, kappas in found.by_writer.items()}
    if not writers:
        return
    st.subheader("Not everybody is read equally well", anchor=False)
    st.markdown(
        "The same agreement, for one writer at a time. Each of them wrote in the voices of many "
        "people, and was read by a model that had seen none of their notes."
    )
    st.markdown(
        "\n".join(
            f"- Writer {plain(writer.upper())}: "
            + ", ".join(
                f"{criterion.name.lower()} {_short(kappas.get(criterion.id))}"
                for criterion in rubric.criteria
            )
            for writer, kappas in sorted(writers.items())
        )
    )


def _show_marked_words(rubric: Rubric, card: ModelCard) -> None:
    """How far the words that are marked are those that raters marked."""
    st.subheader("Whether it marks the right words", anchor=False)
    st.markdown(
        "Raters marked the words that earn a level. 1 would be all of their words and no others, "
        "0 none of them."
    )
    st.table(
        [
            {
                "Criterion": criterion.name,
                "By the model": _short(card.mark_agreement[criterion.id][0]),
                "By the rules alone": _short(card.mark_agreement[criterion.id][1]),
            }
            for criterion in rubric.criteria
            if criterion.id in card.mark_agreement
        ],
        alt="Agreement on marked words by criterion, of the model and of the rules alone",
    )


def _short(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.2f}"


def _figure(measured: Measured | None) -> str:
    if measured is None:
        return "not measured"
    if measured.low is None or measured.high is None:
        return f"{measured.value:.2f}"
    return f"{measured.value:.2f} ({measured.low:.2f} to {measured.high:.2f})"


def _show_what_it_cannot(card: ModelCard) -> None:
    """What the model does not know or has not seen, and what it was made of."""
    st.subheader("What the language model cannot do", anchor=False)
    st.markdown(as_list(map(plain, card.cannot)))
    st.caption(
        f"The model was made on {plain(card.made)} out of {plain(card.base)} (licence "
        f"{plain(card.licence)}; {plain(card.source)})."
    )


def show_limits_of_trust(rubric: Rubric) -> None:
    """Known weak spots, and what to do when the score seems wrong."""
    st.markdown(as_list(map(plain, rubric.weak_spots)))
    if rubric.encoder is not None:
        _show_what_it_cannot(rubric.encoder.card)
    st.subheader("If you disagree", anchor=False)
    st.markdown(rubric.disagree)
    st.markdown(
        f"While you write, *{OBJECTS}* stands beside each level, mark and piece of advice. "
        "A coach whom you let read your notes sees what you dispute and why; the scorer's makers "
        "see it only if you say so."
    )
