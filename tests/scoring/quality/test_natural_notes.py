"""Notes as people type them, each of which was once judged wrongly, with what is right about it."""

import pytest

from ccc.content.scenarios import Card
from ccc.scoring import score

ME = Card(
    name="Sam Okoro",
    headline="Test technician, looking for a post, Leeds",
    facts=(
        "Looks for a post",
        "Eight years at Redwood Games as a tester",
        "Keeps bees",
        "Took Professor Lind's class in 1998",
    ),
)
YOU = Card(
    name="Michael Brand",
    headline="QA lead, Voltwerk, Leeds",
    facts=(
        "Has never worked at Redwood Games",
        "Asked on Monday how others find testers who cope with nights",
        "Spoke at the Leeds job fair on Tuesday",
        "Took Professor Lind's class in 1998",
        "Travels in carriage nine every Friday",
    ),
)
ANSWER = (
    "Michael, you asked how to find testers who cope with nights. "
    "I have five questions that sort them, yours to use. Sam"
)


@pytest.fixture
def judged(rubric):
    return lambda note: score(note, sender=ME, recipient=YOU, limit=300, rubric=rubric)


def quoted(note, result, criterion, kind):
    return [
        note[mark.start : mark.end]
        for mark in result.evidence
        if (mark.criterion, mark.kind) == (criterion, kind)
    ]


def test_a_job_fair_is_no_request_for_a_job(judged):
    note = "I heard you at the job fair; I have five questions that show who copes on nights"
    assert not any("job fair" in words for words in quoted(note, judged(note), "value", "costs"))


@pytest.mark.parametrize("note", ["My twin and I look alike.", "I sat in carriage nine once."])
def test_words_that_only_look_like_a_fact_of_theirs_give_no_reason(judged, note):
    assert judged(note).levels["reason"] <= 1


@pytest.mark.parametrize(
    "note", [ANSWER, "I look for a post, Michael", "Michael, eight years at Redwood Games here"]
)
def test_a_need_of_ones_own_is_never_called_a_gift(judged, note):
    result = judged(note)
    said = [mark.why for mark in result.evidence] + [step.say for step in result.advice]
    assert not any("Looks for a post" in words for words in said)


def test_who_says_i_too_is_not_told_to_say_that_it_is_shared(judged):
    result = judged("Hi Michael, I too took Professor Lind's class in 1998.")
    assert not any("say in a word" in step.say.lower() for step in result.advice)


def test_no_word_of_a_template_is_called_rare(judged):
    result = judged("Hi Michael, great profile, I would love to connect and exchange ideas.")
    assert result.levels["personal"] <= 1
    assert not any("few other" in mark.why.lower() for mark in result.evidence)


def test_an_answer_to_what_they_asked_is_a_reason_and_a_gift(judged):
    levels = judged(ANSWER).levels
    assert levels["reason"] >= 2
    assert levels["value"] >= 2


def test_a_link_that_their_card_rules_out_is_none_and_the_words_say_why(judged):
    note = "Mike, we worked together at Redwood Games, remember?"
    result = judged(note)
    assert result.levels["common_ground"] == 0
    assert "Has never worked at Redwood Games" in " ".join(mark.why for mark in result.evidence)
    assert "wrong_person" not in result.flags


def test_a_class_taken_together_says_how_they_know_each_other(judged):
    levels = judged("Michael, we took Professor Lind's class together in 1998").levels
    assert levels["context"] >= 1
    assert levels["common_ground"] >= 1


def test_lines_instead_of_full_stops_change_little(judged):
    lines = ANSWER.replace(". ", ".\n")
    one, other = judged(ANSWER), judged(lines)
    assert abs(one.score - other.score) <= 7


def test_a_note_that_breaks_off_loses_at_most_a_step(judged):
    whole, cut = judged(f"{ANSWER}, Leeds"), judged(f"{ANSWER}, Lee")
    assert abs(whole.score - cut.score) <= 14


def test_somebody_else_who_poses_as_a_colleague_is_found_out(rubric):
    tea = Card(name="Lhamu Rai", headline="Sells tea, Darjeeling", facts=("Keeps a tea shop",))
    crane = Card(
        name="Mels de Wit",
        headline="Crane driver, port of Rotterdam",
        facts=("Drives a container crane at night", "Collects wind stories of crane drivers"),
    )
    note = "Mels, I drive a crane too, in Kolkata. My wind story from the cab at night is yours."
    levels = score(note, sender=tea, recipient=crane, rubric=rubric).levels
    assert levels["common_ground"] <= 1


@pytest.mark.parametrize(
    "note",
    [
        "Hallo Michael, ich habe deinen Vortrag gehört und würde mich gerne vernetzen",
        "Namaste ji, mujhe aapka post bahut accha laga, kya hum connect kar sakte hain",
    ],
)
def test_another_language_is_called_that_and_not_unreadable(judged, note):
    result = judged(note)
    assert "other_language" in result.flags
    assert "unreadable" not in result.flags
