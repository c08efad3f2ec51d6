"""Which texts are left out together: whole writers, and whoever shares their people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from ccc.training.examples import Example


def folds(examples: Sequence[Example], count: int) -> list[set[str]]:
    """Ids of the examples of each fold, about as many in each.

    Neither a scenario nor its cards stand in two folds, nor does a writer, where it is told who
    wrote a note; hard negatives, which stand on others' scenarios, go with those.
    """
    groups = _Groups()
    for example in examples:
        groups.join(example.id, ("scenario", example.scenario))
        groups.join(example.id, ("cards", example.pieces))
        if example.writer:
            groups.join(example.id, ("writer", example.writer))
    members: dict[Hashable, list[str]] = defaultdict(list)
    for example in examples:
        members[groups.root(example.id)].append(example.id)
    found: list[set[str]] = [set() for _ in range(count)]
    for group in sorted(members.values(), key=lambda ids: (-len(ids), ids[0])):
        min(found, key=len).update(group)
    return found


class _Groups:
    """What belongs together, found by joining pairs."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def root(self, member: Hashable) -> Hashable:
        """What stands for the whole group of a member."""
        while (above := self._above.get(member, member)) != member:
            self._above[member] = self._above.get(above, above)
            member = above
        return member

    def join(self, one: Hashable, other: Hashable) -> None:
        """Make one group of two."""
        self._above[self.root(one)] = self.root(other)
