"""Why a coach may want to talk with somebody: a sentence with its figures, never a verdict on them.

The sentences begin behind a name and end without a full stop. One of them quotes what the person
wrote, so all are text to be shown as it is, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from ccc.coaching.summary import PersonSummary
from ccc.content.ids import DeskReasonId
from ccc.content.rubric import WELCOME, Rubric
from ccc.practice.attempts import TRIES_BEFORE_A_NEW_PERSON
from ccc.practice.filters import AWAY
from ccc.practice.numbers import counted, in_points, in_words

TIME_TO_BEGIN = timedelta(weeks=1)
"""Whoever has written nothing so long after joining may want some help to begin."""

SAME_WORDS_FROM = 3
"""So many first drafts that say the same are a habit."""

NEW_PEOPLE_FOR_A_POLISHER = 4
"""Whoever wrote to so many new people may polish as much as they like."""

LEAN_FROM = 15
"""Points by which guesses lean that are worth a talk."""

ASIDES_FROM = 3
"""Advice that was put aside so often is one to talk about, not to repeat."""

DRAFTS_WITHOUT_CHANGE = 8
"""After so many first drafts a change could have shown."""

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)


@dataclass(frozen=True)
class Reason:
    """One reason to talk, in a sentence; `figure` changes only where there is news."""

    kind: DeskReasonId
    figure: int
    sentence: str


TELL_SCORES: frozenset[DeskReasonId] = frozenset(
    {"fell_back", "thinks_too_well", "thinks_too_little", "stands_still", "got_better"}
)
"""Reasons whose sentences say what the tool makes of somebody's notes."""

SCORES_WAIT = "the scores are worth a talk. You have hidden what they say"
"""Said in their place to a coach who wants to mark before they see the tool's levels."""


@dataclass(frozen=True)
class Circumstances:
    """What a coach's desk knows of a person besides the summary of their notes.

    `last_looked` is when this coach last opened their page, None if never; `unanswered` counts
    the answers to this coach's marks that still wait for one.
    """

    now: datetime
    joined_at: datetime
    last_looked: datetime | None = None
    unanswered: int = 0


def reasons_of(person: PersonSummary, around: Circumstances, rubric: Rubric) -> tuple[Reason, ...]:
    """Every reason to talk with this person, in the order of DESK_REASONS; often none."""
    found = (
        waits(around.unanswered),
        fell_back(person),
        stopped(person, around.now),
        never_began(person, around.joined_at, around.now),
        sends_the_same_words(person),
        polishes(person),
        thinks_too_well(person),
        thinks_too_little(person),
        disagrees(person, rubric),
        stands_still(person),
        got_better(person, around.last_looked),
    )
    return tuple(reason for reason in found if reason is not None)


def waits(unanswered: int) -> Reason | None:
    """They answered a mark, and nobody answered them."""
    if not unanswered:
        return None
    often = "" if unanswered == 1 else f" {in_words(unanswered)} times"
    return Reason("waits", unanswered, f"answered you{often}, and waits for a reply")


def fell_back(person: PersonSummary) -> Reason | None:
    """Their first drafts are lower than they began, beyond noise."""
    if person.verdict != "lower":
        return None
    points = round(-person.change)
    return Reason(
        "fell_back", points, f"lower by {in_points(points)} over {_new_people(person.compared)}"
    )


def stopped(person: PersonSummary, now: datetime) -> Reason | None:
    """They wrote, and not for long; that more time goes by is no news, so the figure is notes."""
    if person.last_at is None or now - person.last_at < AWAY:
        return None
    weeks = counted((now - person.last_at) // _WEEK, "week", "weeks")
    return Reason("stopped", person.notes, f"no note for {weeks}")


def never_began(person: PersonSummary, joined_at: datetime, now: datetime) -> Reason | None:
    """They joined some time ago and have not written."""
    here = now - joined_at
    if person.notes or here < TIME_TO_BEGIN:
        return None
    since = (
        counted(here // _DAY, "day", "days")
        if here < 2 * _WEEK
        else counted(here // _WEEK, "week", "weeks")
    )
    return Reason("never_began", 0, f"no note yet, {since} after joining")


def sends_the_same_words(person: PersonSummary) -> Reason | None:
    """Many of their first drafts share half of their words with one of them."""
    if person.repeated < SAME_WORDS_FROM:
        return None
    people = _new_people(person.repeated)
    return Reason("same_words", person.repeated, f"much the same words to {people}")


def polishes(person: PersonSummary) -> Reason | None:
    """They try one note again and again, and know few people."""
    few = person.new_people < NEW_PEOPLE_FOR_A_POLISHER
    if person.most_tries < TRIES_BEFORE_A_NEW_PERSON or not few:
        return None
    tries = counted(person.most_tries, "try", "tries")
    people = _new_people(person.new_people)
    return Reason("polishes", person.most_tries, f"{tries} at one note, and {people} so far")


def thinks_too_well(person: PersonSummary) -> Reason | None:
    """They guess their scores too high, beyond chance."""
    if person.lean is None or person.lean < LEAN_FROM:
        return None
    return Reason("thinks_too_well", round(person.lean), _guesses(person.lean, "high"))


def thinks_too_little(person: PersonSummary) -> Reason | None:
    """They guess their scores too low, beyond chance."""
    if person.lean is None or -person.lean < LEAN_FROM:
        return None
    return Reason("thinks_too_little", round(-person.lean), _guesses(-person.lean, "low"))


def disagrees(person: PersonSummary, rubric: Rubric) -> Reason | None:
    """They put advice on one criterion aside again and again, maybe with a reason."""
    aside = person.put_aside
    if aside is None or aside.times < ASIDES_FROM:
        return None
    about = rubric.criterion(aside.criterion).name.lower()
    sentence = f"put advice on {about} aside {in_words(aside.times)} times"
    words = " ".join(aside.reason.split())
    return Reason("disagrees", aside.times, f"{sentence}: “{words}”" if words else sentence)


def stands_still(person: PersonSummary) -> Reason | None:
    """Their first drafts do not change, and are not welcome yet."""
    if person.verdict != "no_change" or person.compared < DRAFTS_WITHOUT_CHANGE:
        return None
    if person.last_mean is None or person.last_mean >= WELCOME:
        return None
    people, points = _new_people(person.compared), round(person.last_mean)
    sentence = f"no clear change over {people}; the last three average {in_points(points)}"
    return Reason("stands_still", person.compared, sentence)


def got_better(person: PersonSummary, last_looked: datetime | None) -> Reason | None:
    """Their first drafts became better than they began, and this coach has not looked since."""
    if person.verdict != "better" or person.since is None:
        return None
    if last_looked is not None and person.since <= last_looked:
        return None
    points = round(person.change)
    sentence = (
        f"better by {in_points(points)} over {_new_people(person.compared)}: worth a kind word"
    )
    return Reason("got_better", points, sentence)


def _new_people(number: int) -> str:
    return counted(number, "new person", "new people")


def _guesses(points: float, way: str) -> str:
    return f"guesses {in_points(points)} too {way} on average"
