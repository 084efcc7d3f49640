"""A front that conducts in proportion to its order parameter."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from chemomech.physics.conduction import Conduction


class OrderParameter(Conduction):
    """``m = phi``."""

    law: Literal["order parameter"] = Field(description="phi")

    def weight(self, order_parameter: Any, relative_swelling: Any) -> Any:
        """``phi``."""
        return order_parameter
