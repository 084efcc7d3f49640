"""A front in a cubic crystal."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from chemomech.input.quantities import Positive
from chemomech.physics.front_mobility import FrontMobility


class CubicMobility(FrontMobility):
    """``m = exp(a0 + a1 K4 + a2 K6)`` with the three values exactly; always positive.

    The cubic harmonics ``K4 = n1^2 n2^2 + n2^2 n3^2 + n3^2 n1^2`` and ``K6 = n1^2 n2^2 n3^2`` are (0, 0), (1/4, 0)
    and (1/3, 1/27) along <100>, <110> and <111>. In terms of the values
    ``m = m100^(1 - 4 K4 + 9 K6) m110^(4 K4 - 36 K6) m111^(27 K6)``.
    """

    example: ClassVar[str] = "along_100: 0.3, along_110: 1, along_111: 0.15"
    law: Literal["cubic"] = Field(description="cubic crystal, smooth between <100>, <110> and <111>")
    along_100: Positive = Field(description="relative speed of a front with the normal <100> [-]")
    along_110: Positive = Field(description="relative speed of a front with the normal <110> [-]")
    along_111: Positive = Field(description="relative speed of a front with the normal <111> [-]")
    speeds: ClassVar[tuple[str, ...]] = ("along_100", "along_110", "along_111")

    def __call__(self, squares: Any) -> Any:
        """``m`` from the squares of the direction cosines."""
        x, y, z = squares[0], squares[1], squares[2]
        fourth, sixth = x * y + y * z + z * x, x * y * z
        return (
            self.along_100 ** (1 - 4 * fourth + 9 * sixth)
            * self.along_110 ** (4 * fourth - 36 * sixth)
            * self.along_111 ** (27 * sixth)
        )
