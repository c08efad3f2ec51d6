"""The words with which any note begins and ends: a greeting, a name, a wish, a sign-off."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile

from ccc.scoring.lexicon.vocabulary import STOP, word_set
from ccc.scoring.text.names import TITLES
from ccc.scoring.text.note import Note, Word

_HELLO = word_set("""
    hi hii hiii hiya hello hey heya dear hola hej hoi hallo salam namaste greetings ciao bonjour ola
    kumusta good morning afternoon evening day there again buenos buenas dias tardes guten tag
    dober dan respected esteemed
""")
_GOODBYE = word_set("""
    best kind kindest warm warmest regards wishes sincerely yours faithfully respectfully cordially
    warmly kindly truly cheers greetings with and all the many saludos cordialement
""")
_SAYS_GOODBYE = word_set("""
    best regards wishes sincerely faithfully respectfully cordially warmly cheers greetings
    saludos cordialement
""")
_THANKS = word_set("thank thanks you so much from love yours")
_WISHES = tuple(
    tuple(wish.split())
    for wish in (
        "hope you are well", "hope you're well", "hope you are doing well", "hope all is well",
        "hope you're doing well", "hope this finds you well", "hope this message finds you well",
        "hope this note finds you well", "how are you doing", "how are you today", "how are you",
        "have a nice day", "have a great day", "have a good day",
    )
)  # fmt: skip

_BEGIN_WISHES = frozenset(wish[0] for wish in _WISHES)
_TITLES = TITLES - {"fellow"}
_GRAMMAR = STOP - word_set("thank thanks love loved loves loving lol haha please")


def courtesies(note: Note, names: Collection[str]) -> frozenset[int]:
    """Numbers of the words that greet, name, wish well or sign off, and say nothing else."""
    words = note.words
    found = {*range(_greeting(words, names))}
    found.update(_goodbye(note, names))
    if _BEGIN_WISHES.isdisjoint(note.forms):
        return frozenset(found)
    for at, form in enumerate(note.forms):
        if form in _BEGIN_WISHES:
            for wish in _WISHES:
                if note.forms[at : at + len(wish)] == wish:
                    found.update(range(at, at + len(wish)))
    return frozenset(found)


def only_courtesies(note: Note, found: Collection[int], names: Collection[str]) -> bool:
    """Whether a note greets or signs off, and for the rest has only names and words of grammar."""
    return bool(found) and all(
        number in found or word.bare in names or word.form in _GRAMMAR
        for number, word in enumerate(note.words)
    )


def _greeting(words: Sequence[Word], names: Collection[str]) -> int:
    """How many words at the beginning greet, with titles and the names of the two people."""
    hello = [*takewhile(lambda word: word.form in _HELLO, words)]
    if not hello:
        return 0
    called = takewhile(lambda word: word.form in _TITLES or word.bare in names, words[len(hello) :])
    return len([*hello, *called])


def _goodbye(note: Note, names: Collection[str]) -> range:
    """The words at the end that sign off, with the name or without; they stand apart."""
    words, first = note.words, len(note.words)
    while first and words[first - 1].bare in names:
        first -= 1
    signed = first
    while first and words[first - 1].form in _GOODBYE:
        first -= 1
    said = any(word.form in _SAYS_GOODBYE for word in words[first:signed])
    while said and first < signed and not _stands_apart(note, first):
        first += 1
    if not any(word.form in _SAYS_GOODBYE for word in words[first:signed]):
        first = signed
    return range(first, len(words))


def signs_off(note: Note, number: int) -> bool:
    """Whether a word opens a sentence but the first, or follows nothing there but a sign-off."""
    words = note.words
    before = [
        *takewhile(lambda word: word.sentence == words[number].sentence, words[:number][::-1])
    ]
    return number > 0 and all(word.form in _GOODBYE | _THANKS for word in before)


def _stands_apart(note: Note, number: int) -> bool:
    """Whether a word opens the note or a sentence, or follows a comma or a dash."""
    word = note.words[number]
    if word.opens or number == 0:
        return True
    between = note.between(note.words[number - 1].end, word.start)
    return any(mark in between for mark in ",-;")
