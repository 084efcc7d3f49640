"""How full the product is where the carrier enters it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from chemomech.observe.history_quantity import HistoryQuantity
from chemomech.observe.quantity import Quantity

if TYPE_CHECKING:
    from chemomech.observe.observation import Observation


class SurfaceSiteFraction(HistoryQuantity):
    """Site fraction next to the surface of the host."""

    word = "surface site fraction"
    position = 40
    columns = (
        Quantity("surface_site_fraction", "Surface site fraction", "c_s", "-", "occupied carrier sites at the surface"),
    )

    def __call__(self, seen: Observation, row: Mapping[str, float]) -> dict[str, float]:
        """Mean over the points next to the surface."""
        sample = seen.sample
        return {"surface_site_fraction": sample.at_end(sample["site_fraction"], surface=True, of_host=True)}
