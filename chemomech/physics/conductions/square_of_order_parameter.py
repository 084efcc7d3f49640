"""A front that conducts late."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from chemomech.physics.conduction import Conduction


class SquareOfOrderParameter(Conduction):
    """``m = phi^2``."""

    law: Literal["square of order parameter"] = Field(description="phi^2")

    def weight(self, order_parameter: Any, relative_swelling: Any) -> Any:
        """``phi^2``."""
        return order_parameter**2
