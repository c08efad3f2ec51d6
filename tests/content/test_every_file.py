"""Whatever becomes of any one content file, faults are told, and nothing else is ever raised."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from ccc import content_check
from ccc.content.encoder import CARD, FOLDER, GRAPHS, TOKENIZER, read_encoder
from ccc.content.load import FOLDERS
from ccc.content.yaml_file import yaml_text
from ccc.errors import ContentError
from ccc.scoring.signs.catalogue import NAMED_CHECKS
from tests.conftest import content_without_encoder
from tests.content.test_load import SHIPPED

PLACES = [".", *FOLDERS]
"""The folder itself, with its files that are one of a kind, and those of many files."""

SPOILED = {"empty": "", "no YAML": ": [", "a list": "- id: a\n- id: b\n"}

NOT_NEEDED = {
    "checks": {"unless"},
    "rubric.yaml": {"weak_spots"},
    "weights.yaml": {"correlation", "middle_third"},
    "scenarios": {"best", "gift", "reserved", "trains", "welcome_note"},
    "lessons": {"closing", "criterion"},
}
"""Keys that a file, or every file of a folder, may be without."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped content; whoever spoils a file puts it back."""
    return content_without_encoder(tmp_path_factory.mktemp("every"))


def some_files(folder: Path, place: str) -> Iterator[tuple[Path, str]]:
    """Files with their names; what was done to one is undone.

    Of the folder itself it is every file, of a folder of many files the first and the last: all
    its files are read alike.
    """
    files = sorted((folder / place).glob("*.yaml"))
    for file in files if place == "." else (files[0], files[-1]):
        name, shipped = file.relative_to(folder).as_posix(), file.read_bytes()
        try:
            yield file, name
        finally:
            file.write_bytes(shipped)


def faulty_files(folder: Path, what: str) -> set[str]:
    """The files that have faults; an exception that is no ContentError says what was done."""
    try:
        content_check.open_content(folder)
    except ContentError as error:
        return {fault.file for fault in error.faults} or {"a ContentError without faults"}
    except Exception as error:
        error.add_note(what)
        raise
    return set()


def test_the_copy_has_no_fault_before_it_is_spoiled(folder: Path) -> None:
    assert faulty_files(folder, "nothing is spoiled") == set()


@pytest.mark.parametrize("place", PLACES)
def test_a_file_that_cannot_be_read_as_its_kind_is_named(folder: Path, place: str) -> None:
    silent = []
    for file, name in some_files(folder, place):
        for spoiled, text in SPOILED.items():
            file.write_text(text, encoding="utf-8")
            if name not in faulty_files(folder, f"{name} is {spoiled}"):
                silent.append((name, spoiled))
    assert silent == []


@pytest.mark.parametrize("place", PLACES)
def test_a_file_that_is_gone_is_missed_or_was_one_of_many(folder: Path, place: str) -> None:
    told = set()
    for file, name in some_files(folder, place):
        file.unlink()
        if faulty_files(folder, f"{name} is gone"):
            told.add(name)
    if place == ".":
        assert told == {file.name for file in SHIPPED.glob("*.yaml")}


def test_notes_are_scored_without_any_check_that_is_not_asked_for_by_name(tmp_path: Path) -> None:
    folder = content_without_encoder(tmp_path)
    for file in (folder / "checks").iterdir():
        if file.stem not in NAMED_CHECKS:
            file.unlink()
    faulty = faulty_files(folder, "only checks with names are left")
    assert "weights.yaml" in faulty, "the signs of the others are gone"
    assert {name.split("/")[0] for name in faulty} > {"weights.yaml"}, "no example was scored"


@pytest.mark.parametrize("name", [CARD, *GRAPHS, TOKENIZER])
@pytest.mark.parametrize("spoiled", ["gone", *SPOILED])
def test_a_file_of_the_encoder_that_is_spoiled_is_named(
    tmp_path: Path, name: str, spoiled: str
) -> None:
    """Its files are large, so that they are linked rather than copied, and none is run."""
    (tmp_path / FOLDER).mkdir()
    for file in (SHIPPED / FOLDER).iterdir():
        if file.name != name:
            (tmp_path / FOLDER / file.name).symlink_to(file)
    if spoiled != "gone":
        (tmp_path / FOLDER / name).write_text(SPOILED[spoiled], encoding="utf-8")
    encoder, faults = read_encoder(tmp_path)
    assert encoder is None
    assert {fault.file for fault in faults} == {f"{FOLDER}/{name}"}


@pytest.mark.parametrize("place", PLACES)
def test_a_file_without_one_of_its_keys_is_named(folder: Path, place: str) -> None:
    """Every key of the files that are one of a kind, the first and the last of all others."""
    silent = []
    for file, name in some_files(folder, place):
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        optional = NOT_NEEDED.get(name, NOT_NEEDED.get(place, set()))
        needed = [key for key in data if key not in optional]
        for key in needed if place == "." else (needed[0], needed[-1]):
            rest = {other: value for other, value in data.items() if other != key}
            file.write_text(yaml_text(rest), encoding="utf-8")
            if name not in faulty_files(folder, f"{name} is without {key}"):
                silent.append((name, key))
    assert silent == []
