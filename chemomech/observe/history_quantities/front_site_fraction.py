"""How full the product is where the front makes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from chemomech.observe.history_quantity import HistoryQuantity
from chemomech.observe.quantity import Quantity

if TYPE_CHECKING:
    from chemomech.observe.observation import Observation


class FrontSiteFraction(HistoryQuantity):
    """Site fraction weighted with ``h'(phi) |grad phi|``: where the front takes it up."""

    word = "front site fraction"
    position = 50
    columns = (
        Quantity(
            "front_site_fraction",
            "Front site fraction",
            "c_f",
            "-",
            "occupied carrier sites at the front, product side",
        ),
    )

    def __call__(self, seen: Observation, row: Mapping[str, float]) -> dict[str, float]:
        """Mean over the front."""
        sample = seen.sample
        return {"front_site_fraction": sample.mean(sample["site_fraction"], sample["front_weight"])}
