"""What came of eight invitations: each with what we make of it, and one's own among the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import NamedTuple

import streamlit as st

from ccc.content.game_ids import Verdict
from ccc.content.games import Inbox
from ccc.content.lessons import CRITERIA, Card, CriterionId, Scenario
from ccc.content.rubric import Rubric
from ccc.content_check import score_invitation
from ccc.games.rounds import OWN_NOTE, Fairness, Points, Round, as_verdict, fairness, right_verdicts
from ccc.practice.attempts import Attempt, Person
from ccc.scoring import Assessment
from ccc.ui import resources
from ccc.ui.components.announce import lead_to
from ccc.ui.components.markdown import plain
from ccc.ui.components.marked_note import marked_note
from ccc.ui.games.round import Link, leave_round, show_ending

LEAST_DIFFERENCE = 0.5
"""Two groups of notes whose mean levels are closer than this are called alike."""

OWN_TEXT, OWN_SCORE = "own_note", "own_score"
"""Where one's own note, as it was at the start, is kept among the answers."""


class Words(NamedTuple):
    """A verdict as a button, as a deed, and the key that gives it."""

    label: str
    icon: str
    done: str
    key: str


WORDS: dict[Verdict, Words] = {
    "accept": Words("Accept", ":material/check:", "accepted", "1"),
    "ignore": Words("Ignore", ":material/close:", "ignored", "2"),
    "report": Words("Report", ":material/flag:", "reported", "3"),
}
"""Digits, since Streamlit keeps the letter R for itself."""


GROUPS: dict[Verdict | None, str] = {
    "accept": "You accepted",
    "ignore": "You ignored",
    "report": "You reported",
    None: "You did not reach",
}
"""What was done with an invitation, as the title over all of its kind."""

ALIKE, OTHERWISE = ":material/check:", ":material/lightbulb:"
OWN, NOT_REACHED = ":material/edit:", ":material/hourglass_empty:"

MARKS = {
    ALIKE: "we would do the same",
    OTHERWISE: "we would do otherwise",
    OWN: "your own note",
    NOT_REACHED: "not reached in time",
}
"""The icons before the names, explained once above them all."""


class Seat(NamedTuple):
    """An inbox and the scenario whose recipient reads it."""

    inbox: Inbox
    scenario: Scenario


@dataclass(frozen=True)
class Letter:
    """One of the eight afterwards: what was done with it, and what we make of it."""

    sender: Card
    note: str
    verdict: Verdict | None
    best: Verdict | None
    why: str
    score: int | None
    assessment: Assessment | None

    @property
    def own(self) -> bool:
        """Whether it is the participant's: nobody has authored what is best for that one."""
        return self.best is None

    @property
    def differs(self) -> bool:
        """Whether it was answered otherwise than we would."""
        return not self.own and self.verdict not in (None, self.best)


def show_end(person: Person, one: Round, seat: Seat) -> None:
    """How many were treated as we would; then each of them by what was done, and one's own."""
    if one.points is None:
        return
    if right_verdicts(seat.inbox, one.plan, one.answers) != one.points:
        _show_points(one, one.points)
        return
    letters, rubric = _letters(person, one, seat), resources.content().rubric
    says = f"You and we agreed on {one.points.gained} of {one.points.possible}"
    lead_to("seat", f"{one.id}-end", says)
    st.header(says, anchor=False)
    st.markdown(" ".join((*_read(letters), in_common(letters, rubric))))
    st.caption(_icons(letters))
    for verdict, title in GROUPS.items():
        _show_group(title, [each for each in letters if each.verdict == verdict], rubric)
    st.subheader("Your own note among the others", anchor=False)
    st.markdown(beside_the_others(letters))
    to_them = f"Write to {plain(seat.scenario.recipient.name)}"
    links: dict[str, Link] = {
        "Meet somebody new": ("practice.py", {}),
        f"{to_them} again" if OWN_NOTE in one.plan else to_them: (
            "practice.py",
            {"scenario": seat.scenario.id},
        ),
    }
    show_ending("seat", one.points, links)
    st.button("Take another seat", icon=":material/replay:", on_click=leave_round, key="again")


def _show_points(one: Round, points: Points) -> None:
    """What is left to say where the invitations are not those that were judged."""
    says = f"{points.gained} of {points.possible}"
    lead_to("seat", f"{one.id}-end", says)
    st.header(says, anchor=False)
    st.info(
        "This inbox was written anew after you read it, so what came of each answer can no longer "
        "be told. Your points stand.",
        icon=":material/history_edu:",
    )
    show_ending("seat", points, {"Meet somebody new": ("practice.py", {})})
    st.button("Take another seat", icon=":material/replay:", on_click=leave_round, key="again")


def own_attempt(person: Person, one: Round, seat: Seat) -> Attempt | None:
    """The attempt that was judged, to show its evidence; later ones are not looked at."""
    attempts = resources.store().attempts_of(person.id)
    return next(
        (
            each
            for each in reversed(attempts)
            if each.scenario_id == seat.scenario.id
            and each.note == one.answers.get(OWN_TEXT)
            and each.assessment.score == _own_score(one)
        ),
        None,
    )


def _own_score(one: Round) -> int | None:
    kept = one.answers.get(OWN_SCORE, "")
    return int(kept) if kept.isdecimal() else None


def _letters(person: Person, one: Round, seat: Seat) -> list[Letter]:
    return [
        _own_letter(person, one, seat) if asked == OWN_NOTE else _letter(one, seat, asked)
        for asked in one.plan
    ]


def _own_letter(person: Person, one: Round, seat: Seat) -> Letter:
    attempt = own_attempt(person, one, seat)
    return Letter(
        seat.scenario.sender,
        one.answers.get(OWN_TEXT, ""),
        as_verdict(one.answers.get(OWN_NOTE)),
        best=None,
        why="",
        score=_own_score(one),
        assessment=None if attempt is None else attempt.assessment,
    )


def _letter(one: Round, seat: Seat, asked: str) -> Letter:
    invitation = seat.inbox.invitations[int(asked)]
    recipient, rubric = seat.scenario.recipient, resources.content().rubric
    judged = score_invitation(invitation, recipient, rubric)
    return Letter(
        invitation.sender,
        invitation.note,
        as_verdict(one.answers.get(asked)),
        invitation.best,
        invitation.why,
        judged.score,
        judged,
    )


def in_order_of_interest(letters: Sequence[Letter]) -> list[Letter]:
    """One's own first, then those answered otherwise than we would, then as they lay there."""
    return sorted(letters, key=lambda one: (not one.own, not one.differs))


def _read(letters: Sequence[Letter]) -> Iterator[str]:
    """How far one came, where the minute was over first; and that one's own is left out."""
    read = sum(letter.verdict is not None for letter in letters)
    if read < len(letters):
        yield f"You read {read} of {len(letters)}."
    if any(letter.own for letter in letters):
        yield "Your own note is not counted."


def _icons(letters: Sequence[Letter]) -> str:
    """What the icons mean, of those that are there."""
    shown = {_mark(letter) for letter in letters}
    return " · ".join(f"{icon}&nbsp;{says}" for icon, says in MARKS.items() if icon in shown)


def _show_group(title: str, letters: Sequence[Letter], rubric: Rubric) -> None:
    if not letters:
        return
    st.subheader(title, anchor=False)
    for letter in in_order_of_interest(letters):
        _show_letter(letter, rubric)


def _show_letter(letter: Letter, rubric: Rubric) -> None:
    """Folded away under the name, except one's own: the note, its levels, and our why."""
    name = "Your own note" if letter.own else plain(letter.sender.name)
    ours = ""
    if letter.best is not None and letter.verdict != letter.best:
        ours = f" · we would {WORDS[letter.best].label.lower()}"
    label = f"{name}{ours} · {_points(letter.score)}"
    with st.expander(label, icon=_mark(letter), expanded=letter.own):
        if letter.sender.headline:
            st.caption(plain(letter.sender.headline))
        if letter.note.strip():
            evidence = () if letter.assessment is None else letter.assessment.evidence
            st.html(marked_note(letter.note, evidence, rubric))
        else:
            st.caption("wants to join you. There is no note.")
        if letter.score is not None:
            st.markdown(f"**{letter.score} of 100 points**: {rubric.band_name(letter.score)}.")
        levels = None if letter.assessment is None else letter.assessment.levels
        if levels is not None and letter.note.strip():
            st.caption(_levels_in_words(levels, rubric))
        _show_why(letter)


def _levels_in_words(levels: Mapping[CriterionId, int], rubric: Rubric) -> str:
    """What the rubric makes of a note: each criterion with its level's name."""
    named = (f"{one.name}: {one.levels[levels[one.id]].name}" for one in rubric.criteria)
    return " · ".join(named)


def _mark(letter: Letter) -> str:
    if letter.own:
        return OWN
    if letter.verdict is None:
        return NOT_REACHED
    return OTHERWISE if letter.differs else ALIKE


def _show_why(letter: Letter) -> None:
    if letter.best is None:
        return
    we_would = WORDS[letter.best].label.lower()
    if letter.verdict == letter.best:
        st.success(plain(letter.why), title=f"So would we: {we_would}", icon=":material/check:")
    else:
        st.info(plain(letter.why), title=f"We would {we_would}", icon=":material/lightbulb:")


# --- what it says about you -------------------------------------------------------------------


class Leaning(NamedTuple):
    """The criterion in which accepted notes differ most from those passed over: mean levels."""

    criterion: CriterionId
    accepted: float
    passed: float


def leaning(
    accepted: Sequence[Mapping[CriterionId, int]], passed: Sequence[Mapping[CriterionId, int]]
) -> Leaning | None:
    """Where the two groups differ most, or None where one of them is empty."""
    if not accepted or not passed:
        return None
    means = [
        Leaning(one, fmean(each[one] for each in accepted), fmean(each[one] for each in passed))
        for one in CRITERIA
    ]
    return max(means, key=lambda one: abs(one.accepted - one.passed))


def in_common(letters: Sequence[Letter], rubric: Rubric) -> str:
    """What the accepted notes have in common by the rubric, in one sentence."""
    most = leaning(_levels(letters, {"accept"}), _levels(letters, {"ignore", "report"}))
    if most is None:
        return "Accept some and pass over others, and here you see what the accepted ones share."
    if abs(most.accepted - most.passed) < LEAST_DIFFERENCE:
        return "By the rubric, what you accepted and what you passed over are much alike."
    criterion = rubric.criterion(most.criterion)
    if rubric.shows_number(most.criterion):
        there, here = f"{most.accepted:.1f} of 3 on average", f"{most.passed:.1f}"
    else:
        there, here = (criterion.levels[round(mean)].name for mean in (most.accepted, most.passed))
    return (
        f"What you accepted differs most from what you passed over in "
        f"*{criterion.name.lower()}*: {there}, against {here}."
    )


def _levels(letters: Sequence[Letter], verdicts: set[Verdict]) -> list[Mapping[CriterionId, int]]:
    """The levels of those that were answered so, where the scorer could give any."""
    judged = [one.assessment for one in letters if one.verdict in verdicts]
    return [one.levels for one in judged if one is not None and one.levels is not None]


def beside_the_others(letters: Sequence[Letter]) -> str:
    """How one's own note was treated beside the others, in plain words."""
    own = next((one for one in letters if one.own), None)
    if own is None:
        return "None of the eight was yours. Write a note to them, and next time it lies here too."
    if own.verdict is None:
        return "You did not get as far as your own note. It waited among the others, unread."
    others = [(one.verdict, one.score or 0) for one in letters if not one.own]
    fair = fairness(own.verdict, own.score, others)
    if fair is None:
        return (
            f"You {WORDS[own.verdict].done} your own note. It has no score, so there is nothing "
            "to compare it by."
        )
    return _fairness_in_words(fair)


def _fairness_in_words(fair: Fairness) -> str:
    yours = f"You {WORDS[fair.own].done} your own note ({_points(fair.own_score)})"
    if fair.own == "accept" and fair.passed_above:
        return (
            f"{yours} and passed over {_how_many(fair.passed_above, 'more')}. You knew what you "
            "meant; of the others you had only the words."
        )
    if fair.own != "accept" and fair.accepted_below:
        return (
            f"{yours} and accepted {_how_many(fair.accepted_below, 'less')}. You may be harder on "
            "yourself than on others."
        )
    none = "passed over none that scores more"
    if fair.own != "accept":
        none = "accepted none that scores less"
    return f"You treated your own like the others. {yours} and {none}."


def _how_many(count: int, more_or_less: str) -> str:
    numbers = ("no", "one", "two", "three", "four", "five", "six", "seven")
    return f"{numbers[count]} that score{'s' if count == 1 else ''} {more_or_less}"


def _points(score: int | None) -> str:
    if score is None:
        return "not scored"
    return "1 point" if score == 1 else f"{score} points"
