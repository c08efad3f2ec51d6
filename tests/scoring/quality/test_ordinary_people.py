"""Notes and replies as ordinary people type them; what is said of them must fit what they say.

Each was written, and judged by the rubric, before its score was looked at.
"""

import pytest

from ccc.content.ids import CRITERIA
from ccc.scoring.scenarios import score_answer, score_scenario
from ccc.scoring.text.note import read

NOTES = [
    ("care-exam", "Hello Thuy san, I am Sabita. I want to connect with you please. Thank you "
     "very much", "00001"),
    ("care-exam", "Thuy-san, Ms Ishiguro say to write you, I am her night staff in Hamamatsu. I "
     "take exam in January. My 340 cartoon cards, copy for your Sunday table!", "33333"),
    ("care-exam", "Ms Ishiguro told me about you. she laughs when she does :) can i ask about the "
     "exam?", "22202"),
    ("forklift-on-film", "Dear Mrs. Prado, hereby I would like to offer you our cold store in "
     "Campinas for filming your ice lesson on a Sunday. I need training for 18 drivers. Tavares",
     "32033"),
    ("forklift-on-film", "Hi Luciana!! Loved your braking video, a colleague sent it. I too "
     "started on nights in a warehouse, packing. Want to film on ice? Our cold store is free "
     "sundays", "32333"),
    ("forklift-on-film", "Hello, we have 18 drivers need training, how much is your price? pls "
     "send quotation asap", "21000"),
    ("sql-on-the-bus", "Saw ur bus post. I do sql on the metro. 150 cards no signal needed, want "
     "them?", "22233"),
    ("sql-on-the-bus", "heyy rafael omg same!! i also study on the way to work lol. we should "
     "connect", "11201"),
    ("hiring-in-another-trade", "Respected Madam, I am doing the needful for reception job since "
     "six years. Kindly revert if any vacancy is there in your esteemed bank.", "21000"),
    ("hiring-in-another-trade", "Dear Priya, your piece on preparing for an interview calmed me "
     "before mine on Monday. Just wanted to say thank you. Leanne, Cairns", "12012"),
    ("handover-sheets", "Peter, I listened your webinar Tuesday. You asked handover sheets, mine "
     "is one page and handover now 10 min in our ward. Shall I send? Faith, nurse Nakuru",
     "33133"),
    ("handover-sheets", "Good evening sir. I am Faith, a nurse at Nakuru. God bless your good "
     "work. I also began in Turkana like you. May we be friends here.", "12302"),
    ("handover-sheets", "Dear Peter, I came across your inspiring profile and would be delighted "
     "to join your network and learn from your vast experience in nursing.", "11001"),
    ("leave-balances", "Declan, you asked if anyone moved leave balances and slept that week. I "
     "didn't: 1,100 people, 2023. Two pages of what went wrong are yours. I applied Tue, too",
     "33233"),
    ("leave-balances", "Hi Declan, I have just applied for your payrol officer job, I have 11 yrs "
     "experiance and hope you will look at my CV. Magdalena", "32001"),
    ("testers-pune", "Hi Pooja mam, myself Karthik, tester from Coimbatore. My ex colleague Anita "
     "does accessibility testing and looking for change. Can I give your contact?", "32032"),
    ("testers-pune", "Also a weekend coding teacher for girls here :) saw you help at a club. "
     "What do the girls build in Pune? I applied for your senior tester job btw", "22303"),
    ("rolls-without-wheat", "My son is coeliac, your daughter can't eat wheat. 40 of my pupils "
     "could taste your soft roll and write what they think. I buy for 12 school canteens, Elif",
     "32233"),
    ("patients-who-miss", "Salut Marc! Sophie Caron says your patients forget to come. Mine too, "
     "my reminder text cut it by a third. Want it? Léa, physio clinic, Sherbrooke", "33333"),
    ("back-after-five-years", "i was in HR in denizli towel mill after you left, 2012-16. now "
     "back after 5 years at home with my father. you asked what we need in first week: i have 10 "
     "things list", "33333"),
]  # fmt: skip
"""Scenario, note, and the levels of all criteria in their order."""


@pytest.fixture(scope="module")
def judged(content):
    """What is said of each note, by its text."""
    return {
        note: score_scenario(note, content.scenario(scenario), content.rubric, limit=300)
        for scenario, note, _ in NOTES
    }


def said(result):
    return " ".join(step.say for step in result.advice)


def starting(judged, words):
    return next((note, result) for note, result in judged.items() if note.startswith(words))


def quoted(note, result, criterion, kind="earns"):
    return [
        note[mark.start : mark.end]
        for mark in result.evidence
        if (mark.criterion, mark.kind) == (criterion, kind)
    ]


def test_their_scores_are_near_those_that_were_given_beforehand(judged):
    gaps = []
    for _, note, levels in NOTES:
        gaps.append(judged[note].score - 100 * sum(map(int, levels)) / 15)
    assert abs(sum(gaps) / len(gaps)) <= 5
    assert (sum(gap * gap for gap in gaps) / len(gaps)) ** 0.5 <= 12


def test_no_mark_that_only_the_encoder_makes_is_a_lone_everyday_word(judged, content):
    by_checks = {check.why for check in content.rubric.checks}
    for note, result in judged.items():
        for criterion in CRITERIA:
            marks = quoted(note, result, criterion)
            whys = [mark.why for mark in result.evidence if mark.criterion == criterion]
            lone = [words for words in marks if len(read(words).words) == 1]
            for words in lone if len(marks) > 1 and by_checks.isdisjoint(whys) else ():
                assert read(words).words[0].rarity == 1, (words, note)


def test_a_name_is_marked_whole_or_not_at_all(judged):
    note, result = starting(judged, "Salut Marc")
    marked = [note[mark.start : mark.end] for mark in result.evidence]
    assert any("Sophie Caron" in words for words in marked)
    assert all(("Sophie" in words) == ("Caron" in words) for words in marked)


def test_a_name_alone_is_not_what_fits_only_them(judged):
    note, result = starting(judged, "Hi Pooja mam")
    assert result.levels["personal"] >= 2
    assert "Pooja" not in quoted(note, result, "personal")


def test_words_of_an_offer_are_not_said_to_ask_or_sell(judged):
    note, result = starting(judged, "Dear Mrs. Prado")
    assert quoted(note, result, "value", "costs") == []


def test_a_job_that_was_applied_for_is_no_gift(judged):
    note, result = starting(judged, "Also a weekend coding")
    assert quoted(note, result, "value") == []


@pytest.mark.parametrize("words", ["Respected Madam", "Dear Priya"])
def test_what_one_card_denies_is_not_called_common(judged, words):
    assert "Is this something you share?" not in said(starting(judged, words)[1])


def test_a_post_to_be_filled_is_not_called_shared(judged):
    assert "senior tester's job to fill" not in said(starting(judged, "Hi Pooja mam")[1])


def test_who_comes_near_a_link_is_not_told_to_look_for_one(judged):
    assert "Name one particular thing you share" not in said(starting(judged, "My son is")[1])


@pytest.mark.parametrize("words", ["Hi Luciana", "Respected Madam", "Declan, you asked"])
def test_what_the_situation_tells_a_wish_and_a_gift_are_not_held_against_their_card(judged, words):
    claims = starting(judged, words)[1].claims
    assert not [one for one in claims if (one.about, one.card) == ("recipient", "not_on_card")]


@pytest.fixture(scope="module")
def of_rafael(content):
    """What is said of two more notes, whose pages were looked at."""
    scenario = content.scenario("sql-on-the-bus")
    return lambda note: score_scenario(note, scenario, content.rubric)


def test_a_gift_is_not_called_named_for_a_word_that_other_lines_of_the_card_have(of_rafael):
    note = "Saw ur post lol. i do sql on the metro every day. hows the hospital job going?"
    result = of_rafael(note)
    assert "You name" not in said(result)
    assert not any("asking for" in mark.why for mark in result.evidence)


def test_what_a_check_says_of_a_mark_is_no_more_than_the_level_reached(judged, content):
    levels = {check.why: check.level for check in content.rubric.checks if check.criterion}
    for result in judged.values():
        for mark in result.evidence:
            if mark.kind == "earns":
                assert (levels.get(mark.why) or 0) <= result.levels[mark.criterion], mark


def test_both_halves_of_a_word_with_a_slash_are_marked(of_rafael):
    note = "Saw ur bus post: i do my sql on the metro. made 150 cards that work w/o signal, yours"
    result = of_rafael(note)
    marked = [note[mark.start : mark.end] for mark in result.evidence]
    assert not any(words.startswith("o signal") for words in marked)


@pytest.fixture(scope="module")
def answer(content):
    """What is said of a reply to a blank request, by the request's id."""
    requests = {request.id: request for request in content.blank_requests}
    return lambda request, reply: score_answer(reply, requests[request], content.replies)


def test_a_greeting_is_no_question_and_a_marked_question_is_whole(answer):
    reply = (
        "Hiya Shanice ta for getting in touch love. How'd you come across me, was it the photos? "
        "Is it a name you're after or just old times? Write anytime. Gwil"
    )
    result = answer("same-factory-gate", reply)
    asked = [reply[m.start : m.end] for m in result.evidence if m.about in {"why", "focus"}]
    assert "Hiya Shanice" not in asked
    assert not any(words.endswith((" the", " you")) for words in asked)


def test_a_yes_that_asks_nothing_is_not_given_as_the_reason_for_friendliness(answer):
    reply = "Thank you Shanice, accepted! Great to have you in my network 😊"
    result = answer("same-factory-gate", reply)
    assert result.faults == ("accepts_without_asking",)
    (friendly,) = [mark.why for mark in result.evidence if mark.about == "open"]
    assert friendly.startswith("This is friendly")
