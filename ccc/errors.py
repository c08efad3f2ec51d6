"""The errors this project raises on purpose. Each message is a sentence a person can act on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class CccError(Exception):
    """Base of all errors raised on purpose; `str(error)` may be shown to a person as it is."""


@dataclass(frozen=True, order=True)
class Fault:
    """One fault in a content folder: where it is, what is wrong and what to do about it."""

    file: str
    place: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        """One line: `file: place: fault – remedy`."""
        return f"{self.file}: {self.place}: {self.fault} – {self.remedy}"


class ContentError(CccError):
    """The content folder has faults; all of them are in `faults`, in file order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep every fault; the message lists them one a line."""
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class StorageError(CccError):
    """The database could not be opened, migrated, backed up or restored."""


class UnavailableError(StorageError):
    """The database that serves people could not do something just now; it may be able to soon."""


class RefusedError(CccError):
    """A host asked for what their key does not open, whether it exists or not."""


class SettingsError(CccError):
    """A setting in the environment is of no use."""
