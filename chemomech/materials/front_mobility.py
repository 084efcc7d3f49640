"""Front mobility m(n): how fast the reaction front moves along the directions of the crystal.

The values are speeds relative to each other: the rate constant k belongs to the fastest direction that is given, for
which m = 1. A law is a formula of the squares of the direction cosines along the crystal's axes, which
holds for numbers, arrays and UFL expressions alike; a front and its opposite are equally fast.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field

from chemomech.input.quantities import Positive
from chemomech.input.provenance import Provenance


class _Mobility(Provenance):
    values: ClassVar[tuple[str, ...]] = ()

    def relative(self) -> Self:
        """The same with 1 for the fastest of the given directions."""
        largest = max((getattr(self, key) for key in self.values), default=1.0)
        return self.model_copy(update={key: getattr(self, key) / largest for key in self.values})


class IsotropicMobility(_Mobility):
    """``m = 1``."""

    law: Literal["isotropic"] = Field(description="equally fast in all directions")

    def __call__(self, squares: Any) -> Any:
        """1."""
        return 1.0


class CubicMobility(_Mobility):
    """``m = exp(a0 + a1 K4 + a2 K6)`` with the three values exactly; always positive.

    The cubic harmonics ``K4 = n1^2 n2^2 + n2^2 n3^2 + n3^2 n1^2`` and ``K6 = n1^2 n2^2 n3^2`` are (0, 0), (1/4, 0)
    and (1/3, 1/27) along <100>, <110> and <111>. In terms of the values
    ``m = m100^(1 - 4 K4 + 9 K6) m110^(4 K4 - 36 K6) m111^(27 K6)``.
    """

    law: Literal["cubic"] = Field(description="cubic crystal, smooth between <100>, <110> and <111>")
    along_100: Positive = Field(description="relative speed of a front with the normal <100> [-]")
    along_110: Positive = Field(description="relative speed of a front with the normal <110> [-]")
    along_111: Positive = Field(description="relative speed of a front with the normal <111> [-]")
    values: ClassVar[tuple[str, ...]] = ("along_100", "along_110", "along_111")

    def __call__(self, squares: Any) -> Any:
        """m from the squares of the direction cosines."""
        x, y, z = squares[0], squares[1], squares[2]
        fourth, sixth = x * y + y * z + z * x, x * y * z
        return (
            self.along_100 ** (1 - 4 * fourth + 9 * sixth)
            * self.along_110 ** (4 * fourth - 36 * sixth)
            * self.along_111 ** (27 * sixth)
        )


class AxesMobility(_Mobility):
    """``m = sqrt(ma^2 na^2 + mb^2 nb^2 + mc^2 nc^2)``: a front that starts in a point becomes an ellipsoid."""

    law: Literal["axes"] = Field(description="orthogonal axes with a value each, ellipsoidal between them")
    along_a: Positive = Field(description="relative speed of a front with the normal a [-]")
    along_b: Positive = Field(description="relative speed of a front with the normal b [-]")
    along_c: Positive = Field(description="relative speed of a front with the normal c [-]")
    values: ClassVar[tuple[str, ...]] = ("along_a", "along_b", "along_c")

    def __call__(self, squares: Any) -> Any:
        """m from the squares of the direction cosines."""
        speeds = (self.along_a, self.along_b, self.along_c)
        return sum(speed * speed * squares[axis] for axis, speed in enumerate(speeds)) ** 0.5


FrontMobility = Annotated[IsotropicMobility | CubicMobility | AxesMobility, Field(discriminator="law")]
