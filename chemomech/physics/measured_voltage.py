"""Mixing that is given by the open-circuit voltage U(c) of the product: a table, a polynomial or plateaus.

Between the site fractions ``c_1`` and ``c_2`` in which the voltage is known the diffusion potential is that of the
voltage and nothing else; beyond them mixing is ideal. With the logit ``y`` and ``y^``, the nearest to it in the range::

    mu    = g(c^) + (y - y^),   g = z F (U_0 - U) / RT,   c^ = 1 / (1 + exp(-y^))
    omega = ln(1 - c) - ln(1 - c^) + ln(1 - c_1) - int_(c_1)^(c^) c dg

No ideal part is taken off and added again: in the range ``y - y^ = 0``, and beyond it ``mu`` rises like ``y``. The
integral is exact, and so is ``d omega = -c d mu``.
"""

from __future__ import annotations

import math
from abc import abstractmethod
from typing import Annotated, Any, Protocol

from chemomech.input.quantities import Plain
from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.mixing_law import Conditions, MixingLaw, ln_vacancies, site_fraction

InnerFraction = Annotated[float, Plain(above=0.0, below=1.0)]


class Curve(Protocol):
    """A function of the site fraction and its integral: formulas for numbers, arrays and UFL."""

    def __call__(self, x: Any, functions: Functions) -> Any:
        """The function at `x`."""

    def integral(self, x: Any, functions: Functions) -> Any:
        """Its integral from the beginning of the range to `x`."""


class MeasuredVoltage(MixingLaw):
    """Mixing whose diffusion potential is that of a curve of voltages."""

    @property
    @abstractmethod
    def ends(self) -> tuple[float, float]:
        """``c_1`` and ``c_2`` [-]."""

    @abstractmethod
    def curve(self, at: Conditions) -> Curve:
        """``g = z F (U_0 - U) / RT`` over the site fraction."""

    def potential(self, logit: Any, at: Conditions, functions: Functions) -> Any:
        """``mu`` [RT]."""
        within = self._within(logit, functions)
        return self.curve(at)(site_fraction(within, functions), functions) + (logit - within)

    def grand_potential(self, logit: Any, at: Conditions, functions: Functions) -> Any:
        """``omega`` [RT], with ``int c dg = c g - c_1 g_1 - int g dc``."""
        curve, first, within = self.curve(at), self.ends[0], self._within(logit, functions)
        c = site_fraction(within, functions)
        work = c * curve(c, functions) - first * float(curve(first, NUMPY)) - curve.integral(c, functions)
        ideal = ln_vacancies(logit, functions) - ln_vacancies(within, functions) + math.log1p(-first)
        return ideal - work

    def _within(self, logit: Any, functions: Functions) -> Any:
        first, last = (math.log(c / (1.0 - c)) for c in self.ends)
        return first + functions.maximum(logit - first, 0.0) - functions.maximum(logit - last, 0.0)
