"""Bodies of revolution over their meridian."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar

from chemomech.physics.resolved_body import ResolvedBody, Room

if TYPE_CHECKING:
    from ufl.core.expr import Expr

    from chemomech.physics.kinematics import Geometry


class OverMeridian(ResolvedBody):
    """The half plane ``(r, z)`` of a body of revolution about z."""

    word: ClassVar[str] = "meridian"
    axes: ClassVar[tuple[str, ...]] = ("r", "z")
    room: ClassVar[Room] = Room.ROUND
    is_revolved: ClassVar[bool] = True
    mirror_axes: ClassVar[tuple[int, ...]] = (1,)
    translations: ClassVar[tuple[int, ...]] = (1,)

    @property
    def tensor_axes(self) -> list[int]:
        """Along r and z, then around the axis."""
        return [0, 2, 1]

    def kinematics(self, coordinate: Expr, axial_stretch_is_unknown: bool) -> Geometry:
        """A body of revolution; it has no axial stretch of its own."""
        from chemomech.physics.cartesian import Revolved

        return Revolved(coordinate)

    def factor_of_whole(self, copies: int) -> float | None:
        """``2 pi`` for each mirror image."""
        return 2 * math.pi * copies
