"""A body that does not flow."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from chemomech.physics.flow_rule import FlowRule
from chemomech.physics.functions import NUMPY, Functions


class NoFlow(FlowRule):
    """``eps_p' = 0``: the body is elastic, whatever its yield strength."""

    model: Literal["none"] = Field(description="elastic: no plastic flow at any stress")
    flows: ClassVar[bool] = False

    def multiplier(
        self, overstress: Any, stiffness: Any, yield_strength: Any, time_step: Any, functions: Functions = NUMPY
    ) -> Any:
        """0; of the elastic region of a body that flows elsewhere."""
        return 0.0 * overstress
