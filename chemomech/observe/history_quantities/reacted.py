"""How far the reaction has come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from chemomech.observe.history_quantity import HistoryQuantity
from chemomech.observe.quantity import Quantity

if TYPE_CHECKING:
    from chemomech.observe.observation import Observation


class Reacted(HistoryQuantity):
    """Reacted fraction ``int h`` and state of charge ``int c``, averages over the volume of the host."""

    word = "reaction"
    position = 20
    columns = (
        Quantity("reacted_fraction", "Reacted fraction", r"\xi", "-", "volume of the host that has become product"),
        Quantity("state_of_charge", "State of charge", "SoC", "-", "carrier content relative to the full product"),
    )

    def __call__(self, seen: Observation, row: Mapping[str, float]) -> dict[str, float]:
        """Volume averages."""
        sample = seen.sample
        return {
            "reacted_fraction": sample.mean(sample["product_fraction"]),
            "state_of_charge": sample.mean(sample["content"]),
        }
