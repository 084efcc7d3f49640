"""How well the front conducts the carrier, which is part of neither phase."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar

from chemomech.physics.laws import Law
from chemomech.register.kind import Kind
from chemomech.register.kinds import CONDUCTION


class Conduction(Law):
    """Weight of the diffusivity within the front."""

    kind: ClassVar[Kind] = CONDUCTION

    @abstractmethod
    def weight(self, order_parameter: Any, relative_swelling: Any) -> Any:
        """``m(phi, q)`` [-], from ``m(0) = 0`` to ``m(1) = 1``.

        ``q`` is the volume ratio within the front over that of the product with the same site fraction.
        """
