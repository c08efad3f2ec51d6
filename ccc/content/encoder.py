"""The encoder that is shipped: its networks, and the model card that says what it is and is not.

`content/encoder/` holds three graphs in 8 bits, the tokenizer, and `model_card.yaml`. `ccc fit`
writes them all. Without the folder notes are judged by the rules alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from pydantic import Field, model_validator

from ccc.content.base import Line, Model, Text
from ccc.content.ids import (
    CRITERIA,
    REPLY_CHECKS,
    REPLY_FAULTS,
    CriterionId,
    FlagId,
    ReplyCheckId,
    ReplyFaultId,
)
from ccc.content.validation import read_model
from ccc.content.weights import Measured
from ccc.errors import ContentError, Fault

FOLDER = "encoder"
CARD = "model_card.yaml"
NEW_WRITERS = "voices"
"""The set of notes by many kinds of people, none of whom was in what it learnt from."""

GRAPHS = ("bottom.onnx", "cards.onnx", "note.onnx")
TOKENIZER = "tokenizer.json"


class Blend(Model):
    """How a logit of the encoder and what the rules say become a chance.

    It is the logistic function of `slope` × logit + `rules` × the rules' level + `shift`. For a
    flag the rules' level is 1 where they find it; for a fault it is 2 where words make it, and 1
    where it follows from what is not said.
    """

    slope: float = Field(ge=0, allow_inf_nan=False)
    rules: float = Field(ge=0, allow_inf_nan=False)
    shift: float = Field(allow_inf_nan=False)


class FaultBlend(Blend):
    """How a fault of a reply becomes a chance: a likelier one beside it speaks against it.

    From the sum is taken `others` × the highest chance that another fault has by its own sum.
    """

    others: float = Field(ge=0, allow_inf_nan=False)


class MarkThresholds(Model):
    """From which chance on a word is marked, by criterion."""

    earns: dict[CriterionId, float]
    costs: dict[CriterionId, float]

    @model_validator(mode="after")
    def _all_criteria(self) -> Self:
        _want_all(CRITERIA, earns=self.earns, costs=self.costs)
        return self


class Figures(Model):
    """Agreement with the raters of one set, measured on notes that were left out of the training.

    `gap` is scorer minus raters in levels; `standard_error` is in points of 100; `rules` is the
    agreement of the rules alone on the same notes.
    """

    notes: int = Field(ge=1)
    kappa: dict[CriterionId, Measured]
    gap: dict[CriterionId, float]
    rules: dict[CriterionId, float | None]
    correlation: Measured
    middle_third: Measured
    standard_error: float = Field(ge=0)
    by_writer: dict[str, dict[CriterionId, float | None]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _all_criteria(self) -> Self:
        _want_all(CRITERIA, kappa=self.kappa, gap=self.gap, rules=self.rules)
        return self


class ModelCard(Model):
    """What the encoder was made of, how well it does, and what it cannot do."""

    made: Line = Field(description="Date, ISO.")
    base: Line
    licence: Line
    source: Text = Field(description="Where the base comes from.")
    data: Line = Field(description="First 16 digits of the SHA-256 of all that it learnt from.")
    notes: int = Field(ge=0)
    replies: int = Field(ge=0)
    raters: Text
    left_out: Text = Field(description="How the notes it was measured on were left out.")
    unseen: tuple[Line, ...] = Field(
        default=(), description="Sets of notes by others, on which the shipped networks were tried."
    )
    cannot: tuple[Text, ...] = Field(min_length=1)
    files: dict[str, str] = Field(description="SHA-256 of each file beside this one.")
    levels: dict[CriterionId, tuple[Blend, Blend, Blend]] = Field(
        description="For at least level 1, 2 and 3."
    )
    flags: dict[FlagId, Blend]
    checks: dict[ReplyCheckId, tuple[Blend, Blend]] = Field(
        description="For at least partly, and clearly."
    )
    faults: dict[ReplyFaultId, FaultBlend]
    fault_from: float = Field(gt=0, lt=1, description="From which chance on a fault is told.")
    marks: MarkThresholds
    margin: float = Field(gt=0, description="The score's error, over what the chances alone say.")
    figures: dict[str, Figures] = Field(min_length=1)
    calibration: dict[CriterionId, float] = Field(
        description="Expected calibration error of the chances, left out."
    )
    mark_agreement: dict[CriterionId, tuple[float, float]] = Field(
        description="Token F1 of words that earn, left out: the encoder's, and the rules'."
    )

    @property
    def measured(self) -> Figures:
        """How well it does on writers it has never seen, or else on the first set there is."""
        return self.figures.get(NEW_WRITERS) or next(iter(self.figures.values()))

    @model_validator(mode="after")
    def _nothing_left_out(self) -> Self:
        """Flags may be left out: those are the rules' alone."""
        _want_all(CRITERIA, levels=self.levels, calibration=self.calibration)
        _want_all(CRITERIA, mark_agreement=self.mark_agreement)
        _want_all(REPLY_CHECKS, checks=self.checks)
        _want_all(REPLY_FAULTS, faults=self.faults)
        return self


def _want_all(names: Iterable[str], **given: Mapping[Any, Any]) -> None:
    for key, found in given.items():
        missing = [name for name in names if name not in found]
        if missing:
            raise ValueError(f"{key} lacks {', '.join(missing)}; {_PUT_BACK}")


_PUT_BACK = "put the folder back as it was shipped, or remove it: then the rules judge alone"


@dataclass(frozen=True)
class EncoderFiles:
    """Where the encoder lies and what its card says; two are equal that have one `version`."""

    version: str
    card: ModelCard = field(repr=False, compare=False)
    folder: Path = field(repr=False, compare=False)

    def read(self, name: str) -> bytes:
        """What is in one of its files. Raises ContentError, if it is no longer the card's."""
        found, fault = _bytes_of(self.folder, name, self.card.files.get(name))
        if fault:
            raise ContentError([fault])
        return found


def read_encoder(content: Path) -> tuple[EncoderFiles | None, tuple[Fault, ...]]:
    """The encoder of a content folder, if it has one, and every fault in it."""
    folder = content / FOLDER
    if not folder.exists():
        return None, ()
    card, faults = read_model(content, f"{FOLDER}/{CARD}", ModelCard, {})
    if card is None:
        return None, faults
    wrong = [_bytes_of(folder, name, card.files.get(name))[1] for name in (*GRAPHS, TOKENIZER)]
    if found := (*faults, *filter(None, wrong)):
        return None, found
    version = hashlib.sha256((folder / CARD).read_bytes()).hexdigest()[:16]
    return EncoderFiles(version, card, folder), ()


def _bytes_of(folder: Path, name: str, known: str | None) -> tuple[bytes, Fault | None]:
    try:
        found = (folder / name).read_bytes()
    except OSError as error:
        fault = f"cannot be read ({error.strerror})"
        return b"", Fault(f"{FOLDER}/{name}", "file", fault, _PUT_BACK)
    if hashlib.sha256(found).hexdigest() != known:
        fault = f"is not the file that {CARD} was written for"
        return b"", Fault(f"{FOLDER}/{name}", "file", fault, _PUT_BACK)
    if name == TOKENIZER and not _is_text(found):
        return b"", Fault(f"{FOLDER}/{name}", "file", "is no text in UTF-8", _PUT_BACK)
    return found, None


def _is_text(found: bytes) -> bool:
    try:
        found.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
