"""What a body does by direction: its crystal, and the laws of its materials in the body's own axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chemomech.materials.material import Material
from chemomech.materials.orientation import OrientedElasticity, OrientedMobility, OrientedStretch


@dataclass(frozen=True)
class BodyDirections:
    """Laws of a body in its axes x, y and z."""

    crystal_frame: npt.NDArray[np.float64]
    """Rows: the body's axes in the frame of the crystal; shape ``(3, 3)``."""
    material: Material
    """That of the case, whose front it is."""
    materials: Sequence[Material]
    """Those of all regions."""

    @property
    def front_mobility(self) -> OrientedMobility:
        """Relative speed of the front over its normal."""
        return OrientedMobility(self.material.reaction.front_mobility, self.crystal_frame)

    @property
    def elastic_crystals(self) -> tuple[OrientedElasticity, ...]:
        """Elastic anisotropy of the host of each material."""
        return tuple(OrientedElasticity(m.elasticity.anisotropy, self.crystal_frame) for m in self.materials)

    @property
    def chemical_stretches(self) -> tuple[OrientedStretch, ...]:
        """Chemical stretch of each material."""
        return tuple(OrientedStretch(m.chemical_stretch, self.crystal_frame) for m in self.materials)

    def have_mirrors(self, dimension: int) -> bool:
        """Whether the planes ``x = 0``, ``y = 0`` (and ``z = 0``) are mirror planes of all laws in a `dimension`."""
        laws: list[OrientedStretch | OrientedElasticity | OrientedMobility] = [*self.chemical_stretches]
        laws += [*self.elastic_crystals, self.front_mobility]
        return all(law.has_mirrors(dimension) for law in laws)
