"""Content is proved against the scorer: what the scorer needs must be there before it is tried."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ccc.content.load import Content
from ccc.content.yaml_file import yaml_text
from ccc.content_check import rubric_to_refit, weight_faults
from ccc.errors import ContentError
from ccc.scoring.signs.catalogue import NAMED_CHECKS
from tests.content.test_games import change
from tests.content.test_load import edit, faults, folder

__all__ = ["folder"]

PUT_BACK = "file: is missing – put it back; the scorer asks for it by name"


def test_checks_that_the_scorer_asks_for_by_name_are_told_when_they_are_gone(
    folder: Path,
) -> None:
    for check_id in NAMED_CHECKS:
        (folder / f"checks/{check_id}.yaml").unlink()
    told = {f"checks/{check_id}.yaml: {PUT_BACK}" for check_id in NAMED_CHECKS}
    assert set(faults(folder)) == told


def test_a_named_check_is_asked_for_before_new_weights_are_fitted(folder: Path) -> None:
    (folder / "checks/context-said.yaml").unlink()
    (folder / "weights.yaml").write_text("{}", encoding="utf-8")
    with pytest.raises(ContentError, match=f"checks/context-said.yaml: {PUT_BACK}"):
        rubric_to_refit(folder)


def test_a_named_check_that_only_raises_a_flag_is_told(folder: Path) -> None:
    file = folder / "checks/context-said.yaml"
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    del data["criterion"], data["level"]
    file.write_text(yaml_text({**data, "flag": "pitch"}), encoding="utf-8")
    assert faults(folder) == [
        "checks/context-said.yaml: flag: is given in place of a criterion – "
        "give it a criterion; the scorer asks for it by name"
    ]


def test_a_named_check_that_cannot_be_read_is_told_of_once(folder: Path) -> None:
    edit(folder / "checks/context-role.yaml", "supports:", "suports:")
    assert {one.split(":")[0] for one in faults(folder)} == {"checks/context-role.yaml"}


def test_a_folder_without_any_check_is_told_once_and_not_for_every_check(folder: Path) -> None:
    (folder / "checks").rename(folder / "cheques")
    assert faults(folder) == ["checks: folder: is missing – make a folder checks with YAML files"]
    (folder / "checks").mkdir()
    assert faults(folder) == ["checks: folder: is empty – put back the shipped files"]


@pytest.mark.parametrize("kind", ["checks", "reply_checks"])
def test_a_check_with_an_unknown_word_list_is_told_and_no_example_tried_with_it(
    folder: Path, kind: str
) -> None:
    name = {"checks": "shared-problem", "reply_checks": "thanks-said"}[kind]
    change(folder / f"{kind}/{name}.yaml", phrases=["take my @gizmo"])
    (found,) = faults(folder)
    assert found.startswith(f"{kind}/{name}.yaml: phrases: @gizmo is not a word list")


def test_broken_weights_hide_no_fault_of_a_check(folder: Path) -> None:
    change(folder / "checks/shared-problem.yaml", passes=["We had it too.", "Your panel hit home."])
    (folder / "weights.yaml").unlink()
    assert {one.split(":")[0] for one in faults(folder)} == {
        "checks/shared-problem.yaml",
        "weights.yaml",
    }


def test_a_weight_for_a_sign_nobody_knows_is_named(content: Content) -> None:
    rubric = content.rubric
    value = rubric.weights.criteria["value"]
    odd = value.model_copy(update={"signs": {**value.signs, "moonlight": 1.0}})
    criteria = {**rubric.weights.criteria, "value": odd}
    weights = rubric.weights.model_copy(update={"criteria": criteria})
    (fault,) = weight_faults(rubric.model_copy(update={"weights": weights}))
    assert fault.file == "weights.yaml"
    assert "moonlight" in fault.fault


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("checks/pitch-plain.yaml", "roles go with a criterion only – remove them from a flag"),
        ("reply_checks/how-found.yaml", "criterion, flag and roles are for notes"),
        ("checks/value-offer.yaml", "'hero' is not one of the choices"),
    ],
)
def test_a_role_that_a_check_cannot_have_is_told(folder: Path, file: str, told: str) -> None:
    change(folder / file, roles=["hero" if "hero" in told else "offer"])
    assert any(one.startswith(f"{file}: ") and told in one for one in faults(folder))


def test_the_sign_of_a_decision_has_no_role(folder: Path) -> None:
    edit(folder / "decision_signs.yaml", "- id: has-it", "- id: has-it\n  roles: [offer]")
    (found,) = faults(folder)
    assert "criterion, flag, level and roles are for notes – remove them" in found
