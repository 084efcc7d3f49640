"""A front as strong as the product."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from chemomech.physics.front_strength import FrontStrength


class FullStrength(FrontStrength):
    """The material within the front is as strong as the product."""

    law: Literal["full strength"] = Field(
        description="as strong as the product: a front comes to rest elsewhere, and that place converges more slowly "
        "in the width"
    )

    def factor(self, order_parameter: Any) -> Any:
        """1."""
        return 1.0
