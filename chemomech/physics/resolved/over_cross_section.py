"""Long bodies over their cross-section."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from chemomech.physics.resolved_body import ResolvedBody, Room

if TYPE_CHECKING:
    from ufl.core.expr import Expr

    from chemomech.physics.kinematics import Geometry


class OverCrossSection(ResolvedBody):
    """The plane ``(x, y)`` of a body that is long in z and the same all along."""

    word: ClassVar[str] = "cross-section"
    axes: ClassVar[tuple[str, ...]] = ("x", "y")
    room: ClassVar[Room] = Room.PLANE
    is_long: ClassVar[bool] = True
    mirror_axes: ClassVar[tuple[int, ...]] = (0, 1)
    crystal_mirrors: ClassVar[int] = 2
    translations: ClassVar[tuple[int, ...]] = (0, 1)
    rotations: ClassVar[tuple[int, ...]] = (2,)

    def kinematics(self, coordinate: Expr, axial_stretch_is_unknown: bool) -> Geometry:
        """Plane strain, generalised if the stretch along the axis is an unknown."""
        from chemomech.physics.cartesian import CrossSection

        return CrossSection(coordinate, axial_stretch_is_unknown)

    def factor_of_whole(self, copies: int) -> float | None:
        """None: a length of it has no definite size."""
        return None
