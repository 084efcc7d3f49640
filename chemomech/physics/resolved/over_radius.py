"""Bodies in which everything depends on one coordinate."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar

from chemomech.physics.resolved_body import ResolvedBody, Room

if TYPE_CHECKING:
    from ufl.core.expr import Expr

    from chemomech.physics.kinematics import Geometry


class OverRadius(ResolvedBody):
    """A film over its height, a wire or particle over its radius: an interval from substrate or centre to surface."""

    word: ClassVar[str] = "radius"
    axes: ClassVar[tuple[str, ...]] = ("r",)
    cells_per_width: ClassVar[float] = 2.0
    least_cells_per_width: ClassVar[float] = 2.0
    many_cells: ClassVar[int] = 20_000
    most_cells: ClassVar[int] = 1_000_000

    @property
    def room(self) -> Room:
        """Of a film, a wire, a particle."""
        return {1: Room.RIGHT_ANGLES, 2: Room.ROUND, 3: Room.ALL_ALIKE}[self.dimension]

    @property
    def tensor_axes(self) -> list[int]:
        """The tensors of a film are along its normal first."""
        return [2, 0, 1] if self.dimension == 1 else [0, 1, 2]

    def kinematics(self, coordinate: Expr, axial_stretch_is_unknown: bool) -> Geometry:
        """Film, wire or particle."""
        from chemomech.physics.kinematics import Radial

        return Radial(coordinate[0], self.dimension, axial_stretch_is_unknown=axial_stretch_is_unknown)

    def factor_of_whole(self, copies: int) -> float | None:
        """``4 pi`` of a particle."""
        return 4 * math.pi if self.dimension == 3 else None
