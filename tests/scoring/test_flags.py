from types import SimpleNamespace

import numpy as np
import pytest

from ccc.content.encoder import Blend
from ccc.content.ids import READ_FLAGS
from ccc.content.scenarios import Card
from ccc.scoring import score
from ccc.scoring.annotation import annotate
from ccc.scoring.flags import flags as find_flags

HANNAH = Card(name="Dr Hannah-Marie Öberg", headline="Archivist, Lund", facts=("Collects tickets",))


def flags(rubric, note, recipient=HANNAH, limit=140):
    return score(note, recipient=recipient, rubric=rubric, limit=limit).flags


@pytest.mark.parametrize("note", ["", "   \n\t", "...", "👍🏽🙏", "\u200b\u200b", "—!?", "<b></b>"])
def test_nothing_to_read_is_blank_and_scores_nothing(rubric, note):
    result = score(note, rubric=rubric)
    assert result.flags == ("blank",)
    assert result.score == 0
    assert set(result.levels.values()) == {0}


@pytest.mark.parametrize(
    "note",
    [
        "Hi Hannah, I'd like to add you to my professional network on LinkedIn.",
        "Please add me to your professional network",
        "i would like to join your linkedin network",
        "Hi, I\u2019d like to a\u200bdd you to my profess\u0456onal network.",
    ],
)
def test_the_stock_sentence_is_seen_even_in_disguise(rubric, note):
    assert "default_text" in flags(rubric, note)


def test_a_stock_sentence_with_a_real_note_around_it_is_no_stock_sentence(rubric):
    note = (
        "I'd like to add you to my network because your ticket collection has the 1931 ferry "
        "stub my grandfather printed, and I have the plates here in Malmo."
    )
    assert "default_text" not in flags(rubric, note, limit=300)


@pytest.mark.parametrize(
    "note",
    [
        "Hi [First Name], great talk.",
        "Dear {{name}}, I admire you.",
        "Dear {voornaam}, hello",
        "Hello <company> team, hello",
        "I loved your XXX last week.",
        "It was lovely to meet you at INSERT EVENT.",
        "Dear COMPANY NAME, I write to you.",
        "I saw you [liked / commented on] my post.",
        "Hi ____, how are you?",
        "You wrote in <publication> of tickets.",
    ],
)
def test_an_unfilled_slot_is_seen(rubric, note):
    assert "placeholder" in flags(rubric, note)


@pytest.mark.parametrize(
    "note",
    ["Monday works [46 kids!], thank you", "Love from Peg xxx", "Thanks <3", "Your [sic] is fun"],
)
def test_brackets_kisses_and_hearts_are_no_slots(rubric, note):
    assert "placeholder" not in flags(rubric, note)


@pytest.mark.parametrize(
    "note",
    [
        "Hi Thomas, I read your ticket essay.",
        "Dear Mr Petersen, we met in Lund.",
        "hello astrid, nice to see you",
        "Good morning Ms. Lindqvist! We met.",
        "Sigrid, you wrote that you collect tickets.",
        "Frauke, the museum says you want tickets.",
        "Fernanda, before I leave in May: my tickets are yours.",
    ],
)
def test_greeting_somebody_else_is_the_wrong_person(rubric, note):
    assert "wrong_person" in flags(rubric, note)


@pytest.mark.parametrize(
    "note",
    [
        "Hi Hannah, I read your ticket essay.",
        "Dear Dr. Oberg, we met in Lund.",
        "Hi Hanna! Your tickets!",
        "hello hannah marie",
        "Hi there, we met in Lund.",
        "Dear colleague, we met.",
        "Hello from Malmo, where I print tickets.",
        "Hi! Thomas told me you collect tickets.",
        "Good evening Madam, kindly read this.",
        "Hey archivist, I have tickets",
        "Tickets, I have many of them!",
        "Yesterday, you spoke in Lund.",
        "Lund, 1986. I printed your tickets.",
        "Captain, I print tickets.",
        "Respected Madam, Denmark is best in tickets.",
        "Namaste, I print tickets.",
        "Hi, Petra here from the print works.",
    ],
)
def test_right_names_typos_and_other_words_are_not_the_wrong_person(rubric, note):
    assert "wrong_person" not in flags(rubric, note)


def test_without_a_recipient_no_name_is_wrong(rubric):
    assert "wrong_person" not in flags(rubric, "Hi Thomas, hello.", recipient=None)


@pytest.mark.parametrize(
    "note",
    [
        "Our platform helps archives scan tickets. Can I book you a free demo?",
        "We print tickets from £20 a day, fully insured. Get you a quote?",
        "I can put you down for one at a gentle monthly rate, what do you say?",
        "15% off the first order with my code SCAN15",
        "Could we grab 15 minutes on Tuesday so I can show our solution for you?",
    ],
)
def test_selling_is_a_pitch(rubric, note):
    assert "pitch" in flags(rubric, note)


@pytest.mark.parametrize(
    "note",
    [
        "I scanned 300 tickets and you can have them, free of charge.",
        "Visitors rose from 9% to 16% at your archive, how?",
        "I spent 40 euros on one ticket!",
        "My shop is small and my curiosity is not.",
    ],
)
def test_a_gift_or_a_figure_is_no_pitch(rubric, note):
    assert "pitch" not in flags(rubric, note)


@pytest.mark.parametrize(
    "note",
    [
        "archivist | tickets | metadata | Lund | networking | opportunities",
        "Archives. Tickets. Lund. Metadata. Printing. Paper.",
        "Archivist for two seasons, desk in a small hall, polite kettle, Lund, tickets, stubs",
        "leadership strategy finance archives digital transformation open to work",
        "asdfghjkl qwrtpsdfg zxcvbnmkl",
        "connect connect connect connect connect connect connect connect connect",
    ],
)
def test_keywords_and_gibberish_are_unreadable(rubric, note):
    assert "unreadable" in flags(rubric, note)


@pytest.mark.parametrize(
    "note",
    [
        "hi hannah saw ur ticket post, i print tickets too",
        "Thx for the like! Want my scans? For Lund. Bo",
        "Hello!",
        "Great talk.",
        "Still short of stubs? I've a drawer full, four years of them, sorted. Bo, porter, Lund",
    ],
)
def test_short_and_plain_english_is_readable(rubric, note):
    assert "unreadable" not in flags(rubric, note)


@pytest.mark.parametrize(
    "note",
    [
        "Hoi Hannah, ik heb je verhaal gelezen en ik stuur je graag de kaartjes toe.",
        "Hola Hannah, soy impresor y tengo los billetes que usted busca para su archivo.",
        "Bonjour Hannah, je suis imprimeur et j'ai les billets que vous cherchez.",
        "Здравствуйте, Ханна! Я печатаю билеты.",
        "こんにちは、切符を集めています",
        "مرحبا، أجمع التذاكر منذ سنوات",
        "Namaste ji, mujhe aapka post bahut accha laga, kya hum connect kar sakte hain",
        "Xin chào chị, em là thợ in và em có nhiều vé cũ của bạn",
    ],
)
def test_other_languages_are_told_apart(rubric, note):
    assert "other_language" in flags(rubric, note)


@pytest.mark.parametrize(
    "note",
    [
        "Hola Hannah! We both collect tickets, small world, would love to compare.",
        "Tack for the talk Hannah, I print tickets in Malmo and kept the plates.",
        "hannah pls see my tickets, i have many of them from old time",
    ],
)
def test_a_foreign_greeting_leaves_a_note_english(rubric, note):
    assert "other_language" not in flags(rubric, note)


def test_length_is_counted_as_a_person_counts(rubric):
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    note = "We met in Lund. " + family * 20
    result = score(note, rubric=rubric, limit=36)
    assert result.characters == 36
    assert "too_long" not in result.flags
    assert "too_long" in score(note, rubric=rubric, limit=35).flags


def test_a_note_over_the_limit_is_capped(rubric, sender, recipient):
    note = (
        "Martin, you wrote you have no weight data from the lime flow. I log 40 hives hourly, "
        "may I send you the files? Oksana, ex physics teacher too"
    )
    limits = {"sender": sender, "recipient": recipient, "rubric": rubric}
    assert score(note, limit=60, **limits).score == 59
    assert score(note, limit=60, **limits).levels == score(note, limit=200, **limits).levels


@pytest.mark.xdist_group("agreement")
def test_every_flag_of_the_rated_notes_is_found_with_at_most_one_slip_each(rated_agreement):
    slips = {f: (c.missed, c.false_alarms) for f, c in rated_agreement.flags.items()}
    assert all(len(missed) <= 1 and len(false) <= 1 for missed, false in slips.values()), slips


@pytest.mark.parametrize(
    "note",
    [
        "Martin, as head of the choir in Tallinn you wanted old scores: mine are yours.",
        "You are the harbour pilot in Bergen who asked for my tide tables. Take them.",
    ],
)
def test_a_role_and_a_place_of_somebody_else_are_for_the_wrong_person(
    rubric, sender, recipient, note
):
    result = score(note, sender=sender, recipient=recipient, limit=300, rubric=rubric)
    assert "wrong_person" in result.flags


@pytest.mark.parametrize(
    "note",
    [
        "Martin, as an inspector in Shropshire you lack weight data: mine are yours.",
        "As a beekeeper in Ternopil, I read your county newsletter.",
        "You are the inspector in Shropshire who lacks weight data from the lime flow.",
    ],
)
def test_their_own_role_and_place_are_theirs(rubric, sender, recipient, note):
    result = score(note, sender=sender, recipient=recipient, limit=300, rubric=rubric)
    assert "wrong_person" not in result.flags


def test_asking_for_advice_sells_nothing(rubric, sender, recipient):
    note = "Dear Martin, could I have 20 minutes of advice on keeping bees?"
    result = score(note, sender=sender, recipient=recipient, limit=300, rubric=rubric)
    assert "pitch" not in result.flags
    assert result.levels["value"] == 0


PLAIN = "Hannah, I read your essay on old tickets. I can send you mine from Riga."
STOCK = "I'd like to add you to my professional network on LinkedIn."
SALE = "Hannah, may I book you a demo of our archive software?"
SALE_TWICE = f"{SALE} 20% off."


def says(card, **logits):
    """A reading that says no to every flag but those named, and a card that knows no rules."""
    numbers = np.array([logits.get(flag, -9) for flag in READ_FLAGS], np.float32)
    return SimpleNamespace(flags=numbers), card


def with_blend(slope, rules, *names):
    blend = Blend(slope=slope, rules=rules, shift=-1)
    return SimpleNamespace(flags=dict.fromkeys(names or READ_FLAGS, blend))


def read_flags(rubric, note, *by):
    return find_flags(annotate(note, None, HANNAH, "", rubric), 100, 140, *by)


@pytest.mark.parametrize("flag", READ_FLAGS)
def test_an_encoder_that_is_sure_gives_a_flag_that_no_words_gave(rubric, flag):
    assert read_flags(rubric, PLAIN) == ()
    assert read_flags(rubric, PLAIN, *says(with_blend(1, 1), **{flag: 9})) == (flag,)


def test_where_both_are_heard_their_shares_decide(rubric):
    assert "pitch" in read_flags(rubric, SALE)
    assert "pitch" in read_flags(rubric, SALE, *says(with_blend(1, 12)))
    assert "pitch" not in read_flags(rubric, SALE, *says(with_blend(1, 1)))


def test_two_signs_of_selling_need_no_second_judge(rubric):
    assert "pitch" in read_flags(rubric, SALE_TWICE, *says(with_blend(1, 1)))


def test_a_flag_that_the_card_does_not_name_is_left_to_the_rules(rubric):
    alone = with_blend(1, 1, "wrong_person")
    assert "pitch" in read_flags(rubric, SALE, *says(alone))
    assert "pitch" not in read_flags(rubric, PLAIN, *says(alone, pitch=9))


def test_flags_that_are_arithmetic_or_stock_are_never_the_encoder_s(rubric):
    sure = says(with_blend(1, 1))
    assert "default_text" in read_flags(rubric, STOCK, *sure)
    annotation = annotate(PLAIN, None, HANNAH, "", rubric)
    assert find_flags(annotation, 200, 140, *sure) == ("too_long",)


def test_the_shipped_encoder_is_heard_on_pitches_and_lists_and_leaves_names_to_the_rules(encoder):
    assert set(encoder.card.flags) == {"pitch", "unreadable"}
