"""Units of the dimensionless problem."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scales:
    """Reference length [m], time [s], stress [Pa], carrier density [mol/m^3]; RT [J/mol] and z F [C/mol].

    Length is the radius or thickness ``R``, stress is ``RT C_max`` and time is ``R/k + R^2/D``, the sum of the
    reaction's and the diffusion's own time.
    """

    length: float
    time: float
    stress: float
    carrier_density: float
    thermal_energy: float
    molar_charge: float

    @property
    def per_current_density(self) -> float:
        """Carrier per area and time, in the units of the problem, of a current density of 1 A/m^2."""
        return self.time / (self.molar_charge * self.carrier_density * self.length)
