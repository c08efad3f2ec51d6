"""The fact ledger, held against notes whose claims were marked by hand."""

import json
import random
import time
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ccc.content.scenarios import Card
from ccc.scoring import Assessment, score
from ccc.scoring.annotation import annotate
from ccc.scoring.fact_ledger.claims import claims
from tests.scoring.conftest import CONTENT, shipped_rubric

MARKED = yaml.load(
    (Path(__file__).parents[2] / "data" / "claims.yaml").read_text(encoding="utf-8"),
    yaml.CSafeLoader,
)
NURSE = Card(
    name="Ana Silva",
    headline="Charge nurse at St Anne Hospital, Porto",
    facts=(
        "Runs a ward of 28 beds",
        "Studied nursing at the University of Coimbra",
        "Swims every Saturday",
        "Has never been to Norway",
        "Has two daughters",
    ),
)
BAKER = Card(
    name="Lars Holm",
    headline="Baker at Holm & Sons, Bergen",
    facts=(
        "Posts a loaf of the week on Fridays",
        "Gave a talk on rye in Oslo in May",
        "Bakes 400 loaves a night",
        "Was a sailor for nine years",
        "Studied chemistry at NTNU",
    ),
)


@cache
def people(scenario):
    data = yaml.safe_load((CONTENT / "scenarios" / f"{scenario}.yaml").read_text(encoding="utf-8"))
    return Card(**data["sender"]), Card(**data["recipient"]), data["situation"]


def ledger(note, sender=NURSE, recipient=BAKER, situation=""):
    return claims(annotate(note, sender, recipient, situation, shipped_rubric()))


def contradicted(note):
    return [note[one.start : one.end] for one in ledger(note) if one.card == "contradicted"]


@cache
def found():
    """For every marked note: the note, what was marked and what the ledger says."""
    rows = []
    for one in MARKED:
        note = one["note"]
        rows.append((note, one["claims"], ledger(note, *people(one["scenario"]))))
    return rows


def meets(note, mark, claim):
    start = note.index(mark["say"])
    return claim.start < start + len(mark["say"]) and start < claim.end


def recall(card):
    marks = [(n, m, got) for n, marked, got in found() for m in marked if m["card"] == card]
    hits = [any(c.card == card and meets(n, m, c) for c in got) for n, m, got in marks]
    return sum(hits) / len(hits)


def test_the_marked_notes_are_many_enough_and_their_marks_stand_in_them():
    marks = [(n, m, one) for one in MARKED for n in [one["note"]] for m in one["claims"]]
    assert len(MARKED) >= 60
    assert sum(m["card"] == "contradicted" for _, m, _ in marks) >= 20
    for note, mark, one in marks:
        sender, recipient, _ = people(one["scenario"])
        texts = [t for card in (sender, recipient) for t in (card.headline, *card.facts)]
        assert mark["say"] in note
        assert "fact" not in mark or any(t.startswith(mark["fact"]) for t in texts), mark


def test_what_is_called_contradicted_was_marked_so_by_a_reader():
    said = [(n, m, c) for n, m, got in found() for c in got if c.card == "contradicted"]
    right = [
        any(mark["card"] == "contradicted" and meets(note, mark, claim) for mark in marked)
        for note, marked, claim in said
    ]
    assert sum(right) / len(right) >= 0.95


def test_most_contradictions_a_reader_saw_are_seen():
    assert recall("contradicted") >= 0.85


def test_most_claims_that_the_cards_bear_out_are_seen():
    assert recall("on_card") >= 0.9


def test_the_fact_named_is_the_one_the_reader_named():
    named = [(n, m, got) for n, marked, got in found() for m in marked if "fact" in m]
    hits = [
        any(meets(n, m, c) and (c.fact or "").startswith(m["fact"]) for c in got)
        for n, m, got in named
    ]
    assert sum(hits) / len(hits) >= 0.85


HONEST = """
You are a better cook than me, and I say that as a mother.
I admire bakers like you, Lars.
We hire young doctors on my ward every spring.
I'm training teachers this year.
Both bakers in my street read you.
I work with doctors in Lisbon on Mondays.
I work with a team at Siemens on beds.
As bakers do, you rise early.
Teachers here love your loaf of the week.
Your loaf of the week with the rye crust made me smile on Monday.
You bake four hundred loaves a night, I hear.
You bake some 380 loaves a night.
I was a teacher in Lisbon before.
My sister is a baker in Lisbon.
I know a chef at Noma who loves your rye.
I'm a nurse in Portugal, and my daughters love bread.
As a nurse on the ward you visited last week, I loved the bread.
I read your loaf of the week as a lawyer reads a contract, on Monday.
If I were a baker in Lisbon I would copy you.
You gave that talk on rye in Oslo; I saw it in June on video.
You are a teacher to all of us.
I'm no baker, but I love rye.
I live in Porto and my mother lives in Lisbon.
Two doctors in Lisbon told me about you.
I study at night at the Open University.
I have three sons of my sister staying this week.
""".strip().split("\n")


@pytest.mark.parametrize("note", HONEST)
def test_nobody_is_told_of_a_contradiction_where_there_is_none(note):
    assert contradicted(note) == []


CHEMIST = Card(
    name="Tomasz Wrona",
    headline="Secondary-school chemistry teacher, Kraków",
    facts=(
        "Teaches sixteen-year-olds with kitchen experiments",
        "Plays the cello in an amateur orchestra",
        "Cannot read the old Cyrillic lab books of his grandfather",
        "Graduated from Jagiellonian University in 2009",
        "Keeps three greyhounds",
    ),
)
SAFETY = Card(
    name="Ifeoma Eze",
    headline="Head of laboratory safety at Delta Paints, Lagos",
    facts=(
        "Wrote an article in March on spills that nobody reports",
        "Plays the viola in a church orchestra",
        "Asked for experiments that need no fume hood",
        "Trained as a pharmacist at the University of Ibadan",
        "Has twelve technicians and one microscope",
    ),
)
HELD_OUT_HONEST = """
Like you I play in an orchestra, the cello.
As a chemist you will know the smell of ether.
I used to live in Lagos and worked at Shell as a technician.
You asked for experiments that need no fume hood; I have nine of them.
I'm a dad of two in Kraków and a chemistry teacher.
Your article in March on spills hit home in April.
As a teacher I see spills daily; nobody reports them.
I can read your article in German too.
My students in Warsaw follow you.
You lead safety for a whole paint firm.
As the head of laboratory safety you must see it all.
I know a lawyer who reads you.
We both play strings, small world.
You and I are both chemists at heart.
I am a fan of Nigerian paint.
I went to Jagiellonian University as you went to Ibadan.
Your three microscopes would be a dream.
I have two of three greyhounds at my feet as I write.
You trained at UI, I hear.
I read your article at a conference in Vienna on Tuesday.
I am a cellist and teach chemistry to 90 children.
You're a real detective of spills!
I teach with a doctor from Berlin.
As your readers in Poland do, I keep a spill log.
I'm looking for a designer in Lagos, do you know one?
I work as a volunteer in Berlin in summer.
Would a baker like me be welcome?
Your team of technicians in Lagos must be proud.
We teachers hide our spills.
I'm a teacher of chemistry and my wife is a nurse in Gdańsk.
""".strip().split("\n")
HELD_OUT_FALSE = """
As a lawyer in Abuja you know such cases.
I'm a nurse in Warsaw and liked your spills.
I am a dentist.
You wrote an article in June on spills that nobody reports.
We both play the viola in an orchestra, as nurses at Delta Paints.
You work at Dulux, so you know spills.
I graduated from Oxford in 2009.
Fellow pharmacist here!
I can read the old Cyrillic lab books of my grandfather.
As head of marketing you see few labs.
You studied at Harvard and trained as a pharmacist at Yale.
I keep seven greyhounds.
I graduated from Jagiellonian University in 1998.
You have forty technicians and one microscope.
As two engineers we both know pressure.
I live in Berlin and teach.
""".strip().split("\n")


def test_on_notes_written_after_the_ledger_few_are_wronged_and_most_falsehoods_are_seen():
    def says(note):
        found = ledger(note, CHEMIST, SAFETY)
        return any(one.card == "contradicted" for one in found)

    assert [note for note in HELD_OUT_HONEST if says(note)] == []
    assert sum(says(note) for note in HELD_OUT_FALSE) / len(HELD_OUT_FALSE) >= 0.8


@pytest.mark.parametrize(
    ("note", "fact"),
    [
        ("As a teacher in Bergen you know rye.", BAKER.headline),
        ("I'm a plumber and I like bread.", NURSE.headline),
        ("As a baker in Lisbon you start early.", BAKER.headline),
        ("I work at Siemens in Porto.", NURSE.headline),
        ("You studied chemistry at Oxford.", BAKER.facts[4]),
        ("We both studied at NTNU.", NURSE.facts[1]),
        ("You bake 900 loaves a night.", BAKER.facts[2]),
        ("You post a loaf of the week on Mondays.", BAKER.facts[0]),
        ("Your talk on rye in Oslo in March was great.", BAKER.facts[1]),
        ("I have been to Norway twice.", NURSE.facts[3]),
        ("Fellow baker here, so let's connect.", NURSE.headline),
        ("I have five daughters.", NURSE.facts[4]),
    ],
)
def test_another_value_for_the_same_thing_is_contradicted_by_the_card_s_own_words(note, fact):
    assert [one.fact for one in ledger(note) if one.card == "contradicted"] == [fact]


def test_a_claim_the_cards_are_silent_on_is_taken_at_its_word():
    [claim] = ledger("I collect harmonicas.")
    assert (claim.about, claim.card, claim.fact) == ("sender", "not_on_card", None)


def test_a_claim_of_both_is_on_the_card_only_where_both_cards_have_it():
    swims = Card(name="Lars", headline="Baker", facts=("Swims in the fjord",))
    note = "We both swim in cold water."
    assert [one.card for one in ledger(note, NURSE, swims)] == ["on_card"]
    assert [one.card for one in ledger(note, NURSE, BAKER)] == ["not_on_card"]


def test_questions_wishes_and_greetings_claim_nothing():
    assert ledger("Hi Lars! Would you like to connect? I'd love to hear from you.") == ()


def test_an_offer_claims_no_more_than_the_thing_it_names():
    note = "May I ask about your talk on rye?"
    [claim] = ledger(note)
    assert note[claim.start : claim.end] == "your talk on rye"
    assert (claim.about, claim.card, claim.fact) == ("recipient", "on_card", BAKER.facts[1])


def test_common_ground_that_a_card_contradicts_is_known_as_such(rubric):
    def of_both(note):
        claims = score(note, sender=NURSE, recipient=BAKER, rubric=rubric).claims
        return [claim.card for claim in claims if claim.about == "both"]

    assert of_both("As fellow bakers we rise early.") == ["contradicted"]
    assert "contradicted" not in of_both("As a plumber I rise early.")
    assert "contradicted" not in of_both("We both rise early and like rye.")


def test_with_no_profiles_there_is_no_ledger_and_with_a_blank_note_an_empty_one(rubric):
    assert score("You bake rye in Bergen.", rubric=rubric).claims is None
    assert (
        score("You bake.", sender=Card(name="A"), recipient=Card(name="B"), rubric=rubric).claims
        is None
    )
    for blank in ("", " \n", "...", "🙂"):
        assert score(blank, sender=NURSE, recipient=BAKER, rubric=rubric).claims == ()


def test_a_note_in_another_language_has_no_ledger(rubric):
    note = "Guten Tag, ich würde Sie gerne zu meinem beruflichen Netzwerk hinzufügen."
    result = score(note, sender=NURSE, recipient=BAKER, rubric=rubric)
    assert (result.levels, result.claims, result.swap) == (None, None, None)


def test_claims_and_swap_survive_a_journey_through_json(rubric):
    note = "As a teacher in Bergen you know rye. I run a ward of 28 beds and liked your Oslo talk."
    result = score(note, sender=NURSE, recipient=BAKER, rubric=rubric)
    assert result.claims
    assert result.swap is not None
    assert Assessment.from_json(json.loads(json.dumps(result.to_json()))) == result


def holds(note, got):
    end = 0
    for claim in got:
        assert end <= claim.start < claim.end <= len(note)
        assert (claim.fact is None) == (claim.card == "not_on_card")
        end = claim.end


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_has_a_ledger(note):
    holds(note, ledger(note))


PIECES = """
    as a I you we both baker nurse in at Bergen Lisbon 400 nine loaves talk Oslo May fellow like too
    your my , . ? — never studied NTNU á \u200b 🍞 [Name]
"""


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split()), max_size=40))
def test_words_of_the_checks_in_any_order_keep_claims_apart_and_in_place(words):
    note = " ".join(words)
    got = ledger(note)
    holds(note, got)
    assert got == ledger(note)


def test_claims_of_rated_notes_stand_in_order_and_do_not_overlap(rubric, rated_objects):
    for one in random.Random(3).sample(rated_objects, 120):
        cards = (Card(**one["sender"]), Card(**one["recipient"]))
        holds(one["note"], claims(annotate(one["note"], *cards, one["situation"], rubric)))


@pytest.mark.parametrize(
    "piece", ["I bake rye like you, ", "as a you and I ", "400 loaves ", "too "]
)
def test_the_ledger_takes_time_in_step_with_the_length(piece):
    def seconds(length):
        annotation = annotate(piece * (length // len(piece)), NURSE, BAKER, "", shipped_rubric())
        best = []
        for _ in range(3):
            began = time.process_time()
            claims(annotation)
            best.append(time.process_time() - began)
        return min(best)

    seconds(400)
    assert seconds(16_000) <= 40 * max(seconds(1_600), 0.0005)
