"""A front that conducts as far as it is product."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from chemomech.physics.conduction import Conduction
from chemomech.physics.order_parameter import product_fraction


class ProductFraction(Conduction):
    """``m = h(phi)``."""

    law: Literal["product fraction"] = Field(description="h")

    def weight(self, order_parameter: Any, relative_swelling: Any) -> Any:
        """``h(phi)``."""
        return product_fraction(order_parameter)
