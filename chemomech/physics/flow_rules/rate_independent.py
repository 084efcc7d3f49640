"""Flow without viscosity."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from chemomech.physics.flow_rule import FlowRule
from chemomech.physics.functions import NUMPY, Functions


class RateIndependent(FlowRule):
    """Flow keeps the stress on the yield surface at any rate."""

    model: Literal["rate independent"] = Field(description="perfect or hardening J2 plasticity")

    def multiplier(
        self, overstress: Any, stiffness: Any, yield_strength: Any, time_step: Any, functions: Functions = NUMPY
    ) -> Any:
        """``overstress / (2 Gbar + 2/3 H)``."""
        return overstress / stiffness
