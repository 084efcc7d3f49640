"""Front mobility m(n): how fast the reaction front moves along the directions of the crystal."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar, Self

from chemomech.physics.laws import SourcedLaw
from chemomech.register.kind import Kind
from chemomech.register.kinds import FRONT_MOBILITY


class FrontMobility(SourcedLaw):
    """Relative speed of a front over its normal; a front and its opposite are equally fast.

    The numbers are speeds relative to each other: the rate constant k belongs to the fastest direction that is given,
    for which m = 1.
    """

    kind: ClassVar[Kind] = FRONT_MOBILITY
    speeds: ClassVar[tuple[str, ...]] = ()
    """Fields that hold the speeds along the directions that are given."""
    is_isotropic: ClassVar[bool] = False
    """Whether the law says that all directions are alike."""

    @abstractmethod
    def __call__(self, squares: Any) -> Any:
        """``m`` [-] from the squares of the direction cosines along the crystal's axes; numbers, arrays or UFL."""

    def relative(self) -> Self:
        """A copy of the law with its speeds over the largest, so that ``m = 1`` along the fastest given direction."""
        largest = max((getattr(self, key) for key in self.speeds), default=1.0)
        return self.with_numbers(**{key: getattr(self, key) / largest for key in self.speeds})
