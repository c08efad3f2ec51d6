"""Which spellings are one name, and which words of a card are somebody's name."""

import pytest

from ccc.content.scenarios import Card
from ccc.scoring.text.names import names_of, one_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("alexander", "alex"),
        ("catherine", "katherine"),
        ("abderahman", "abderrahmane"),
        ("ana", "ana"),
        ("howie", "howard"),
        ("jack", "john"),
        ("kate", "catherine"),
        ("kate", "katherine"),
        ("liz", "elisabeth"),
        ("martni", "martin"),
        ("mike", "michael"),
        ("sade", "folasade"),
        ("ted", "edward"),
        ("ted", "theodore"),
        ("tomek", "tomasz"),
    ],
)
def test_short_pet_and_mistyped_forms_are_one_name_whichever_is_written(written, name):
    assert one_name(written, name)
    assert one_name(name, written)


@pytest.mark.parametrize(
    ("written", "other"),
    [("ana", "ada"), ("bo", "bodil"), ("jack", "jill"), ("kate", "martin"), ("mike", "martin")],
)
def test_other_names_are_not(written, other):
    assert not one_name(written, other)
    assert not one_name(other, written)


def test_a_name_on_a_card_is_its_words_without_titles_initials_and_accents():
    assert names_of(Card(name="Dr Renée B. Öberg-Holm")) == {"renee", "oberg", "holm"}
