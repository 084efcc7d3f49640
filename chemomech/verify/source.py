"""The model with a source that makes given fields its exact solution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ufl
from ufl.core.expr import Expr

from chemomech.physics.model import Fields, Internal, Model, TimeStep


@dataclass(frozen=True)
class ExactRate(TimeStep):
    """A step in which the rate of a quantity is its derivative with respect to ``time``, a UFL variable."""

    time: Expr

    def derivative(self, values: Sequence[Expr]) -> Expr:
        """``d values[0] / d time``."""
        return ufl.diff(values[0], self.time)


@dataclass(frozen=True)
class Manufactured(Model):
    """Balance laws with the source ``R(exact)``: the weak form at the exact fields, with their exact rates.

    ``R(x) - R(exact) = 0`` has the solution ``x = exact`` where steps and cells are small. The source has the flux
    through the surface in it, and the work of the stress there, and thus the boundary terms that belong to the exact
    fields. It is that of a body that has never yielded. P. J. Roache, J. Fluids Eng. 124 (2002) 4.
    """

    exact: Fields
    time: Expr

    def residual(
        self,
        fields: Fields,
        tests: Fields,
        previous: Sequence[Fields],
        internal: Internal,
        step: TimeStep,
        momentum_scale: Expr,
        dx: ufl.Measure,
    ) -> ufl.Form:
        """Weak form of the step less the source."""
        elastic = Internal(inverse_plastic_metric=ufl.Identity(3), accumulated_strain=ufl.as_ufl(0.0))
        exactly = ExactRate(step.weights, step.length, self.time)
        form = super().residual(fields, tests, previous, internal, step, momentum_scale, dx)
        return form - super().residual(self.exact, tests, (), elastic, exactly, momentum_scale, dx)
