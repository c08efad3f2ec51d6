"""At most three questions for a talk with one participant, each with the note it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ccc.coaching.reasons import Reason
from ccc.coaching.same_words import same_words
from ccc.coaching.summary import PersonSummary
from ccc.content.ids import CriterionId, DeskReasonId
from ccc.content.questions import TalkQuestions
from ccc.content.rubric import Rubric
from ccc.practice.attempts import Attempt, SetAside, compared_drafts, first_drafts, tries_on
from ccc.practice.forecasts import error_of, guessed
from ccc.practice.habits import LATEST_DRAFTS, REACHED, weakest_of
from ccc.practice.numbers import in_words

MOST_QUESTIONS = 3
"""More are not talked about in ten minutes."""

SOMEBODY = "that person"
"""Who a note went to that is not here any more."""


@dataclass(frozen=True)
class Question:
    """A question to ask, as text and never markup, and the note that it rests on, if any."""

    text: str
    attempt: Attempt | None


@dataclass(frozen=True)
class Notes:
    """What a talk with one participant rests on: attempts oldest first, asides by scenario id.

    `names` are of the people written to, by scenario id; `unanswered` are the ids of the attempts
    about which the participant wrote back to a coach and waits.
    """

    attempts: Sequence[Attempt]
    names: Mapping[str, str]
    set_asides: Mapping[str, Sequence[SetAside]] = field(default_factory=dict)
    unanswered: Collection[int] = ()


def questions_for(
    person: PersonSummary,
    reasons: Sequence[Reason],
    notes: Notes,
    wording: TalkQuestions,
    rubric: Rubric,
) -> tuple[Question, ...]:
    """Up to three questions: on the first two reasons and on the weakest criterion.

    Where no criterion is weak, or they disagree with the advice on that one, a third reason takes
    its place. `person` and `reasons` are what `summary_of` and `reasons_of` made of these notes.
    """
    disagrees = any(reason.kind == "disagrees" for reason in reasons)
    disputed = person.put_aside.criterion if disagrees and person.put_aside else None
    weakest = weakest_of(person.means)
    on_criterion = [] if weakest in (None, disputed) else _on_criterion(weakest, notes, wording)
    on_reasons = [
        _on_reason(reason, person, notes, wording, rubric)
        for reason in reasons[: MOST_QUESTIONS - len(on_criterion)]
    ]
    return (*on_reasons, *on_criterion)


def _on_reason(
    reason: Reason, person: PersonSummary, notes: Notes, wording: TalkQuestions, rubric: Rubric
) -> Question:
    aside = person.put_aside
    attempt = _rests_on(reason.kind, person, notes)
    number = in_words(reason.figure)
    text = wording.on_reason(reason.kind).format(
        name=_name(attempt, notes),
        people=number,
        tries=number,
        times=number,
        criterion="" if aside is None else rubric.criterion(aside.criterion).name.lower(),
    )
    return Question(text, attempt)


def _rests_on(kind: DeskReasonId, person: PersonSummary, notes: Notes) -> Attempt | None:
    """The note to open beside a reason; None where nothing was written."""
    attempts = notes.attempts
    match kind:
        case "waits":
            return _last(one for one in attempts if one.id in notes.unanswered)
        case "fell_back" | "stands_still" | "got_better":
            return _last(compared_drafts(attempts))
        case "stopped" | "never_began":
            return _last(attempts)
        case "same_words":
            drafts = first_drafts(attempts)
            return _last(drafts[place] for place in same_words([one.note for one in drafts]))
        case "polishes":
            tries = Counter(attempt.scenario_id for attempt in attempts)
            return _last(tries_on(attempts, max(tries, key=tries.__getitem__, default="")))
        case "thinks_too_well":
            return max(guessed(attempts), key=error_of, default=None)
        case "thinks_too_little":
            return min(guessed(attempts), key=error_of, default=None)
        case "disagrees":
            aside = {
                scenario_id
                for scenario_id, each in notes.set_asides.items()
                for one in each
                if person.put_aside and one.criterion == person.put_aside.criterion
            }
            return _last(attempt for attempt in attempts if attempt.scenario_id in aside)


def _on_criterion(criterion: CriterionId, notes: Notes, wording: TalkQuestions) -> list[Question]:
    """A question that rests on the latest note that did not reach this; none where all did."""
    latest = first_drafts(notes.attempts)[-LATEST_DRAFTS:]
    weak = [one for one in latest if (one.assessment.levels or {}).get(criterion, 0) < REACHED]
    if not weak:
        return []
    text = wording.on_criterion(criterion).format(
        name=_name(weak[-1], notes),
        weak="all" if len(weak) == len(latest) else in_words(len(weak)),
        drafts=in_words(len(latest)),
    )
    return [Question(text, weak[-1])]


def _last(attempts: Iterable[Attempt]) -> Attempt | None:
    return next(reversed(tuple(attempts)), None)


def _name(attempt: Attempt | None, notes: Notes) -> str:
    return SOMEBODY if attempt is None else notes.names.get(attempt.scenario_id, SOMEBODY)
