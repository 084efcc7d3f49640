"""A body that does not flow: its plastic state stays what it was, ``C_p = I``."""

from __future__ import annotations

from dataclasses import dataclass

import ufl

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
