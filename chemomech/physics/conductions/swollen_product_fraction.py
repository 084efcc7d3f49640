"""A front that conducts what it stores, however much it swells."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from chemomech.physics.conduction import Conduction
from chemomech.physics.order_parameter import product_fraction


class SwollenProductFraction(Conduction):
    """``m = h q^2``: the width of the front does not change its speed.

    A front that swells along its normal by ``J`` has ``C^-1 = 1/J^2``, and what stores ``h`` must conduct
    ``m/J^2 = h/J_1^2`` with ``J_1`` of the product behind it.
    """

    law: Literal["swollen product fraction"] = Field(
        description="h q^2, which leaves the speed of the front independent of its width"
    )

    def weight(self, order_parameter: Any, relative_swelling: Any) -> Any:
        """``h q^2``."""
        return product_fraction(order_parameter) * relative_swelling**2
