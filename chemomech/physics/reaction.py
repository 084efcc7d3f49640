"""The reaction front: a double well whose travelling wave is exactly a tanh profile.

    d phi/dt = (k m(n) / 6 l) { W_b [ l^2 lap phi - g'(phi)/2 ] + h'(phi) drive(omega) }

with ``g = phi^2 (1 - phi)^2`` and ``h = phi^2 (3 - 2 phi)``: a plane front ``phi = 1/(1 + exp(-x/l))`` moves at
``v = k m(n) drive`` for any width ``l``.

The mobility ``m`` of a front with the normal ``n`` scales the whole rate, barrier and drive. So the rate remains a
mobility times the force of one energy, which always dissipates, and the profile and the shift of the drive by curvature
are the same in all directions. Were it to scale the drive alone, the curvature of the corners between the fast
directions would move them ``1/m`` times as much: behind a front ten times faster along <100> than along <110> the
corners of a core of 21 widths have receded by 4 % too much when the facets are 40 % in; as it is, by less than 1 %
(exact: :mod:`chemomech.theory.kinematic_wulff`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import ufl
from ufl.core.expr import Expr

from chemomech.physics.functions import UFL
from chemomech.physics.mobility import Isotropic, Mobility
from chemomech.physics.order_parameter import double_well, double_well_slope, product_fraction_slope
from chemomech.physics.pressure_dependence import PressureDependence
from chemomech.physics.pressure_dependences.no_dependence import NoPressureDependence
from chemomech.physics.rate_law import RateLaw


@dataclass(frozen=True)
class Front:
    """Kinetics of the order parameter."""

    rate_constant: Expr
    width: Expr
    barrier: Expr
    """``W_b``: the host is stable for ``W_b > 6 |drive|``."""
    rate_law: RateLaw
    capillarity: bool
    """Whether curvature changes the speed by ``k (W_b/6) l K``, faster where the front converges."""
    mobility: Mobility = field(default_factory=Isotropic)
    """``m(n)``."""
    pressure_dependence: PressureDependence = field(default_factory=NoPressureDependence.of_numbers)
    """Factor on ``k``."""
    product_pressure: Expr | None = None
    """Pressure of the product at the front, where ``k`` depends on it: see :mod:`chemomech.solve.product_pressure`."""

    def drive(self, omega: Expr) -> Expr:
        """Dimensionless drive, positive exactly where ``omega < 0``."""
        return self.rate_law.drive(omega, UFL)

    @property
    def relaxation_rate(self) -> Expr:
        """``k / 6 l``, for ``m = 1``."""
        return self.rate_constant / (6 * self.width)

    @property
    def interface_energy_scale(self) -> Expr:
        """Energy density of the double well, ``W_b`` over the slope of the rate law at equilibrium.

        With it the front relaxes down the gradient of the energy where it is close to equilibrium.
        """
        return self.barrier / self.rate_law.slope

    def interface_energy(self, order_parameter: Expr, gradient: Expr) -> Expr:
        """``W [ g(phi) + l^2 |grad phi|^2 ] / 2``."""
        gradients = self.width**2 * ufl.inner(gradient, gradient)
        return self.interface_energy_scale * (double_well(order_parameter) + gradients) / 2

    def capillary_drive(self, curvature: Expr) -> Expr:
        """``(W_b/6) l K``, what curvature adds to the drive; 0 where it is cancelled."""
        return self.barrier / 6 * self.width * curvature if self.capillarity else ufl.as_ufl(0.0)

    def weak_rate(
        self,
        order_parameter: Expr,
        gradient: Expr,
        test: Expr,
        test_gradient: Expr,
        drive: Expr,
        curvature_term: Expr,
    ) -> Expr:
        """Right-hand side for ``m = 1`` tested with ``eta`` (the Laplacian integrated by parts).

        A mobility that is not constant belongs to the left, as ``1/m``: no derivative of it is needed there.

        ``curvature_term`` is ``K d phi/dn eta``, the part of the Laplacian that curvature adds; it is taken out
        again unless there is ``capillarity``.
        """
        relax = -(self.width**2) * ufl.inner(gradient, test_gradient)
        relax -= double_well_slope(order_parameter) / 2 * test
        if not self.capillarity:
            relax -= self.width**2 * curvature_term
        return self.relaxation_rate * (self.barrier * relax + product_fraction_slope(order_parameter) * drive * test)
