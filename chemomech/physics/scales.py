"""Units of the dimensionless problem."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scales:
    """Reference length [m], time [s], stress and energy density [Pa], carrier density [mol/m^3], RT [J/mol].

    Length is the radius or thickness ``R``, stress is ``RT C_max`` and time is ``R/k + R^2/D``, the sum of the
    reaction's and the diffusion's own time.
    """

    length: float
    time: float
    stress: float
    carrier_density: float
    thermal_energy: float
