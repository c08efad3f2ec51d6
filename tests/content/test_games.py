"""The rounds' content: enough of everything, and every planted fault is named with its place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from ccc.content.load import Content
from ccc.content.yaml_file import yaml_text
from tests.content.test_load import edit, faults, folder

__all__ = ["folder"]

SITUATION = "situations/across-the-salt.yaml"
REQUEST = "blank_requests/drains-of-the-market.yaml"
INBOX = "inboxes/accordion-mender.yaml"
MONTH = "months/april-in-the-sail-loft.yaml"


def change(file: Path, **values: object) -> None:
    """Give a file other values for these keys."""
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    file.write_text(yaml_text({**data, **values}), encoding="utf-8")


def read(file: Path) -> dict:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def test_there_are_three_rounds_of_situations_a_dozen_senders_four_inboxes_two_months(
    content: Content,
) -> None:
    assert len(content.situations) >= 36
    assert len(content.blank_requests) >= 12
    assert len(content.inboxes) >= 4
    assert len(content.months) >= 2


def test_both_decisions_and_every_reason_are_right_often_enough_not_to_be_guessed(
    content: Content,
) -> None:
    decisions = Counter(one.best for one in content.situations)
    assert min(decisions["connect"], decisions["follow"]) >= 15
    reasons = Counter(one.reason for one in content.situations)
    assert all(reasons[reason.id] >= 3 for reason in content.games.reasons)


def test_neither_decision_is_told_by_how_long_its_situation_is(content: Content) -> None:
    words = {
        best: [len(one.situation.split()) for one in content.situations if one.best == best]
        for best in ("connect", "follow")
    }
    means = [sum(found) / len(found) for found in words.values()]
    assert abs(means[0] - means[1]) <= 5


def test_nobody_of_the_rounds_bears_the_name_of_another(content: Content) -> None:
    names = [one.them.split(",")[0] for one in content.situations]
    names += [card.name for one in content.blank_requests for card in (one.me, one.them)]
    names += [one.sender.name for inbox in content.inboxes for one in inbox.invitations]
    names += [person.name for month in content.months for person in month.people]
    names += [one.recipient.name for one in content.scenarios]
    twice = [name for name, times in Counter(names).items() if times > 1]
    assert twice == []


@pytest.mark.parametrize(
    ("file", "values", "place", "fault"),
    [
        (SITUATION, {"best": "ignore"}, "best", "'ignore' is not one of the choices"),
        (SITUATION, {"reason": "boredom"}, "reason", "there is no reason 'boredom'"),
        (
            SITUATION,
            {"reason": "gift"},
            "reason",
            "speaks for 'connect', the best move is 'follow'",
        ),
        (SITUATION, {"why": ""}, "why", "is empty or too short"),
        (REQUEST, {"after": "Who are you? Kind regards"}, "after", "of 12 points"),
        (REQUEST, {"me": {"name": "Bo"}}, "me", "facts are 0 – give 2 to 5"),
        (INBOX, {"invitations": []}, "invitations", "is empty or too short"),
        (MONTH, {"people": []}, "people", "is empty or too short"),
        (MONTH, {"you": {"name": "Bo"}}, "you", "facts are 0 – give 3 to 5"),
    ],
)
def test_a_fault_in_one_file_is_named_with_its_place(
    folder: Path, file: str, values: dict[str, object], place: str, fault: str
) -> None:
    change(folder / file, **values)
    assert any(one.startswith(f"{file}: {place}") and fault in one for one in faults(folder))


def test_an_answer_to_be_bettered_must_not_be_good_already(folder: Path) -> None:
    change(folder / REQUEST, before=read(folder / REQUEST)["after"])
    assert any("before: reaches" in one and "make it weaker" in one for one in faults(folder))


def test_a_note_to_accept_must_be_welcome_and_one_to_ignore_must_not(folder: Path) -> None:
    invitations = read(folder / INBOX)["invitations"]
    accepted = next(n for n, one in enumerate(invitations) if one["best"] == "accept")
    ignored = next(n for n, one in enumerate(invitations) if one["best"] == "ignore")
    invitations[accepted]["note"] = "Hi, let us connect!"
    invitations[ignored]["best"] = "accept"
    change(folder / INBOX, invitations=invitations)
    found = "\n".join(faults(folder))
    assert f"invitations[{accepted + 1}].best: is 'accept', but the note scores" in found
    assert f"invitations[{ignored + 1}].best: is 'accept', but the note scores" in found


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("nobody-at-all", "there is no scenario 'nobody-at-all'"),
        ("care-exam", "scenario 'care-exam' is reserved for first drafts"),
    ],
)
def test_an_inbox_bears_the_name_of_somebody_who_is_not_kept_for_first_drafts(
    folder: Path, name: str, fault: str
) -> None:
    (folder / INBOX).rename(folder / f"inboxes/{name}.yaml")
    assert any(one.startswith(f"inboxes/{name}.yaml: file: {fault}") for one in faults(folder))


def test_an_inbox_has_something_to_accept_to_ignore_and_to_report(folder: Path) -> None:
    invitations = [
        {**one, "best": "ignore" if one["best"] == "report" else one["best"]}
        for one in read(folder / INBOX)["invitations"]
    ]
    change(folder / INBOX, invitations=invitations)
    assert any("nobody is best answered by 'report'" in one for one in faults(folder))


def test_the_participants_own_sender_does_not_lie_in_the_inbox_as_somebody_else(
    folder: Path, content: Content
) -> None:
    scenario = content.scenario("accordion-mender")
    assert scenario is not None
    invitations = read(folder / INBOX)["invitations"]
    invitations[0]["sender"]["name"] = scenario.sender.name
    change(folder / INBOX, invitations=invitations)
    assert any("is who the participant writes as" in one for one in faults(folder))


def test_a_month_in_which_notes_are_plenty_is_a_fault(folder: Path) -> None:
    people = read(folder / MONTH)["people"]
    for person in people:
        person["note"]["worth"] = 0
        person["blank"]["worth"] = 0
    change(folder / MONTH, people=people)
    found = "\n".join(faults(folder))
    assert "people: a note is the best move for only 0 people" in found


def test_a_blank_request_is_never_the_best_move(folder: Path) -> None:
    people = read(folder / MONTH)["people"]
    people[0]["blank"]["worth"] = 3
    people[0]["note"]["worth"] = people[0]["follow"]["worth"] = people[0]["wait"]["worth"] = 1
    change(folder / MONTH, people=people)
    found = [one for one in faults(folder) if "a blank request is worth most" in one]
    assert any("people[1]" in one for one in found)


def test_too_few_situations_of_one_kind_are_counted(folder: Path) -> None:
    for file in (folder / "situations").iterdir():
        if read(file)["best"] == "connect":
            file.unlink()
    assert any("only 0 situations are best answered by 'connect'" in one for one in faults(folder))


@pytest.mark.parametrize("kind", ["blank_requests", "inboxes", "months", "samples", "workshops"])
def test_an_empty_folder_is_told(folder: Path, kind: str) -> None:
    for file in (folder / kind).iterdir():
        file.unlink()
    assert any(one.startswith(f"{kind}: folder: is empty") for one in faults(folder))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("- id: seat", "- id: beat", "game beat is given twice"),
        ("speaks_for: connect", "speaks_for: perhaps", "'perhaps' is not one of the choices"),
        ("{id: signed,", "{id: open,", "check open is given twice"),
        ("  notes: 5", "  notes: 0", "budget.notes"),
        (
            "introduction: >-\n",
            "introduction: >-\n      " + "word " * 151 + "\n",
            "words – keep it",
        ),
    ],
)
def test_a_fault_in_the_introductions_is_named(
    folder: Path, old: str, new: str, fault: str
) -> None:
    edit(folder / "games.yaml", old, new)
    assert any(one.startswith("games.yaml") and fault in one for one in faults(folder))


def test_a_fault_in_the_introductions_hides_none_in_the_files_beside_it(folder: Path) -> None:
    edit(folder / "games.yaml", "- id: seat", "- id: beat")
    change(folder / REQUEST, after="Who are you? Kind regards")
    people = read(folder / MONTH)["people"]
    people[0]["blank"]["worth"] = 3
    people[0]["note"]["worth"] = people[0]["follow"]["worth"] = people[0]["wait"]["worth"] = 1
    change(folder / MONTH, people=people)
    assert [one.partition(":")[0] for one in faults(folder)] == [REQUEST, "games.yaml", MONTH]
