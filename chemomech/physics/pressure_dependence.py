"""What pressure does to the rate constant of the front."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar

from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.laws import SourcedLaw
from chemomech.register.kind import Kind
from chemomech.register.kinds import PRESSURE_DEPENDENCE


class PressureDependence(SourcedLaw):
    """Factor on the rate constant ``k`` of the front: it scales the rate, forward and back, and leaves its drive."""

    kind: ClassVar[Kind] = PRESSURE_DEPENDENCE
    depends: ClassVar[bool] = True
    """Whether pressure changes anything."""

    @abstractmethod
    def factor(self, pressure: Any, functions: Functions = NUMPY) -> Any:
        """``k`` over its value without pressure [-].

        ``pressure`` is that of the product at the front, positive in compression; numbers, arrays or UFL expressions.
        """
