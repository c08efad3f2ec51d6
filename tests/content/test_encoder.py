"""The encoder's folder is read whole or told to be broken, file by file, with a remedy."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from ccc.content.encoder import CARD, FOLDER, GRAPHS, TOKENIZER, EncoderFiles, read_encoder
from ccc.content.ids import CRITERIA, READ_FLAGS, REPLY_CHECKS, REPLY_FAULTS
from ccc.content.yaml_file import yaml_text
from ccc.errors import ContentError
from tests.content.test_load import SHIPPED

FILES = (*GRAPHS, TOKENIZER)


def a_card(files: dict[str, str]) -> dict[str, Any]:
    """A model card as short as it can be."""
    blend = {"slope": 1.0, "rules": 0.5, "shift": -1.0}
    figure = {"value": 0.8}
    by_criterion = dict.fromkeys(CRITERIA, 0.5)
    return {
        "made": "2026-11-29",
        "base": "a base",
        "licence": "a licence",
        "source": "where it comes from",
        "data": "0123456789abcdef",
        "notes": 3,
        "replies": 2,
        "raters": "two coaches",
        "left_out": "in two parts",
        "cannot": ["It cannot sing."],
        "files": files,
        "levels": dict.fromkeys(CRITERIA, [blend] * 3),
        "flags": dict.fromkeys(READ_FLAGS, blend),
        "checks": dict.fromkeys(REPLY_CHECKS, [blend] * 2),
        "faults": {key: {**blend, "others": 1.0} for key in REPLY_FAULTS},
        "fault_from": 0.4,
        "marks": {"earns": by_criterion, "costs": by_criterion},
        "margin": 1.2,
        "figures": {
            "notes": {
                "notes": 3,
                "kappa": dict.fromkeys(CRITERIA, figure),
                "gap": by_criterion,
                "rules": by_criterion,
                "correlation": figure,
                "middle_third": figure,
                "standard_error": 12.0,
            }
        },
        "calibration": by_criterion,
        "mark_agreement": {key: [0.6, 0.3] for key in CRITERIA},
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A content folder with an encoder of a few bytes, and nothing else."""
    here = tmp_path / FOLDER
    here.mkdir()
    hashes = {}
    for name in FILES:
        (here / name).write_bytes(name.encode())
        hashes[name] = hashlib.sha256(name.encode()).hexdigest()
    write(tmp_path, a_card(hashes))
    return tmp_path


def write(folder: Path, card: dict[str, Any]) -> None:
    (folder / FOLDER / CARD).write_text(yaml_text(card), encoding="utf-8")


def written(folder: Path) -> dict[str, Any]:
    card: dict[str, Any] = yaml.safe_load((folder / FOLDER / CARD).read_text(encoding="utf-8"))
    return card


def faults(folder: Path) -> list[str]:
    encoder, found = read_encoder(folder)
    assert (encoder is None) == bool(found)
    return [str(fault) for fault in found]


def known(folder: Path) -> EncoderFiles:
    encoder, found = read_encoder(folder)
    assert encoder, found
    return encoder


def test_the_shipped_encoder_has_no_fault() -> None:
    assert known(SHIPPED).card.cannot


def test_without_the_folder_there_is_no_encoder_and_no_fault(tmp_path: Path) -> None:
    assert read_encoder(tmp_path) == (None, ())


def test_the_files_are_read_as_they_are(folder: Path) -> None:
    encoder = known(folder)
    assert [encoder.read(name) for name in FILES] == [name.encode() for name in FILES]


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_changed_after_the_content_was_read_is_not_taken(
    folder: Path, name: str
) -> None:
    encoder = known(folder)
    (folder / FOLDER / name).write_bytes(b"something else")
    with pytest.raises(ContentError, match="is not the file that"):
        encoder.read(name)


@pytest.mark.parametrize("name", [*FILES, CARD])
def test_a_file_that_is_gone_is_named(folder: Path, name: str) -> None:
    (folder / FOLDER / name).unlink()
    (told,) = faults(folder)
    assert told.startswith(f"{FOLDER}/{name}: file: ")
    assert "put" in told


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_encoder_is_named_with_its_remedy(folder: Path, name: str) -> None:
    (folder / FOLDER / name).write_bytes(b"something else")
    (told,) = faults(folder)
    assert told.startswith(f"{FOLDER}/{name}: file: is not the file that {CARD} was written for")
    assert "or remove it: then the rules judge alone" in told


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(folder: Path, name: str) -> None:
    (folder / FOLDER / name).unlink()
    (folder / FOLDER / name).mkdir()
    (told,) = faults(folder)
    assert told.startswith(f"{FOLDER}/{name}: file: cannot be read (")


def test_all_faults_are_told_at_once(folder: Path) -> None:
    for name in FILES:
        (folder / FOLDER / name).unlink()
    assert len(faults(folder)) == len(FILES)


def test_where_a_file_stands_in_the_folder_s_place_it_is_a_fault_and_no_surprise(
    tmp_path: Path,
) -> None:
    (tmp_path / FOLDER).write_text("no folder", encoding="utf-8")
    assert faults(tmp_path)


@pytest.mark.parametrize("key", sorted(a_card({})))
def test_a_card_without_one_of_its_keys_says_which(folder: Path, key: str) -> None:
    card = written(folder)
    del card[key]
    write(folder, card)
    (told,) = faults(folder)
    assert told.startswith(f"{FOLDER}/{CARD}: {key} ")
    assert told.endswith(": is missing – add it")


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("levels", "reason"),
        ("flags", "pitch"),
        ("checks", "thanks"),
        ("faults", "rude"),
        ("calibration", "value"),
        ("mark_agreement", "value"),
        ("files", "note.onnx"),
    ],
)
def test_a_card_that_leaves_one_of_many_out_is_refused_or_leaves_it_to_the_rules(
    folder: Path, key: str, name: str
) -> None:
    card = written(folder)
    del card[key][name]
    write(folder, card)
    assert bool(faults(folder)) == (key != "flags")


def test_a_card_wants_a_figure_for_every_criterion_it_measured(folder: Path) -> None:
    card = written(folder)
    del card["figures"]["notes"]["kappa"]["value"]
    write(folder, card)
    assert "kappa lacks value" in "".join(faults(folder))


@pytest.mark.parametrize("kind", ["earns", "costs"])
def test_a_card_wants_a_threshold_of_marks_for_every_criterion(folder: Path, kind: str) -> None:
    card = written(folder)
    del card["marks"][kind]["value"]
    write(folder, card)
    assert "value" in "".join(faults(folder))


@pytest.mark.parametrize(
    "change", [{"slope": -1.0}, {"rules": -0.1}, {"shift": float("nan")}, {"slope": float("inf")}]
)
def test_no_judge_can_count_against_and_no_share_is_without_end(
    folder: Path, change: dict[str, float]
) -> None:
    card = written(folder)
    card["levels"]["value"][1] = card["levels"]["value"][1] | change
    write(folder, card)
    assert "levels.value" in "".join(faults(folder))


@pytest.mark.parametrize("text", ["", ": [", "- a\n- b\n"])
def test_a_card_that_is_no_card_is_one_fault(folder: Path, text: str) -> None:
    (folder / FOLDER / CARD).write_text(text, encoding="utf-8")
    (told,) = faults(folder)
    assert told.startswith(f"{FOLDER}/{CARD}: ")


def test_a_tokenizer_that_is_no_text_is_a_fault_though_the_card_names_it(folder: Path) -> None:
    (folder / FOLDER / TOKENIZER).write_bytes(b"\xff\xfe\x00")
    card = written(folder)
    card["files"][TOKENIZER] = hashlib.sha256(b"\xff\xfe\x00").hexdigest()
    write(folder, card)
    assert any(told.startswith(f"{FOLDER}/{TOKENIZER}: ") for told in faults(folder))


def test_encoders_are_known_by_their_card_and_another_card_is_another_version(
    folder: Path,
) -> None:
    first = known(folder)
    assert known(folder) == first
    assert hash(known(folder)) == hash(first)
    write(folder, {**written(folder), "margin": 1.3})
    assert known(folder) != first


def test_an_encoder_does_not_print_its_networks(folder: Path) -> None:
    assert repr(known(folder)) == f"EncoderFiles(version={known(folder).version!r})"
