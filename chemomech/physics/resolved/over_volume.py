"""Bodies in space."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from chemomech.physics.resolved_body import ResolvedBody, Room

if TYPE_CHECKING:
    from ufl.core.expr import Expr

    from chemomech.physics.kinematics import Geometry


class OverVolume(ResolvedBody):
    """All three directions."""

    word: ClassVar[str] = "volume"
    axes: ClassVar[tuple[str, ...]] = ("x", "y", "z")
    room: ClassVar[Room] = Room.ANY
    cells_per_width: ClassVar[float] = 1.0
    quadrature_degree: ClassVar[int] = 3
    mirror_axes: ClassVar[tuple[int, ...]] = (0, 1, 2)
    crystal_mirrors: ClassVar[int] = 3
    translations: ClassVar[tuple[int, ...]] = (0, 1, 2)
    rotations: ClassVar[tuple[int, ...]] = (0, 1, 2)

    def kinematics(self, coordinate: Expr, axial_stretch_is_unknown: bool) -> Geometry:
        """A solid; it has no axial stretch of its own."""
        from chemomech.physics.cartesian import Solid

        return Solid(coordinate)

    def factor_of_whole(self, copies: int) -> float | None:
        """One for each mirror image."""
        return float(copies)
