"""A body without a front: product from the start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import ufl
from ufl.core.expr import Expr

from chemomech.physics.model import Fields, Internal, Model, Response, TimeStep


@dataclass(frozen=True)
class SinglePhase(Model):
    """``phi = 1`` throughout: the order parameter stays an unknown, but nothing else depends on it.

    So the kernels are those of a body with three fields.
    """

    @property
    def uncoupled(self) -> tuple[str, ...]:
        """The order parameter."""
        return ("order parameter",)

    def content(self, fields: Fields) -> Expr:
        """``c = (1 + eps) c_a``."""
        return super().content(_product(fields))

    def response(self, fields: Fields, internal: Internal, time_step: Expr) -> Response:
        """That of the product."""
        return super().response(_product(fields), internal, time_step)

    def drive_without_stress(self, potential: Expr, guess: Expr) -> Expr:
        """None: there is no front."""
        return ufl.as_ufl(0.0)

    def carrier_flux(self, fields: Fields, response: Response) -> tuple[Expr, Expr]:
        """That of the product."""
        return super().carrier_flux(_product(fields), response)

    def _reaction(
        self, fields: Fields, tests: Fields, previous: Sequence[Fields], state: Response, step: TimeStep
    ) -> Expr:
        """``phi = 1``."""
        return (fields.order_parameter - 1) * tests.order_parameter * step.weights[0]


def _product(fields: Fields) -> Fields:
    return replace(fields, order_parameter=ufl.as_ufl(1.0))
