"""A content folder is read whole, and every fault in it is named with its place and remedy."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
import yaml

from ccc.content.ids import CRITERIA
from ccc.content.lessons import WORDS_A_MINUTE
from ccc.content.load import Content, read_content
from ccc.content.scenarios import Occasion
from ccc.content.yaml_file import read_yaml, yaml_text
from ccc.content_check import open_content
from ccc.errors import ContentError, Fault
from ccc.scoring.scenarios import score_pair
from tests.conftest import content_without_encoder

SHIPPED = Path(__file__).resolve().parents[2] / "content"
PAIRS = Path(__file__).resolve().parents[1] / "data" / "pairs"

CHECK = """\
criterion: reason
level: 1
supports: praise
why: Kind words.
source: the rubric
finds: [How nice!, So nice.]
passes: [Hello, Good day]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped content, to plant faults in, whose examples no encoder reads."""
    return content_without_encoder(tmp_path)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        open_content(folder)
    return [str(fault) for fault in caught.value.faults]


def test_the_shipped_content_has_no_faults() -> None:
    assert open_content(SHIPPED).lessons


def test_there_are_ten_lessons_numbered_in_order(content: Content) -> None:
    assert [lesson.number for lesson in content.lessons] == list(range(1, 11))


def test_a_lesson_is_read_in_four_minutes(content: Content) -> None:
    assert [lesson.id for lesson in content.lessons if lesson.minutes > 4] == []


def test_a_situation_is_read_at_a_glance(content: Content) -> None:
    words = {one.id: len(one.situation.split()) for one in content.scenarios}
    assert {name: many for name, many in words.items() if many > 35} == {}


def test_a_fact_is_a_line_but_on_cards_by_which_pairs_of_notes_were_rated(
    content: Content,
) -> None:
    """Those stay as the raters had them before their eyes, or the ratings would mean nothing."""
    rated = {
        pair["scenario"]
        for file in PAIRS.glob("*.yaml")
        for pair in yaml.safe_load(file.read_text(encoding="utf-8"))
    }
    long = [
        f"{scenario.id}: {fact}"
        for scenario in content.scenarios
        for fact in (*scenario.sender.facts, *scenario.recipient.facts)
        if len(fact.split()) > (21 if scenario.id in rated else 12)
    ]
    assert long == []


def test_the_minutes_of_a_lesson_follow_its_words(content: Content) -> None:
    lesson = content.lessons[0]
    longer = lesson.model_copy(update={"telling": (*lesson.telling, "word " * WORDS_A_MINUTE)})
    assert longer.minutes == lesson.minutes + 1


def test_no_lesson_is_told_by_its_place_which_a_coach_may_change(content: Content) -> None:
    """A title stays true when lessons are put in another order; "lesson eight" does not."""
    counted = re.compile(
        r"lessons? (?:\d|one|two|three|four|five|six|seven|eight|nine|ten)"
        r"|(?:\d|two|three|four|five|six|seven|eight|nine|ten) lessons?"
        r"|(?:next|last|first|previous|other) lessons?",
        re.IGNORECASE,
    )
    said = {lesson.id: counted.findall(str(lesson.model_dump())) for lesson in content.lessons}
    assert {lesson: found for lesson, found in said.items() if found} == {}


def test_every_lesson_that_another_names_is_there(content: Content) -> None:
    titles = {lesson.title for lesson in content.lessons}
    named = re.findall(r"lesson \*([^*]+)\*", " ".join(str(one) for one in content.lessons))
    assert named
    assert set(named) <= titles


def test_there_are_seventy_people_thirty_of_them_reserved_and_eight_to_follow(
    content: Content,
) -> None:
    assert len(content.scenarios) >= 70
    assert sum(scenario.reserved for scenario in content.scenarios) >= 30
    assert sum(scenario.best == "follow" for scenario in content.scenarios) >= 8


@pytest.mark.parametrize("occasion", get_args(Occasion))
def test_every_occasion_has_people_to_connect_with(content: Content, occasion: str) -> None:
    found = [one for one in content.scenarios if one.occasion == occasion and one.best == "connect"]
    assert len(found) >= 3


def test_no_two_people_to_write_to_have_one_name(content: Content) -> None:
    names = [scenario.recipient.name for scenario in content.scenarios]
    assert len(set(names)) == len(names)


def test_every_move_has_a_scenario_that_trains_it(content: Content) -> None:
    assert {scenario.trains for scenario in content.scenarios} >= set(CRITERIA)


def test_reserved_scenarios_are_used_by_no_lesson(content: Content) -> None:
    reserved = {scenario.id for scenario in content.scenarios if scenario.reserved}
    assert not reserved & {lesson.practice.scenario for lesson in content.lessons}


def test_a_lessons_better_note_is_better_at_every_criterion(
    content: Content,
) -> None:
    """A room that sees the two scores side by side must not learn the opposite."""
    for lesson in content.lessons:
        for number, pair in enumerate(lesson.pairs, start=1):
            before, after = score_pair(pair, content.rubric)
            place = f"{lesson.id}, pair {number}"
            no_better = [one for one in CRITERIA if after.levels[one] <= before.levels[one]]
            assert not no_better, f"{place}: {no_better}"
            assert (before.score or 0) <= 60, f"{place}: before scores {before.score}"
            assert (after.score or 0) >= 85, f"{place}: after scores {after.score}"
            assert len(pair.after) <= content.rubric.limit.characters, place


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="name an existing content folder"):
        open_content(tmp_path / "nowhere")


def test_an_unknown_key_is_refused_and_the_nearest_known_one_offered(folder: Path) -> None:
    edit(folder / "lessons/context.yaml", "\naim:", "\naimm:")
    found = faults(folder)
    assert any("aimm" in one and "did you mean 'aim'?" in one for one in found)
    assert any("aim (line 1): is missing – add it" in one for one in found)


def test_a_repeated_key_is_a_fault_and_not_silently_the_last_one(folder: Path) -> None:
    with (folder / "lessons/context.yaml").open("a", encoding="utf-8") as file:
        file.write("\naim: once more\n")
    assert any("is given twice" in one and "lessons/context.yaml" in one for one in faults(folder))


def test_broken_yaml_is_named_by_line(folder: Path) -> None:
    (folder / "lessons/context.yaml").write_text("title: [unclosed\naim: x\n", encoding="utf-8")
    assert any("is not valid YAML" in one and "line" in one for one in faults(folder))


def test_a_file_that_is_not_utf_8_is_named(folder: Path) -> None:
    (folder / "lessons/context.yaml").write_bytes(b"title: caf\xe9\n")
    assert any("save the file as UTF-8" in one for one in faults(folder))


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
def test_a_character_that_yaml_cannot_have_is_named(
    folder: Path, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ccc.content.yaml_file._Loader", loader)
    (folder / "lessons/context.yaml").write_text("title: \x01\n", encoding="utf-8")
    assert any("lessons/context.yaml" in one and "not valid YAML" in one for one in faults(folder))


def test_a_folder_that_may_not_be_looked_into_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    iterdir = Path.iterdir

    def closed(path: Path) -> Iterator[Path]:
        if path.name == "lessons":
            raise PermissionError(13, "Permission denied")
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", closed)
    assert faults(folder) == [
        "lessons: folder: cannot be read (Permission denied) – check its permissions"
    ]


def test_an_empty_file_and_a_stray_file_are_named(folder: Path) -> None:
    (folder / "lessons/context.yaml").write_text("", encoding="utf-8")
    (folder / "scenarios/notes.txt").write_text("hello", encoding="utf-8")
    found = faults(folder)
    assert any("lessons/context.yaml: file: is empty" in one for one in found)
    assert any("scenarios/notes.txt" in one and ".yaml" in one for one in found)


@pytest.mark.parametrize(
    "name",
    [
        *("radio-caller.yaml~", ".radio-caller.yaml.swp", "radio-caller.yaml.swp"),
        *("#radio-caller.yaml#", ".#radio-caller.yaml", "radio-caller.yaml.bak", "~$people.yaml"),
        *("desktop.ini", "Desktop.ini", "Thumbs.db", ".DS_Store", "._radio-caller.yaml"),
    ],
)
def test_what_an_editor_or_a_system_leaves_in_a_folder_is_passed_over(
    folder: Path, name: str
) -> None:
    for place in ("lessons", "scenarios"):
        (folder / place / name).write_bytes(b"\x00 nobody wrote this")
    assert read_content(folder).faults == ()


@pytest.mark.parametrize("name", ["notes.txt", "radio-caller.yml", "people.docx", "desktop", "ini"])
def test_any_other_strange_file_is_still_a_fault(folder: Path, name: str) -> None:
    (folder / "scenarios" / name).write_text("hello", encoding="utf-8")
    (fault,) = read_content(folder).faults
    assert str(fault) == (f"scenarios/{name}: file: would not be read – rename it to end in .yaml")


def test_faults_in_several_files_are_all_listed_at_once(folder: Path) -> None:
    for stem in ("context", "common-ground", "value-upfront"):
        (folder / f"lessons/{stem}.yaml").write_text("title: 3\n", encoding="utf-8")
    named = {one.split(":")[0] for one in faults(folder)}
    assert named >= {
        f"lessons/{stem}.yaml" for stem in ("context", "common-ground", "value-upfront")
    }


def test_a_lesson_may_not_practise_on_a_reserved_or_unknown_scenario(
    folder: Path, content: Content
) -> None:
    reserved = next(one for one in content.scenarios if one.reserved)
    for stem, scenario in (("context", reserved.id), ("common-ground", "nobody")):
        file = folder / f"lessons/{stem}.yaml"
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        data["practice"]["scenario"] = scenario
        file.write_text(yaml_text(data), encoding="utf-8")
    found = faults(folder)
    assert any("is reserved for first drafts" in one for one in found)
    assert any("there is no scenario 'nobody'" in one for one in found)


WELCOME = "scenarios/unread-mails.yaml"


def test_strangers_need_exactly_one_person_to_write_to(folder: Path, content: Content) -> None:
    note = yaml.safe_load((folder / WELCOME).read_text(encoding="utf-8"))["welcome_note"]
    (folder / WELCOME).unlink()
    assert only_fault(folder) == (
        "scenarios: welcome_note: no scenario has one, so a stranger has nobody to write to – "
        "give one scenario a good note to its recipient"
    )
    shutil.copy(SHIPPED / WELCOME, folder / WELCOME)
    shutil.copy(SHIPPED / WELCOME, folder / "scenarios/zz-second.yaml")
    assert only_fault(folder) == (
        "scenarios/zz-second.yaml: welcome_note: scenario 'unread-mails' has one too – "
        "remove one of them"
    )
    assert content.welcome.welcome_note == note


def test_the_person_for_strangers_is_nobody_whom_progress_is_measured_on(folder: Path) -> None:
    edit(folder / WELCOME, "reserved: false", "reserved: true")
    assert "welcome_note: is in a scenario that is reserved" in only_fault(folder)


def test_the_person_for_strangers_is_somebody_to_connect_with(folder: Path) -> None:
    edit(folder / WELCOME, "best: connect", "best: follow")
    edit(folder / WELCOME, "gift: 2\n", "")
    assert "whose best move is to follow" in only_fault(folder)


def test_the_cards_for_a_stranger_are_read_at_a_glance_and_others_have_more(folder: Path) -> None:
    edit(folder / WELCOME, "    - Is hiring an assistant\n", "")
    edit(folder / "scenarios/crane-at-dawn.yaml", "best: follow", "best: follow\nwelcome_note: Hi")
    found = faults(folder)
    assert any("unread-mails" in one and "facts are 1 – give 2" in one for one in found)
    assert any("crane-at-dawn" in one and "give 2" in one for one in found)


def test_the_note_shown_to_a_stranger_as_the_better_one_is_good(folder: Path) -> None:
    data = yaml.safe_load((folder / WELCOME).read_text(encoding="utf-8"))
    data["welcome_note"] = "Hi Tom, let's connect!"
    (folder / WELCOME).write_text(yaml_text(data), encoding="utf-8")
    (told,) = faults(folder)
    assert told.startswith(f"{WELCOME}: welcome_note: scores ")
    assert told.endswith("make it score 85 or more, within 140 characters")


def test_an_example_whose_better_note_scores_no_better_is_a_fault(folder: Path) -> None:
    file = folder / "lessons/context.yaml"
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    pair = data["pairs"][0]
    pair["before"], pair["after"] = pair["after"], pair["before"]
    file.write_text(yaml_text(data), encoding="utf-8")
    assert any(
        "pairs[1].after" in one and "make the second note better" in one for one in faults(folder)
    )


def test_a_fault_reads_file_place_fault_remedy(folder: Path) -> None:
    edit(folder / "lessons/context.yaml", "number: 3", "number: 4")
    found = [one for one in faults(folder) if one.startswith("lessons/context.yaml: number")]
    assert found == ["lessons/context.yaml: number: 4 is used by another lesson too – renumber one"]


# --- the questions of the canvas ----------------------------------------------------------------


def plant_in_canvas(folder: Path, question: int, **changes: object) -> None:
    """Change, or with None remove, keys of one question."""
    file = folder / "canvas.yaml"
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    changed = {**data["questions"][question], **changes}
    data["questions"][question] = {key: one for key, one in changed.items() if one is not None}
    file.write_text(yaml_text(data), encoding="utf-8")


def test_the_canvas_begins_with_the_headline_and_asks_what_one_could_give(content: Content) -> None:
    ids = [question.id for question in content.canvas.questions]
    assert ids == ["who", "work", "studied", "care", "part_of", "give"]


def test_a_folder_without_the_canvas_is_told_which_file_is_missing(folder: Path) -> None:
    (folder / "canvas.yaml").unlink()
    assert faults(folder) == [
        "canvas.yaml: file: is missing – put it back from the shipped content"
    ]


def test_a_canvas_without_the_headline_is_a_fault(folder: Path) -> None:
    plant_in_canvas(folder, 0, id="me")
    assert faults(folder) == [
        "canvas.yaml: file (line 1): no question has the id 'who' – "
        "add the one whose answer is the headline"
    ]


def test_two_questions_of_one_id_are_a_fault(folder: Path) -> None:
    plant_in_canvas(folder, 2, id="give")
    assert any("two questions have the id 'give' – rename one" in one for one in faults(folder))


@pytest.mark.parametrize(
    ("planted", "place", "fault"),
    [
        ({"help": None}, "help", "is missing"),
        ({"exmaple": "x"}, "exmaple", "did you mean 'example'?"),
        ({"ask": ""}, "ask", "is empty or too short"),
        ({"placeholder": "x" * 201}, "placeholder", "is longer than 200 characters"),
        ({"id": "What I do"}, "id", "write it like 'part_of'"),
        ({"example": "x" * 601}, "questions[2]", "601 characters, an answer at most 600"),
    ],
)
def test_a_fault_in_a_question_is_named_with_its_place(
    folder: Path, planted: dict[str, object], place: str, fault: str
) -> None:
    plant_in_canvas(folder, 1, **planted)
    (found,) = faults(folder)
    assert found.startswith("canvas.yaml: questions[2]")
    assert place in found
    assert "(line " in found
    assert fault in found


def test_the_example_of_a_headline_is_one_short_line(folder: Path) -> None:
    plant_in_canvas(folder, 0, example="Night baker\nin Tromsø")
    assert any("a headline has one – join them" in one for one in faults(folder))
    plant_in_canvas(folder, 0, example="x" * 121)
    assert any("121 characters, an answer at most 120" in one for one in faults(folder))


def test_no_file_may_take_the_id_of_a_participants_own_person(folder: Path) -> None:
    shutil.copy(folder / "scenarios/radio-caller.yaml", folder / "scenarios/own:12.yaml")
    assert faults(folder) == [
        "scenarios/own:12.yaml: file: has a name that begins with 'own:' – "
        "rename it; such ids are for participants' own people"
    ]


def test_a_gift_is_a_fact_of_the_sender_and_nobody_to_follow_gets_one(folder: Path) -> None:
    edit(folder / "scenarios/accordion-mender.yaml", "gift: 4", "gift: 5")
    edit(folder / "scenarios/crane-at-dawn.yaml", "best: follow", "best: follow\ngift: 1")
    found = faults(folder)
    assert any("gift (line" in one and "but the sender has facts 1 to 4" in one for one in found)
    assert any("the best move is to follow – remove it" in one for one in found)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("phrases: [nice]", "'kind' is missing – add it"),
        ("kind: sounds", "'kind' cannot be 'sounds' – write one of 'phrases', 'pattern'"),
        ("kind: pattern\npattern: nice{99999999999}", "try it in Python's re first"),
        ("kind: pattern\npattern: '[Z-a]'", "write its letters in lower case"),
    ],
)
def test_a_check_whose_kind_or_pattern_cannot_be_used_is_named(
    folder: Path, kind: str, told: str
) -> None:
    (folder / "checks/reason-praise.yaml").write_text(CHECK + kind, encoding="utf-8")
    (found,) = faults(folder)
    assert found.startswith("checks/reason-praise.yaml: ")
    assert told in found


def test_a_weight_without_end_is_a_fault(folder: Path) -> None:
    edit(folder / "rubric.yaml", "weight: ", "weight: .inf #")
    assert any(one.startswith("rubric.yaml: criteria[1].weight") for one in faults(folder))


# --- texts that YAML takes for something else -----------------------------------------------------

ASKED = "    - Asked about pinholes in the twigs of her coffee trees"
"""A fact of `scenarios/radio-caller.yaml`, on a line of its own: the second of the sender's."""


def with_fact(folder: Path, written: str) -> Path:
    """The folder, with something else written in place of that fact."""
    edit(folder / "scenarios/radio-caller.yaml", ASKED, f"    {written}")
    return folder


def second_fact(folder: Path) -> str:
    """The second of the sender's facts, in content without a fault."""
    reading = read_content(folder)
    assert reading.faults == ()
    caller = next(one for one in reading.scenarios if one.id == "radio-caller")
    return caller.sender.facts[1]


def only_fault(folder: Path) -> str:
    (fault,) = read_content(folder).faults
    return str(fault)


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        ("- Runs the #SlowReeds chat", "#SlowReeds chat"),
        ("- Runs #SlowReeds", "#SlowReeds"),
        ("- #SlowReeds", "#SlowReeds"),
        ("- Was # 1 in Kenya", "# 1 in Kenya"),
        ("- Runs the  #SlowReeds chat", "#SlowReeds chat"),
        ("- Runs the\n      #SlowReeds chat", "#SlowReeds chat"),
        ("- Runs # the chat", "# the chat"),
    ],
)
def test_a_text_that_loses_its_end_to_a_comment_is_a_fault_that_says_how_to_keep_either(
    folder: Path, written: str, lost: str
) -> None:
    assert only_fault(with_fact(folder, written)) == (
        f"scenarios/radio-caller.yaml: sender.facts[2] (line 9): everything after # is lost "
        f"({lost!r}) – put the text in quotes; for a comment write two spaces, # and another space"
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("- Runs the chat  # ask her which", "Runs the chat"),
        ("- Runs the chat\n    # ask her which", "Runs the chat"),
        ("- Runs the chat\n    #- Runs nothing", "Runs the chat"),
        ("- Runs the chat\n      # ask her which", "Runs the chat"),
        ('- "Runs the #SlowReeds chat"', "Runs the #SlowReeds chat"),
        ('- "Runs the chat" # ask her which', "Runs the chat"),
        ("- >-\n      Runs the\n      #SlowReeds chat", "Runs the #SlowReeds chat"),
        ("- Runs C#, not Reeds#Slow", "Runs C#, not Reeds#Slow"),
    ],
)
def test_comments_that_are_clearly_meant_and_signs_that_begin_none_are_no_fault(
    folder: Path, written: str, kept: str
) -> None:
    assert second_fact(with_fact(folder, written)) == kept


def test_a_comment_behind_a_number_or_a_choice_loses_nothing(folder: Path) -> None:
    file = folder / "scenarios/radio-caller.yaml"
    for line in ("reserved: false", "best: connect", "gift: 3", "trains: context"):
        edit(file, line, f"{line} #for now")
    edit(folder / "checks/reason-praise.yaml", "kind: phrases", "kind: phrases #for now")
    edit(folder / "checks/reason-praise.yaml", "level: 1", "level: 1 #for now")
    assert read_content(folder).faults == ()


def test_what_is_lost_of_a_text_too_long_to_be_kept_is_told_all_the_same(folder: Path) -> None:
    with_fact(folder, f"- Runs the #Slow{'Reeds' * 40}")
    assert "everything after # is lost" in str(read_content(folder).faults)


@pytest.mark.parametrize(
    "written",
    [
        "No",
        "yes",
        "off",
        "true",
        "12:30",
        "1:30:00",
        "2024-05-01",
        "0750",
        "0x1F",
        "1_000",
        "1e3",
        "3.10",
        ".5",
        "=",
        "<<",
    ],
)
def test_a_text_is_read_as_it_was_written_whatever_yaml_would_make_of_it(
    folder: Path, written: str
) -> None:
    edit(folder / "scenarios/radio-caller.yaml", "name: Robinah Nakitende", f"name: {written}")
    assert second_fact(with_fact(folder, f"- {written}")) == written
    caller = next(one for one in read_content(folder).scenarios if one.id == "radio-caller")
    assert caller.sender.name == written


@pytest.mark.parametrize("written", ["~", "null", "Null", ""])
def test_a_text_that_is_nothing_to_yaml_is_told_to_be_empty(folder: Path, written: str) -> None:
    assert only_fault(with_fact(folder, f"- {written}")) == (
        "scenarios/radio-caller.yaml: sender.facts[2] (line 9): is empty – "
        "fill it in; the words null and ~ count only in quotes"
    )


@pytest.mark.parametrize("written", ["- Says: no", "- - No", "- [No]", "- {No: no}", "- ? No"])
def test_a_text_that_is_several_to_yaml_is_told_to_need_quotes(folder: Path, written: str) -> None:
    assert "sender.facts[2]" in (told := only_fault(with_fact(folder, written)))
    assert "is not one text to YAML" in told
    assert "put all of it in quotes" in told


def test_an_ampersand_before_a_text_is_not_lost_without_a_word(folder: Path) -> None:
    assert "'&Sons' is lost" in only_fault(with_fact(folder, "- &Sons bakery"))


def test_a_text_that_is_used_again_by_an_alias_is_to_be_written_out(folder: Path) -> None:
    edit(folder / "scenarios/radio-caller.yaml", "country: Uganda", "country: *seen")
    told = only_fault(with_fact(folder, "- &seen Uganda"))
    assert "is used again by an alias (*) – write it out each time" in told


BOMB = "a: &a [" + "x, " * 9 + "x]\n"
BOMB += "".join(
    f"{name}: &{name} [{f'*{before}, ' * 9}*{before}]\n"
    for before, name in pairwise("abcdefghijkl")
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB, "alias"),
        ("a: &a [*a]\n", "alias"),
        ("base: &base {x: y}\nb:\n  <<: *base\n", "alias"),
        ("[" * 30 + "]" * 30, "too many lists in lists"),
        ("[" * 100_000, "maximum nesting depth"),
        ("- " * 100_000, "maximum nesting depth"),
        ("a: " + "x" * 300_000, "larger than 200,000 bytes"),
    ],
    ids=["a bomb", "a circle", "a merge", "thirty lists", "brackets", "dashes", "a large text"],
)
def test_a_file_that_would_take_more_than_it_says_is_refused_in_no_time(
    tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(text, encoding="utf-8")
    began = time.thread_time()
    fault = read_yaml(file, "one.yaml")
    assert isinstance(fault, Fault)
    assert said in fault.fault
    assert time.thread_time() - began < 2


@pytest.mark.parametrize(
    "written",
    [
        *("- @joe", "- `joe`", "- *joe*", "- %joe", "- !joe", '- "Jo" e', "- Jo: e: x"),
        "- Runs the #SlowReeds chat\n      on Fridays",
    ],
)
def test_a_text_that_is_no_yaml_is_told_to_need_quotes(folder: Path, written: str) -> None:
    told = only_fault(with_fact(folder, written))
    assert "is not valid YAML" in told
    assert "a text with : or #, or with a sign at its beginning, goes in quotes" in told


@pytest.mark.parametrize(
    ("line", "written", "told"),
    [
        ("gift: 3", "gift: 1:30", "gift (line 27): '1:30' is not a whole number"),
        ("gift: 3", "gift: 2024-05-01", "gift (line 27): '2024-05-01' is not a whole number"),
        ("reserved: false", "reserved: maybe", "reserved (line 24): 'maybe' is neither yes nor no"),
        ("best: connect", "best: No", "best (line 25): 'No' is not one of the choices"),
    ],
)
def test_a_wrong_number_or_choice_is_told_as_it_was_written(
    folder: Path, line: str, written: str, told: str
) -> None:
    edit(folder / "scenarios/radio-caller.yaml", line, written)
    assert only_fault(folder).startswith(f"scenarios/radio-caller.yaml: {told}")


def test_a_number_that_begins_with_a_nought_is_the_number_that_is_written(folder: Path) -> None:
    edit(folder / "rubric.yaml", "characters: 140", "characters: 0140")
    reading = read_content(folder)
    assert reading.rubric is not None
    assert 140 in [limit.characters for limit in reading.rubric.limits]


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
def test_a_file_with_a_mark_before_its_first_character_is_read_and_told_of_like_any_other(
    folder: Path, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ccc.content.yaml_file._Loader", loader)
    file = with_fact(folder, "- Runs the #SlowReeds chat") / "scenarios/radio-caller.yaml"
    file.write_text(f"\ufeff{file.read_text(encoding='utf-8')}", encoding="utf-8")
    assert "sender.facts[2] (line 9): everything after # is lost" in only_fault(folder)
