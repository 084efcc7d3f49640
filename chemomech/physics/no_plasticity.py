"""A body that does not flow: its plastic state stays what it was, ``C_p = I``."""

from __future__ import annotations

from dataclasses import dataclass

import ufl
from ufl.core.expr import Expr

from chemomech.physics.plasticity import PlasticStep, TrialState


@dataclass(frozen=True)
class NoPlasticity:
    """No return map enters the kernels."""

    def return_map(self, trial: TrialState) -> PlasticStep:
        """The state at the beginning; nothing dissipated."""
        nothing = ufl.as_ufl(0.0)
        return PlasticStep(
            inverse_plastic_metric=trial.inverse_plastic_metric,
            accumulated_strain=trial.accumulated_strain,
            logarithmic_strain=nothing,
            dissipated_energy=nothing,
        )

    def excess_of_the_product(
        self, equivalent_stress: Expr, content: Expr, order_parameter: Expr, of_product: Expr, hardened: Expr
    ) -> Expr:
        """Not known: without flow nothing says what the product carries but the place itself."""
        return ufl.as_ufl(0.0)
