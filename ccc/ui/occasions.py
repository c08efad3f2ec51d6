"""What the notes of one participant were for, by name: shipped scenarios and their own people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ccc.canvas import own_id, recipient_card
from ccc.ui import resources

ERASED = "Somebody erased"


@dataclass(frozen=True)
class Titles(Mapping[str, str]):
    """Titles by scenario id; any own person who is gone has one too."""

    known: Mapping[str, str]

    def __getitem__(self, scenario_id: str) -> str:
        """The title; KeyError only for a scenario that is neither shipped nor anybody's own."""
        if scenario_id not in self.known and own_id(scenario_id) is not None:
            return ERASED
        return self.known[scenario_id]

    def __iter__(self) -> Iterator[str]:
        """The ids of everybody who is still here."""
        return iter(self.known)

    def __len__(self) -> int:
        """How many are still here."""
        return len(self.known)


def titles(person_id: int) -> Mapping[str, str]:
    """The title of every scenario and of every own person of this participant, by scenario id."""
    shipped = {one.id: one.title for one in resources.content().scenarios}
    own = {
        one.scenario_id: recipient_card(one).name for one in resources.store().own.people(person_id)
    }
    return Titles({**shipped, **own})
