"""What is said of somebody's progress, to themselves or to their coach: plain sentences."""

from __future__ import annotations

from ccc.content.ids import CriterionId
from ccc.content.rubric import Rubric
from ccc.practice.filters import ActiveWeeks
from ccc.practice.forecasts import GUESSES_NEEDED, Calibration
from ccc.practice.habits import DRAFTS_FOR_HABITS
from ccc.practice.improvement import DRAFTS_NEEDED, RevisionGain, Verdict
from ccc.practice.numbers import counted, in_digits, in_points, in_words
from ccc.practice.report import ProgressReport
from ccc.ui.components.voice import Voice


def headline(found: Verdict, voice: Voice) -> tuple[str, str]:
    """The headline and the sentence below it."""
    if found.first_mean is None or found.last_mean is None:
        missing = DRAFTS_NEEDED - found.drafts
        people = counted(missing, "more new person", "more new people")
        wait = (
            f"After first drafts to {people} we compare {voice.your} last three with the first "
            "three. With fewer, it would be mostly luck."
        )
        return "Too early to tell", wait
    change = found.last_mean - found.first_mean
    means = (
        f"{voice.owned} last three first drafts average {in_points(found.last_mean)}, the first "
        f"three {found.first_mean:.0f}. Scores go up and down a little by chance, so we only call "
        f"{in_points(found.noise)} or more a change."
    )
    if found.rubrics > 1:
        means += " The way we score has changed in between, so please read this with care."
    titles = {
        "better": f"Better by {in_points(change)}",
        "lower": f"Lower by {in_points(-change)}",
    }
    return titles.get(found.kind, "No clear change yet"), means


def others_words(report: ProgressReport, voice: Voice) -> str:
    """Where the first drafts are that the transfer chart leaves out; empty where there are none."""
    others = report.other_drafts
    if not others:
        return ""
    drafts = in_digits(others, "first draft", "first drafts")
    return (
        f"{drafts} to {voice.your} own people, or to somebody met before: not counted here, as "
        "only notes to people who are new can be compared. The criteria below include them."
    )


def room_words(report: ProgressReport) -> str:
    """Why first drafts are missing that had another limit; empty where there are none."""
    others = report.other_room
    if not others:
        return ""
    limit = report.compared[-1].assessment.limit
    drafts = in_digits(others, "first draft", "first drafts")
    return f"{drafts} with another limit than {limit} characters: not compared with these."


def habits_to_come(voice: Voice) -> str:
    """Why no habit is named yet."""
    return (
        f"After {in_words(DRAFTS_FOR_HABITS)} first drafts to new people {voice.your} strongest "
        "criterion is shown here, and the one to practise next."
    )


def band_words(report: ProgressReport, voice: Voice) -> str:
    """What the shaded band of the transfer chart stands for."""
    if report.band is None:
        return "After three points you see a shaded band. Inside it, nothing counts as a change."
    noise = report.verdict.noise
    return (
        f"Shaded: the average of {voice.your} first three, {in_points(noise)} up or down, which "
        "can be chance. The thick line is the average of the last three, once there are six. "
        "Outside the band it is a change."
    )


def level_on_average(rubric: Rubric, criterion: CriterionId, mean: float) -> str:
    """What a criterion was in several notes, of mean level 0–3; its number where one is shown.

    It goes on after "it was": "vague on average (1.2 of 3)", "strong every time (3.0 of 3)".
    """
    names = [level.name for level in rubric.criterion(criterion).levels]
    below, near = int(mean), round(mean)
    if mean in {0, len(names) - 1}:
        words = f"{names[near]} every time"
    elif 0.25 <= mean - below <= 0.75:
        words = f"between {names[below]} and {names[below + 1]} on average"
    else:
        words = f"{names[near]} on average" if near else f"{names[0]} nearly every time"
    return f"{words} ({mean:.1f} of 3)" if rubric.shows_number(criterion) else words


def calibration_words(found: Calibration, voice: Voice) -> str:
    """How the forecasts compare with the scores, in a plain sentence."""
    if found.lean is None or found.miss is None:
        guesses = in_digits(found.guesses, "guess", "guesses")
        return f"Too early to tell: {guesses} here, and {GUESSES_NEEDED} are needed."
    match found.kind:
        case "too_hard":
            return (
                f"{voice.subject} are {in_points(-found.lean)} too hard on {voice.yourself}: "
                f"{voice.your} notes do better than {voice.you} think."
            )
        case "too_kind":
            return (
                f"{voice.subject} are {in_points(found.lean)} too kind to {voice.yourself}: "
                f"{voice.your} notes do less well than {voice.you} think."
            )
        case "good_eye":
            return f"Good guesses: they are only {in_points(found.miss)} off on average."
        case _:
            return (
                f"{voice.owned} guesses are {in_points(found.miss)} off on average. We cannot say "
                f"yet whether {voice.you} guess too high or too low."
            )


def gain_words(gain: RevisionGain | None, voice: Voice) -> str:
    """What polishing brought, said as what it is."""
    if gain is None:
        return "Try the same note a second time, and here you see what it brings."
    notes = "the one note" if gain.notes == 1 else f"the {gain.notes} notes"
    return (
        f"From the first to the best try: {in_points(gain.points)} more on average, in {notes} "
        f"{voice.you} tried again. Good work! The next first drafts show whether it stays."
    )


def weeks_words(weeks: ActiveWeeks, voice: Voice) -> str:
    """How many of the last weeks had a note in them; never a streak."""
    if weeks.active == 0:
        return f"It has been a while. {voice.owned} notes are all still here."
    if weeks.of == 1:
        return f"{voice.subject} practised this week."
    return f"{voice.subject} practised in {weeks.active} of the last {weeks.of} weeks."
