import time

import pytest
import yaml

from ccc.scoring import characters, first_characters, score
from ccc.scoring.lexicon.trades import FAMILIES
from ccc.scoring.lexicon.vocabulary import SAME
from ccc.scoring.lexicon.word_lists import LISTS
from ccc.scoring.text.note import read
from ccc.scoring.text.stem import alike, stem
from tests.scoring.conftest import CONTENT


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("abc", 3),
        ("e\u0301", 1),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", 1),
        ("\U0001f1f3\U0001f1f1!", 2),
        ("👋🏾", 1),
        ("a\r\nb", 3),
        ("as sent \n\n", 7),
        ("un\u200bseen\u00ad\ufeff \u2060", 6),
        ("\u200b\u2066", 0),
    ],
)
def test_characters_are_counted_as_a_person_counts(text, count):
    assert characters(text) == count


@pytest.mark.parametrize(
    ("text", "count", "first"),
    [
        ("abc", 2, "ab"),
        ("abc", 9, "abc"),
        ("", 3, ""),
        ("e\u0301e\u0301", 1, "e\u0301"),
        (
            "\U0001f468\u200d\U0001f469\u200d\U0001f467!",
            1,
            "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        ),
        ("a\r\nb", 2, "a\r\n"),
    ],
)
def test_the_first_characters_are_counted_as_a_person_counts(text, count, first):
    assert first_characters(text, count) == first


def test_every_word_knows_its_place_in_the_note_as_written():
    raw = "H\u200bi <b>Renée</b>, u’re ﬁne! ①"
    note = read(raw)
    assert [raw[word.start : word.end] for word in note.words] == [
        "H\u200bi", "Renée", "u’re", "ﬁne", "①",
    ]  # fmt: skip
    assert [word.form for word in note.words][:2] == ["hi", "renee"]


def test_lookalike_letters_are_read_as_latin_in_a_latin_note():
    assert [word.form for word in read("Не\u0430llo there, my friend").words][1:] == [
        "there", "my", "friend",
    ]  # fmt: skip
    assert read("gr\u0435at t\u0430lk").words[0].form == "great"


def test_a_cyrillic_note_stays_cyrillic():
    assert read("это мой текст").words[0].form == "это"


def test_informal_spellings_are_read_as_the_plain_words():
    assert [word.form for word in read("thx 4 ur post, pls wanna c u").words][:4] == [
        "thanks", "4", "your", "post",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("teachers", "taught"),
        ("rosters", "schedule"),
        ("wives", "wife"),
        ("running", "ran"),
        ("forty", "40"),
        ("hiring", "hire"),
        ("universities", "uni"),
        ("children", "kids"),
    ],
)
def test_relatives_share_a_stem(one, other):
    assert stem(one) == stem(other)


def test_strangers_do_not_share_a_stem():
    assert stem("hail") != stem("hair")
    assert not alike(stem("hive"), stem("hike"))


def test_a_short_form_is_like_its_long_one_unless_it_is_too_short():
    assert alike(stem("psych"), stem("psychology"))
    assert not alike("art", "artisan")


@pytest.mark.parametrize(
    "piece",
    ["hello you and your post ", "1,", "{", "<", "[name ", ". Aa", "Ab ab. ", "I have ", "_", "a"],
)
def test_the_cost_is_linear_in_the_length(rubric, piece):
    def cost(length):
        note = (piece * length)[:length]
        times = []
        for _ in range(3):
            start = time.process_time()
            score(note, rubric=rubric)
            times.append(time.process_time() - start)
        return min(times)

    cost(400)
    assert cost(10_000) <= 60 * cost(400) + 0.01


def test_in_small_letters_sat_is_how_one_sat_and_no_day():
    assert "sat" in read("We sat at one table.").forms
    assert "saturday" not in read("I sat behind you on Thursday.").forms


def words_to_be_found(rubric):
    """Every word that a list, a trade or a phrase waits for."""
    yield from (word for words in LISTS.values() for word in words)
    yield from (word for family in FAMILIES for word in family)
    replies = [
        yaml.safe_load(f.read_text("utf-8")) for f in (CONTENT / "reply_checks").glob("*.yaml")
    ]
    phrases = [p for one in replies for p in (*one.get("phrases", ()), *one.get("unless", ()))]
    for check in rubric.checks:
        if check.kind == "phrases":
            phrases += [*check.phrases, *check.unless]
    for phrase in phrases:
        for step in phrase.split():
            choices = step.removesuffix("?").split("|")
            yield from (one for one in choices if one[0] not in "@~" and one[-1] != "*")


def test_every_word_that_is_waited_for_can_come(rubric):
    assert [word for word in words_to_be_found(rubric) if read(word).forms != (word,)] == []
    assert [word for pair in SAME.items() for word in pair if len(read(word).words) != 1] == []


@pytest.mark.parametrize(
    ("written", "one_word"),
    [("Write-up", "writeup"), ("meet-ups", "meetups"), ("co‑worker", "coworker")],
)
def test_some_compounds_are_one_word_with_a_hyphen_or_without(written, one_word):
    assert read(f"Your {written}!").forms == ("your", one_word)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("A m r a, your list", ["amra", "your", "list"]),
        ("only 2 5 K M  e a c h, order", ["only", "25km", "each", "order"]),
        ("u r a star", ["you", "are", "a", "star"]),
    ],
)
def test_a_word_with_its_letters_apart_is_one_word_where_it_stands(written, words):
    note = read(written)
    assert list(note.forms) == words
    assert all(note.raw[word.start : word.end].strip() for word in note.words)
