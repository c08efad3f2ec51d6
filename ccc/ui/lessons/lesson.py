"""A lesson, read on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from ccc.content.ids import CriterionId
from ccc.content.lessons import EvidenceCard, Lesson, Pair, PracticeLink, Source
from ccc.content.load import Content
from ccc.content.rubric import Flag, Rubric
from ccc.practice.numbers import score_in_words
from ccc.scoring import Assessment, Evidence
from ccc.scoring.scenarios import score_pair
from ccc.ui.components.assessment import underlined
from ccc.ui.components.cards import show_cards
from ccc.ui.components.level_rows import level_in_short
from ccc.ui.components.markdown import plain
from ccc.ui.components.marked_note import marked_note
from ccc.ui.lessons.check import show_check

STRENGTHS = {
    "strong": "●●● well supported",
    "some": "●●○ some support",
    "mixed": "●◐○ mixed findings",
    "weak": "●○○ weakly supported",
    "none": "○○○ not tested",
}
"""How well supported a rule is, as a picture and in words."""


def show_lesson(lesson: Lesson, content: Content) -> bool:
    """The whole lesson on one page; whether its quick check is answered rightly."""
    rubric = content.rubric
    st.title(lesson.title, anchor=False)
    place = f"Lesson {content.lessons.index(lesson) + 1} of {len(content.lessons)}"
    st.caption(f"{place} · {in_minutes(lesson.minutes)}")
    _show_part(lesson, 1)
    st.markdown(f"*{lesson.aim}*")
    for paragraph in lesson.telling:
        st.markdown(paragraph)
    for number, pair in enumerate(lesson.pairs, start=1):
        _show_part(lesson, 1 + number)
        st.header(f"Before and after: to {plain(pair.recipient.name)}", anchor=False)
        show_pair(pair, rubric, lesson.criterion)
    _show_part(lesson, lesson.parts - 1)
    st.header("A quick check", anchor=False)
    answered = show_check(lesson.check, key=f"check-{lesson.id}")
    _offer_practice(lesson.practice)
    _show_part(lesson, lesson.parts)
    st.header("How well supported is this?", anchor=False)
    _show_evidence_folded(lesson.evidence)
    _show_ending(lesson)
    return answered


def in_minutes(minutes: float) -> str:
    """So many minutes, the half of one as a sign: "½ minute", "1 minute", "3½ minutes"."""
    whole, half = int(minutes) or "", "½" if minutes % 1 else ""
    return f"{whole}{half} {'minute' if minutes <= 1 else 'minutes'}"


def _show_part(lesson: Lesson, number: int) -> None:
    """How far into the lesson one has come, drawn and in words."""
    st.progress(number / lesson.parts, text=f"Part {number} of {lesson.parts}")


def show_pair(pair: Pair, rubric: Rubric, criterion: CriterionId | None = None) -> None:
    """One example: the situation, both notes as they are judged at this moment, what changed."""
    st.markdown(plain(pair.situation))
    with st.expander("Who they are"):
        show_cards(pair.sender, pair.recipient)
    show_both(pair, rubric, criterion)
    show_what_changed(pair)


def show_both(pair: Pair, rubric: Rubric, criterion: CriterionId | None = None) -> None:
    """The two notes of an example side by side, as they are judged at this moment."""
    before, after = examples(pair, rubric, criterion)
    left, right = st.columns(2)
    with left:
        show_example(before, rubric)
    with right:
        show_example(after, rubric)


def show_what_changed(pair: Pair) -> None:
    """What to look at in the second note."""
    st.markdown(f"**Look at this:** {pair.look_at}")


@dataclass(frozen=True)
class Example:
    """One note of an example, what the scorer says of it, and the criterion it is about.

    `marked` is the criterion whose words alone are marked, where the example is about all of them.
    """

    label: str
    note: str
    assessment: Assessment
    criterion: CriterionId | None
    marked: CriterionId | None = None

    def headline(self, rubric: Rubric) -> str:
        """The level of the criterion, for the rest may be fine; the points where there is none."""
        if self.criterion is None or self.assessment.levels is None:
            return score_in_words(self.assessment.score)
        criterion = rubric.criterion(self.criterion)
        return f"{criterion.name.lower()} {self.assessment.named(criterion)}"

    def evidence(self) -> list[Evidence]:
        """The words to mark: of one criterion where the example is about one."""
        marked = self.criterion or self.marked
        return [found for found in self.assessment.evidence if marked in (None, found.criterion)]

    def summary(self, rubric: Rubric) -> str:
        """Each level in words, after the points where those are no headline.

        Beside another note of a lesson only those that are sure: a slide holds no more lines.
        """
        if self.assessment.levels is None:
            return ""
        total = (
            [] if self.criterion is None else [f"{score_in_words(self.assessment.score)} in all"]
        )
        named = [
            f"{criterion.name}: {level_in_short(self.assessment, criterion)}"
            for criterion in rubric.criteria
            if self.marked is not None or rubric.shows_number(criterion.id)
        ]
        return " · ".join(total + named)


def examples(pair: Pair, rubric: Rubric, criterion: CriterionId | None) -> tuple[Example, Example]:
    """The note before and the note after, each with its assessment."""
    before, after = score_pair(pair, rubric)
    return (
        Example("Before", pair.before, before, criterion),
        Example("After", pair.after, after, criterion),
    )


def show_example(example: Example, rubric: Rubric) -> None:
    """One note of an example: its headline, its evidence, its flags, a summary."""
    with st.container(border=True, height="stretch"):
        st.markdown(f"**{example.label}: {example.headline(rubric)}**")
        _show_note(example.note, example.evidence())
        if example.note.strip():
            if example.marked and example.evidence():
                st.caption(underlined(example.marked, rubric))
            for flag in map(rubric.flag, example.assessment.flags):
                st.markdown(f":material/flag: **{plain(flag.name)}**{_stops(flag, example)}")
        st.caption(example.summary(rubric))


def show_bare_note(label: str, note: str) -> None:
    """One note of an example before anything is said of it."""
    with st.container(border=True, height="stretch"):
        st.markdown(f"**{label}**")
        _show_note(note)


def show_bare_notes(labels: Sequence[str], notes: Sequence[str]) -> None:
    """Notes side by side before anything is said of them, each under its label."""
    for column, label, note in zip(st.columns(len(notes)), labels, notes, strict=True):
        with column:
            show_bare_note(label, note)


def _show_note(note: str, evidence: Sequence[Evidence] = ()) -> None:
    if note.strip():
        st.html(marked_note(note, evidence))
    else:
        st.markdown("*A blank request: nothing at all.*")


def _stops(flag: Flag, example: Example) -> str:
    """What a flag did to the score; nothing where the score would not have been higher."""
    if flag.cap is None:
        return ": no score"
    return f": stops at {score_in_words(flag.cap)}" if example.assessment.score == flag.cap else ""


def show_evidence(card: EvidenceCard) -> None:
    """The evidence card on a screen: the claim, its strength, the sample, who disagrees."""
    with st.container(border=True):
        _show_claim(card)
        _show_grounds(card)


def _show_evidence_folded(card: EvidenceCard) -> None:
    """The evidence card as a reader has it: the claim, and unfolded where it comes from."""
    with st.container(border=True):
        _show_claim(card)
        with st.expander("Where this comes from"):
            _show_grounds(card)
            st.caption("Sources: " + "; ".join(_source(source) for source in card.sources))


def _show_claim(card: EvidenceCard) -> None:
    st.markdown(f"**{card.claim}**")
    st.markdown(STRENGTHS[card.strength])


def _show_grounds(card: EvidenceCard) -> None:
    st.markdown(f"**Seen in** {card.sample}")
    st.markdown(f"**Who disagrees** {card.disagrees}")


def _source(source: Source) -> str:
    year = f", {source.year}" if source.year else ""
    title = plain(source.title) + year
    return f"[{title}]({source.url})" if source.url else title


def _offer_practice(practice: PracticeLink) -> None:
    """A link to practise on a scenario that trains this move; the button is the lesson's last."""
    st.page_link(
        "practice.py",
        label=practice.say,
        icon=":material/edit:",
        query_params={"scenario": practice.scenario},
    )


def _show_ending(lesson: Lesson) -> None:
    if lesson.closing:
        st.markdown(lesson.closing)
    st.caption(lesson.credit)
