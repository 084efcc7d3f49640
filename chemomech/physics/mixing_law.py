"""Mixing in the product: its free energy, per carrier site and in units of RT.

Every ingredient gives, as functions of the logit ``y = ln(c / (1 - c))`` of the site fraction c, so that they are
exact up to c = 0 and 1::

    mu    = f'(c)         diffusion potential; goes like y + constant far out, where all mixing is ideal
    omega = f - c f'      grand potential, 0 at c = 0;  d omega = -c d mu  (Gibbs and Duhem)
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

from scipy.optimize import brentq
from scipy.special import logit as logit_of

from chemomech.input.constants import FARADAY, GAS_CONSTANT
from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.laws import SourcedLaw
from chemomech.register.kind import Kind
from chemomech.register.kinds import MIXING

FULL = 1.0 - 1e-15
"""Largest site fraction, of which the logarithm of the vacancies is a number."""


@dataclass(frozen=True)
class Conditions:
    """What mixing depends on besides the site fraction."""

    temperature: float
    """T [K]."""
    charge: float
    """z, charges per carrier [-]."""
    reference_voltage: float
    """U_0 [V]."""

    @property
    def thermal_energy(self) -> float:
        """RT [J/mol]."""
        return GAS_CONSTANT * self.temperature

    def potential(self, voltage: float) -> float:
        """``mu = z F (U_0 - V) / RT`` [RT]."""
        return self.charge * FARADAY * (self.reference_voltage - voltage) / self.thermal_energy

    def voltage(self, potential: float) -> float:
        """The voltage [V] that belongs to the diffusion potential `potential` [RT]."""
        return self.reference_voltage - potential * self.thermal_energy / (self.charge * FARADAY)


class MixingLaw(SourcedLaw):
    """Free energy ``f`` of the carriers in the product by two functions of the logit of the site fraction."""

    kind: ClassVar[Kind] = MIXING

    @abstractmethod
    def potential(self, logit: Any, at: Conditions, functions: Functions) -> Any:
        """``mu = f'(c)`` [RT]; numbers, arrays or UFL expressions."""

    @abstractmethod
    def grand_potential(self, logit: Any, at: Conditions, functions: Functions) -> Any:
        """``omega = f - c f'`` [RT], 0 at ``c = 0``."""

    def separation(self) -> tuple[str, str] | None:
        """The first key at which the potential does not rise with the site fraction, and where that is; None if none.

        None too where that depends on the temperature: a case warns of it.
        """
        return None

    def equilibrium_fraction(self, amorphisation_energy: float, at: Conditions) -> float:
        """Site fraction [-] of product in equilibrium with the host: the root of ``amorphisation_energy + omega``.

        ``amorphisation_energy`` [RT per carrier site].
        """

        def energy(c: float) -> float:
            return amorphisation_energy + float(self.grand_potential(float(logit_of(c)), at, NUMPY))

        if amorphisation_energy == 0.0:
            return 0.0
        if energy(FULL) >= 0.0:
            return FULL
        return float(brentq(energy, 0.0, FULL, xtol=1e-15))


def site_fraction(logit: Any, functions: Functions) -> Any:
    """``c = 1 / (1 + exp(-y))``."""
    return 1.0 / (1.0 + functions.exp(-logit))


def ln_vacancies(logit: Any, functions: Functions) -> Any:
    """``ln(1 - c) = -ln(1 + exp(y))``: the grand potential of ideal mixing."""
    return -functions.ln(1.0 + functions.exp(logit))
