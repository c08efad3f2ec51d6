import pytest

from ccc.content.scenarios import Card
from ccc.scoring import score
from ccc.scoring.scenarios import score_scenario


def advice(rubric, note, sender=None, recipient=None):
    return score(note, sender=sender, recipient=recipient, rubric=rubric).advice


def test_the_step_with_most_to_gain_comes_first(rubric, sender, recipient):
    note = "Hi Martin, I read your newsletter piece. I keep bees in Ternopil."
    result = score(note, sender=sender, recipient=recipient, rubric=rubric)
    levels = [result.levels[step.criterion] for step in result.advice]
    assert levels == sorted(levels)
    assert 3 not in levels


def test_advice_for_value_names_a_fact_of_your_own(rubric, sender, recipient):
    steps = advice(rubric, "Hi Martin, let's connect!", sender, recipient)
    value = next(step.say for step in steps if step.criterion == "value")
    assert any(fact in value for fact in sender.facts)


def test_advice_for_common_ground_names_what_both_cards_have(rubric, sender, recipient):
    steps = advice(rubric, "Hi Martin, let's connect!", sender, recipient)
    shared = next(step.say for step in steps if step.criterion == "common_ground")
    assert "Taught physics before he kept bees" in shared
    assert "Was a school physics teacher" in shared


def test_advice_for_personal_names_a_fact_that_the_note_leaves_out(rubric, sender, recipient):
    note = "Hi Martin, I'd like to connect. Physics! You taught physics."
    steps = advice(rubric, note, sender, recipient)
    personal = [step.say for step in steps if step.criterion == "personal"]
    assert all("Taught physics" not in say for say in personal)


def test_without_cards_the_advice_still_says_what_to_do(rubric):
    steps = advice(rubric, "Let's connect!")
    assert {step.criterion for step in steps} == {
        "reason", "context", "common_ground", "value", "personal",
    }  # fmt: skip
    assert all(step.say for step in steps)


def test_a_card_without_facts_is_no_trouble(rubric):
    note = "Hi, I read your article."
    steps = advice(rubric, note, Card(name="A", headline="Nurse"), Card(name="B", headline="Cook"))
    assert any("Nurse" in step.say for step in steps)


def say(steps, criterion):
    return next((step.say for step in steps if step.criterion == criterion), "")


def test_in_every_shipped_scenario_the_gift_is_the_line_its_author_names(content, rubric):
    for one in content.scenarios:
        facts = one.sender.facts
        steps = score_scenario("I came across your profile. Let's connect!", one, rubric).advice
        named = [fact for fact in facts if f"“{fact}”" in say(steps, "value")]
        assert named == ([facts[one.gift - 1]] if one.best == "connect" else []), one.id


def test_without_the_authors_word_a_line_that_meets_no_want_is_not_named(content, rubric):
    guesses = []
    for one in content.scenarios:
        alone = one.model_copy(update={"gift": None})
        steps = score_scenario("Let's connect!", alone, rubric).advice
        named = [f for f in one.sender.facts if f"“{f}”" in say(steps, "value")]
        if named:
            guesses.append(one.best == "connect" and named == [one.sender.facts[one.gift - 1]])
        else:
            assert "Which line on your card could they use?" in say(steps, "value"), one.id
    assert len(guesses) >= 8
    assert guesses.count(True) >= 2 * guesses.count(False)


def test_where_a_note_names_a_fact_of_theirs_no_other_is_offered_as_the_reason(content, rubric):
    for one in content.scenarios:
        for fact in one.recipient.facts:
            steps = score_scenario(f"On your page I saw “{fact}”", one, rubric).advice
            others = [f for f in one.recipient.facts if f != fact]
            assert not any(f"“{f}”" in say(steps, "reason") for f in others), (one.id, fact)


def test_a_gift_that_the_note_only_names_is_to_be_given(content):
    one = content.scenario("accordion-mender")
    note = "Eudes, I know how musicians can set a hearing aid so that it leaves high notes alone."
    steps = score_scenario(note, one, content.rubric).advice
    assert say(steps, "value").endswith("Say clearly what of it they can have.")


def test_two_lines_of_two_cards_are_quoted_and_not_made_into_a_sentence(content):
    one = content.scenario("chair-for-a-teacher")
    shared = say(score_scenario("Let's connect!", one, content.rubric).advice, "common_ground")
    mine, theirs = one.sender.facts[2], one.recipient.facts[2]
    assert f"Their card: “{theirs}”. Your card: “{mine}”. If so, say it." in shared


def test_what_one_of_them_asks_for_is_never_told_as_common_ground(content, rubric):
    for scenario, note in (
        ("unread-mails", "Hi Tom, I read of your 900 unread e-mails. Want my plan?"),
        ("unread-mails", "Hi Tom, I would like the assistant job. Want my plan? Mina"),
        ("readings-from-old-pumps", "Hello Ondřej, you need readings from old pumps: I have ten."),
        ("support-agent-porto", "Tiago, you ask how others sort refund emails. Six labels do it."),
    ):
        steps = score_scenario(note, content.scenario(scenario), rubric).advice
        shared = say(steps, "common_ground")
        assert "Is hiring" not in shared
        assert "Needs readings" not in shared
        assert "how do others" not in shared


def test_our_school_says_that_it_is_shared(content, rubric):
    note = "Hello Ms Ha, our university shared your careers evening. I finished in 2021. Minh Anh"
    steps = score_scenario(note, content.scenario("careers-evening"), rubric).advice
    assert "Say in a word that you share it" not in say(steps, "common_ground")


def test_a_word_of_theirs_does_not_name_what_the_writer_has(content, rubric):
    one = content.scenario("heat-pumps-tampere")
    before = say(
        score_scenario("Jukka, I like your post on dirty filters.", one, rubric).advice, "value"
    )
    assert "You name" not in before


@pytest.mark.parametrize(
    ("scenario", "note", "step"),
    [
        (
            "careers-evening",
            "Hi Hà, I graduated 2021 from NEU accounting like you. "
            "I have some Excel templates, you can have them. Minh Anh",
            "You offer something; say in a word what they could use it for.",
        ),
        (
            "sql-on-the-bus",
            "Rafael, I have 150 SQL cards that work on a phone without a signal. "
            "I'd send them in exchange for your notes. Cláudia",
            "You offer something; ask nothing in return, and it is a gift.",
        ),
    ],
)
def test_only_who_wants_something_in_return_is_told_to_want_nothing(content, scenario, note, step):
    judged = score_scenario(note, content.scenario(scenario), content.rubric)
    assert say(judged.advice, "value") == step


def test_who_says_what_they_asked_is_told_to_say_where(content, rubric):
    one = content.scenario("shift-leader-halle")
    note = (
        "Hello Jana, you ask why few night workers answer. I asked twenty. Want the answers? Thomas"
    )
    context = say(score_scenario(note, one, rubric).advice, "context")
    assert context == "You mention something of theirs; say where you saw, read or heard it."


def test_what_they_need_is_offered_as_a_personal_word_before_what_they_play(content, rubric):
    note = "Hi Marc-André, always great to connect with customer service leaders. Priya"
    steps = score_scenario(note, content.scenario("refund-letters"), rubric).advice
    assert "Asks how others word their refund letters" in say(steps, "personal")
