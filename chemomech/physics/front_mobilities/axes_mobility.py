"""A front in a crystal with three orthogonal axes."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from chemomech.input.quantities import Positive
from chemomech.physics.front_mobility import FrontMobility


class AxesMobility(FrontMobility):
    """``m = sqrt(ma^2 na^2 + mb^2 nb^2 + mc^2 nc^2)``: a front that starts in a point becomes an ellipsoid."""

    example: ClassVar[str] = "along_a: 1, along_b: 0.2, along_c: 0.05"
    law: Literal["axes"] = Field(description="orthogonal axes with a value each, ellipsoidal between them")
    along_a: Positive = Field(description="relative speed of a front with the normal a [-]")
    along_b: Positive = Field(description="relative speed of a front with the normal b [-]")
    along_c: Positive = Field(description="relative speed of a front with the normal c [-]")
    speeds: ClassVar[tuple[str, ...]] = ("along_a", "along_b", "along_c")

    def __call__(self, squares: Any) -> Any:
        """``m`` from the squares of the direction cosines."""
        speeds = (self.along_a, self.along_b, self.along_c)
        return sum(speed * speed * squares[axis] for axis, speed in enumerate(speeds)) ** 0.5
