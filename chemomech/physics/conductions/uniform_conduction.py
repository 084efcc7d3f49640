"""A front that conducts like the product."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from chemomech.physics.conduction import Conduction


class Uniform(Conduction):
    """``m = 1``, in the host too."""

    law: Literal["uniform"] = Field(description="1")

    def weight(self, order_parameter: Any, relative_swelling: Any) -> Any:
        """1."""
        return 1.0
