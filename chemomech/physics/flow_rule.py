"""How fast the material flows where the trial stress exceeds the yield strength."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar, Protocol

from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.laws import SourcedLaw
from chemomech.register.kind import Kind
from chemomech.register.kinds import FLOW_RULE


class Flow(Protocol):
    """The plastic multiplier of a step."""

    def multiplier(
        self, overstress: Any, stiffness: Any, yield_strength: Any, time_step: Any, functions: Functions = NUMPY
    ) -> Any:
        """``dgamma >= 0``, see :meth:`FlowRule.multiplier`."""
        ...


class FlowRule(SourcedLaw):
    """Rate dependence of the plastic flow."""

    kind: ClassVar[Kind] = FLOW_RULE
    flows: ClassVar[bool] = True
    """Whether there is plastic flow at some stress."""

    @abstractmethod
    def multiplier(
        self, overstress: Any, stiffness: Any, yield_strength: Any, time_step: Any, functions: Functions = NUMPY
    ) -> Any:
        """Plastic multiplier ``dgamma >= 0`` of a backward Euler step.

        ``overstress`` is ``|s_trial| - sqrt(2/3) (sigma_Y + H eps_p)`` (positive where this is called), ``stiffness``
        is ``2 Gbar + 2/3 H``: without viscosity ``dgamma = overstress / stiffness``. Stresses in one unit, times in one
        unit; numbers, arrays or UFL expressions.
        """
