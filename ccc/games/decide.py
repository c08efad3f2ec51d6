"""Connect or follow: a round's situations, and how many were decided as authored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from random import Random
from typing import NamedTuple

from ccc.content.games import ROUND_OF_DECISIONS, Situation
from ccc.content.ids import Choice
from ccc.games.rounds import Points, Round

_FEWEST_OF_A_KIND, _MOST_OF_A_KIND = 5, 7


def plan_decisions(
    situations: Sequence[Situation], rounds: Sequence[Round], person_id: int
) -> tuple[str, ...]:
    """The ids of one round's situations: those met least, of both kinds, in no telling order."""
    played = [round_ for round_ in rounds if round_.game == "decide"]
    met = Counter(asked for round_ in played for asked in round_.plan)
    chance = Random(f"{person_id}-{len(played)}")
    shuffled = chance.sample(situations, len(situations))
    by_kind = {
        kind: sorted((one for one in shuffled if one.best == kind), key=lambda one: met[one.id])
        for kind in ("connect", "follow")
    }
    connects = chance.randint(_FEWEST_OF_A_KIND, _MOST_OF_A_KIND)
    connects = max(connects, ROUND_OF_DECISIONS - len(by_kind["follow"]))
    chosen = by_kind["connect"][:connects]
    chosen += by_kind["follow"][: ROUND_OF_DECISIONS - len(chosen)]
    return tuple(one.id for one in chance.sample(chosen, len(chosen)))


class Decided(NamedTuple):
    """One answer: the choice, and the id of the reason that was given for it."""

    choice: Choice
    reason: str

    @classmethod
    def from_answer(cls, answer: str) -> Decided:
        """An answer as it is kept."""
        choice, _, reason = answer.partition(":")
        return cls("follow" if choice == "follow" else "connect", reason)

    @property
    def answer(self) -> str:
        """As it is kept."""
        return f"{self.choice}:{self.reason}"


def right_decisions(situations: Sequence[Situation], answers: Mapping[str, str]) -> Points:
    """How many of the answered situations were decided as authored."""
    asked = [situation for situation in situations if situation.id in answers]
    right = [one for one in asked if Decided.from_answer(answers[one.id]).choice == one.best]
    return Points(len(right), len(asked))


def right_reasons(situations: Sequence[Situation], answers: Mapping[str, str]) -> int:
    """For how many of them the authored reason was given."""
    asked = [situation for situation in situations if situation.id in answers]
    return sum(Decided.from_answer(answers[one.id]).reason == one.reason for one in asked)
