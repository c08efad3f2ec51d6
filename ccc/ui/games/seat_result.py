"""What came of the invitations: each with what we make of it, and one's own among the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from ccc.content.ids import InboxAnswer
from ccc.content.rubric import Rubric
from ccc.games.rounds import Points, Round
from ccc.games.seat import (
    OWN_NOTE,
    OWN_SCORE,
    OWN_TEXT,
    Seat,
    as_inbox_answer,
    right_answers,
)
from ccc.practice.attempts import Attempt, Participant
from ccc.practice.numbers import score_in_words
from ccc.scoring import Assessment
from ccc.scoring.scenarios import score_invitation
from ccc.ui import resources
from ccc.ui.components.announce import announce
from ccc.ui.components.assessment import points_words, show_marks
from ccc.ui.components.link import Link
from ccc.ui.components.markdown import plain
from ccc.ui.games.round import leave_round, show_ending
from ccc.ui.games.seat_wording import WORDS, Letter, beside_the_others, in_common

GROUPS: dict[InboxAnswer | None, str] = {
    "accept": "You accepted",
    "ignore": "You ignored",
    "report": "You reported",
    None: "You did not reach",
}
"""What was done with an invitation, as the title over all of its kind."""

ALIKE, OTHERWISE = ":material/check:", ":material/lightbulb:"
OWN, NOT_REACHED = ":material/edit:", ":material/hourglass_empty:"

ICONS_SAY = {
    ALIKE: "we would do the same",
    OTHERWISE: "we would do something else",
    OWN: "your own note",
    NOT_REACHED: "not reached in time",
}
"""The icons before the names, explained once above them all."""


def show_end(participant: Participant, round_: Round, seat: Seat) -> None:
    """How many invitations were answered as we would; then each by its answer, and one's own."""
    if round_.points is None:
        return
    if right_answers(seat.inbox, round_.plan, round_.answers) != round_.points:
        _show_points(round_, round_.points)
        return
    letters, rubric = _letters(participant, round_, seat), resources.content().rubric
    says = f"You and we agreed on {round_.points.gained} of {round_.points.possible}"
    announce("seat", f"{round_.id}-end", says)
    st.header(says, anchor=False)
    st.markdown(" ".join((*_read(letters), in_common(letters, rubric))))
    st.caption(_icons(letters))
    for answer, title in GROUPS.items():
        _show_group(title, [letter for letter in letters if letter.answer == answer], rubric)
    st.subheader("Your own note among the others", anchor=False)
    st.markdown(beside_the_others(letters))
    to_them = f"Write to {plain(seat.scenario.recipient.name)}"
    links: dict[str, Link] = {
        "Meet somebody new": ("practice.py", {}),
        f"{to_them} again" if OWN_NOTE in round_.plan else to_them: (
            "practice.py",
            {"scenario": seat.scenario.id},
        ),
    }
    show_ending("seat", round_.points, links)
    st.button("Take another seat", icon=":material/replay:", on_click=leave_round, key="again")


def _show_points(round_: Round, points: Points) -> None:
    """The points alone, where the invitations are not those that were judged."""
    says = f"{points.gained} of {points.possible} points"
    announce("seat", f"{round_.id}-end", says)
    st.header(says, anchor=False)
    st.info(
        "This inbox has changed since you read it, so we cannot show what came of each answer any "
        "more. Your points stay.",
        icon=":material/history_edu:",
    )
    show_ending("seat", points, {"Meet somebody new": ("practice.py", {})})
    st.button("Take another seat", icon=":material/replay:", on_click=leave_round, key="again")


def own_attempt(participant: Participant, round_: Round, seat: Seat) -> Attempt | None:
    """The attempt that lay in the inbox, to show its evidence; later ones are not looked at."""
    attempts = resources.store().attempts.of(participant.id)
    return next(
        (
            attempt
            for attempt in reversed(attempts)
            if attempt.scenario_id == seat.scenario.id
            and attempt.note == round_.answers.get(OWN_TEXT)
            and attempt.assessment.score == _own_score(round_)
        ),
        None,
    )


def _own_score(round_: Round) -> int | None:
    kept = round_.answers.get(OWN_SCORE, "")
    return int(kept) if kept.isdecimal() else None


def _letters(participant: Participant, round_: Round, seat: Seat) -> list[Letter]:
    return [
        _own_letter(participant, round_, seat)
        if asked == OWN_NOTE
        else _letter(round_, seat, asked)
        for asked in round_.plan
    ]


def _own_letter(participant: Participant, round_: Round, seat: Seat) -> Letter:
    attempt = own_attempt(participant, round_, seat)
    return Letter(
        seat.scenario.sender,
        round_.answers.get(OWN_TEXT, ""),
        as_inbox_answer(round_.answers.get(OWN_NOTE)),
        best=None,
        why="",
        score=_own_score(round_),
        assessment=None if attempt is None else attempt.assessment,
    )


def _letter(round_: Round, seat: Seat, asked: str) -> Letter:
    invitation = seat.inbox.invitations[int(asked)]
    recipient, rubric = seat.scenario.recipient, resources.content().rubric
    judged = score_invitation(invitation, recipient, rubric)
    return Letter(
        invitation.sender,
        invitation.note,
        as_inbox_answer(round_.answers.get(asked)),
        invitation.best,
        invitation.why,
        judged.score,
        judged,
    )


def in_order_of_interest(letters: Sequence[Letter]) -> list[Letter]:
    """The letters: one's own first, then those answered otherwise than we would, then the rest."""
    return sorted(letters, key=lambda letter: (not letter.own, not letter.differs))


def _read(letters: Sequence[Letter]) -> Iterator[str]:
    """How far one came, where the minute was over first; and that one's own is left out."""
    read = sum(letter.answer is not None for letter in letters)
    if read < len(letters):
        yield f"You read {read} of {len(letters)}."
    if any(letter.own for letter in letters):
        yield "Your own note is not counted."


def _icons(letters: Sequence[Letter]) -> str:
    """What the icons mean, of those that are there."""
    shown = {_mark(letter) for letter in letters}
    return " · ".join(f"{icon}&nbsp;{says}" for icon, says in ICONS_SAY.items() if icon in shown)


def _show_group(title: str, letters: Sequence[Letter], rubric: Rubric) -> None:
    if not letters:
        return
    st.subheader(title, anchor=False)
    for letter in in_order_of_interest(letters):
        _show_letter(letter, rubric)


def _show_letter(letter: Letter, rubric: Rubric) -> None:
    """A letter, folded away unless it is one's own: the note, its levels, and our why."""
    name = "Your own note" if letter.own else plain(letter.sender.name)
    ours = ""
    if letter.best is not None and letter.answer != letter.best:
        ours = f" · we would {WORDS[letter.best].label.lower()}"
    label = f"{name}{ours} · {score_in_words(letter.score)}"
    with st.expander(label, icon=_mark(letter), expanded=letter.own):
        if letter.sender.headline:
            st.caption(plain(letter.sender.headline))
        if letter.note.strip():
            show_marks(letter.note, letter.assessment, rubric)
        else:
            st.caption("wants to connect with you. There is no note.")
        if letter.score is not None:
            points = (
                f"{score_in_words(letter.score)} of 100."
                if letter.assessment is None
                else points_words(letter.assessment, rubric)
            )
            st.markdown(f"**{rubric.band_name(letter.score).capitalize()}.** {points}")
        if letter.assessment is not None and letter.assessment.levels and letter.note.strip():
            st.caption(_levels_in_words(letter.assessment, rubric))
        _show_why(letter)


def _levels_in_words(assessment: Assessment, rubric: Rubric) -> str:
    """What the rubric makes of a note: each criterion with its level's name."""
    named = (f"{criterion.name}: {assessment.named(criterion)}" for criterion in rubric.criteria)
    return " · ".join(named)


def _mark(letter: Letter) -> str:
    if letter.own:
        return OWN
    if letter.answer is None:
        return NOT_REACHED
    return OTHERWISE if letter.differs else ALIKE


def _show_why(letter: Letter) -> None:
    if letter.best is None:
        return
    we_would = WORDS[letter.best].label.lower()
    if letter.answer == letter.best:
        st.success(plain(letter.why), title=f"So would we: {we_would}", icon=":material/check:")
    else:
        st.info(plain(letter.why), title=f"We would {we_would}", icon=":material/lightbulb:")
