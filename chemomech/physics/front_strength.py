"""Yield strength within the front, which is part of neither phase."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar

from chemomech.physics.laws import Law
from chemomech.register.kind import Kind
from chemomech.register.kinds import FRONT_STRENGTH


class FrontStrength(Law):
    """Factor on the yield strength within the front."""

    kind: ClassVar[Kind] = FRONT_STRENGTH

    @abstractmethod
    def factor(self, order_parameter: Any) -> Any:
        """1 away from the front, the remaining fraction of the strength within it [-]."""
