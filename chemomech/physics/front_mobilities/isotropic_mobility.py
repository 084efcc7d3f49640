"""A front that is equally fast in all directions."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from chemomech.physics.front_mobility import FrontMobility


class IsotropicMobility(FrontMobility):
    """``m = 1``."""

    law: Literal["isotropic"] = Field(description="equally fast in all directions")
    is_isotropic: ClassVar[bool] = True

    def __call__(self, squares: Any) -> Any:
        """1."""
        return 1.0
