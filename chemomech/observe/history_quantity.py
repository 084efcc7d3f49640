"""Columns of the history: what every file of them holds."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from chemomech.observe.quantity import Quantity, fault_of_quantities, keys_of_quantities
from chemomech.observe.sampling import Sampling
from chemomech.register.key import Key
from chemomech.register.kind import Kind
from chemomech.register.kinds import HISTORY_QUANTITY

if TYPE_CHECKING:
    from chemomech.observe.observation import Observation, ObservedRun


class HistoryQuantity(Sampling, ABC):
    """One or a few columns of ``history.csv``, found from every accepted step.

    One that remembers earlier steps has the methods of :class:`chemomech.system.saving.Stateful`, so that a run that
    goes on from a checkpoint goes on with it; a number that may be nan is read by ``saved.number(name, finite=False)``.
    """

    kind: ClassVar[Kind] = HISTORY_QUANTITY
    columns: ClassVar[tuple[Quantity, ...]]
    """In the order of the table."""
    position: ClassVar[float] = math.inf
    """Where they stand in the table: after those of a smaller one; among equals the word decides."""

    @classmethod
    def of(cls, run: ObservedRun) -> Self:
        """What observes a `run`; called once, before its first step, on all ranks."""
        return cls()

    @abstractmethod
    def __call__(self, seen: Observation, row: Mapping[str, float]) -> dict[str, float]:
        """Values by the keys of `columns`, in their units and the same on all ranks.

        `seen` is the step; `row` holds the values that the quantities before this one have found in it.
        """

    @classmethod
    def told_keys(cls) -> Iterator[Key]:
        """The columns."""
        return keys_of_quantities(cls.columns)

    @classmethod
    def fault_beside(cls, others: Collection[type[Any]]) -> str | None:
        """What is wrong with word and columns, alone or beside those of `others`."""
        there = ((other.__name__, quantity) for other in others for quantity in other.columns)
        return fault_of_quantities(getattr(cls, "columns", ()), there)


def history_quantities() -> list[type[HistoryQuantity]]:
    """All of them, in the order of their columns."""
    members = cast("Collection[type[HistoryQuantity]]", HISTORY_QUANTITY.members.values())
    return sorted(members, key=lambda member: (member.position, member.word))
