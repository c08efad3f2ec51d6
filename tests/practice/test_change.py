"""What changed from one try at a note to the next."""

from __future__ import annotations

from dataclasses import replace

from ccc.content.load import Content
from ccc.practice.change import changes
from ccc.scoring import Assessment, Evidence
from ccc.scoring.scenarios import score_scenario
from tests.encoder import UNSURE, with_chances

OLD, NEW = "We met at the fair.", "We met at the fair. Take my mite calendar."


def judged(
    content: Content, note: str, evidence: tuple[Evidence, ...], **levels: int
) -> Assessment:
    found = score_scenario(note, content.scenarios[0], content.rubric)
    assert found.levels is not None
    return replace(found, chances=None, levels={**found.levels, **levels}, evidence=evidence)


def test_a_level_that_rose_is_told_with_the_new_words_that_count(content: Content) -> None:
    met = Evidence("value", 0, 6, "old words")
    calendar = Evidence("value", NEW.index("my mite"), len(NEW) - 1, "an offer")
    before = judged(content, OLD, (met,), value=0)
    after = judged(content, NEW, (met, calendar), value=3)
    (change,) = [one for one in changes(OLD, before, NEW, after) if one.criterion == "value"]
    assert change.rose
    assert change.words == ("my mite calendar",)


def test_a_level_that_fell_is_told_with_the_words_that_are_gone_and_those_that_cost(
    content: Content,
) -> None:
    gone = Evidence("context", 0, 18, "where you met")
    sells = Evidence("context", 0, 3, "it sells", "costs")
    before = judged(content, OLD, (gone,), context=3)
    after = judged(content, "Buy now.", (sells,), context=0)
    (change,) = [
        one for one in changes(OLD, before, "Buy now.", after) if one.criterion == "context"
    ]
    assert not change.rose
    assert change.words == ("We met at the fair", "Buy")


def test_levels_that_stayed_are_not_told(content: Content) -> None:
    same = judged(content, OLD, (), value=1)
    assert changes(OLD, same, NEW, same) == ()


def test_a_note_between_the_same_two_levels_as_before_did_not_move(content: Content) -> None:
    before = with_chances(judged(content, OLD, (), value=1), value=UNSURE)
    after = with_chances(judged(content, NEW, (), value=2), value=UNSURE)
    assert "value" not in [one.criterion for one in changes(OLD, before, NEW, after)]


def test_a_note_that_is_not_scored_has_no_changes(content: Content) -> None:
    scored = judged(content, OLD, (), value=1)
    assert changes(OLD, replace(scored, levels=None), NEW, scored) == ()
