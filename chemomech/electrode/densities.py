"""Currents of a case as the electrode passes them: per area of the pristine reacting surface."""

from __future__ import annotations

from dataclasses import dataclass

from chemomech.case.current import Current
from chemomech.case.currents import density
from chemomech.electrode.size import ElectrodeSize
from chemomech.materials.material import Material


@dataclass(frozen=True)
class Densities:
    """Current densities [A/m^2] of currents into a material behind a surface."""

    material: Material
    size: ElectrodeSize

    def __call__(self, current: Current) -> float:
        """``i`` [A/m^2], positive where carrier is inserted."""
        return density(current, self.material, self.size.thickness, self.size.area)

    def filling(self, current_density: float) -> float:
        """Time [s] in which a current [A/m^2] fills the body."""
        return self.material.charge_density * self.size.thickness / current_density
