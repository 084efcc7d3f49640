"""What a body is resolved over: which coordinates its mesh has, and what follows for it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar, cast

from chemomech.register.ingredient import Ingredient
from chemomech.register.kind import Kind
from chemomech.register.kinds import RESOLVED

if TYPE_CHECKING:
    from ufl.core.expr import Expr

    from chemomech.physics.kinematics import Geometry


class Room(Enum):
    """What a body keeps as it deforms, by the way it is resolved: the room it leaves to directions of a crystal."""

    ALL_ALIKE = auto()
    """A sphere over its radius: all directions are alike."""
    ROUND = auto()
    """A wire over its radius, a body of revolution: it is the same all around the z axis."""
    RIGHT_ANGLES = auto()
    """A film: its normal, x and y stay at right angles."""
    PLANE = auto()
    """A cross-section: it stays plane and perpendicular to the axis."""
    ANY = auto()
    """A body in space."""


@dataclass(frozen=True)
class ResolvedBody(Ingredient, ABC):
    """A body as it is resolved; a member says what its word stands for."""

    kind: ClassVar[Kind] = RESOLVED

    dimension: int
    """Directions from which the front converges: 1 of a film, 2 of a wire, 3 of a particle."""

    cells_per_width: ClassVar[float] = 1.5
    """Cells per width of the interface, unless a case says how many."""
    quadrature_degree: ClassVar[int] = 4
    """Degree of the quadrature rule, likewise."""
    least_cells_per_width: ClassVar[float] = 1.0
    """Cells per width of the interface below which the front is not resolved."""
    many_cells: ClassVar[int] = 200_000
    """Cells beyond which a wider interface is worth a thought."""
    most_cells: ClassVar[int] = 100_000_000
    """Cells beyond which a case is refused."""
    is_revolved: ClassVar[bool] = False
    """Whether the mesh is a half plane that is turned about the z axis, its first coordinate the distance from it."""
    is_long: ClassVar[bool] = False
    """Whether the mesh is the cross-section of a long body, which may be free to stretch along its axis."""
    mirror_axes: ClassVar[tuple[int, ...]] = ()
    """Coordinates whose planes at 0 mirror the meshed part of a body, if its shape and its crystal have them."""
    crystal_mirrors: ClassVar[int] = 0
    """How many of the planes ``x = 0``, ``y = 0``, ``z = 0`` the crystal must have for that."""
    translations: ClassVar[tuple[int, ...]] = ()
    """Axes of the mesh along which a body that nothing holds can move."""
    rotations: ClassVar[tuple[int, ...]] = ()
    """Axes of space (0, 1, 2) about which a body that nothing holds can turn."""

    @property
    @abstractmethod
    def axes(self) -> tuple[str, ...]:
        """Names of the coordinates of the mesh, which are those of the components of the displacement."""

    @property
    @abstractmethod
    def room(self) -> Room:
        """What the body keeps as it deforms."""

    @abstractmethod
    def kinematics(self, coordinate: Expr, axial_stretch_is_unknown: bool) -> Geometry:
        """How fields are differentiated and integrated on a mesh with the UFL ``coordinate``.

        ``axial_stretch_is_unknown``: whether the stretch along the body's axis is solved for.
        """

    @abstractmethod
    def factor_of_whole(self, copies: int) -> float | None:
        """What integrals over the mesh are multiplied by for the whole body; None if that has no definite size.

        ``copies``: how many mirror images of the mesh make it.
        """

    @property
    def mesh_dimension(self) -> int:
        """1 of an interval, 2 of triangles, 3 of tetrahedra."""
        return len(self.axes)

    @property
    def is_one_dimensional(self) -> bool:
        """Whether the mesh is an interval: all is known of it before it is made, and it has profiles."""
        return self.mesh_dimension == 1

    @property
    def has_definite_size(self) -> bool:
        """Whether it is one whole body, not a piece of a film or a length of a wire."""
        return self.factor_of_whole(1) is not None

    @property
    def tensor_axes(self) -> list[int]:
        """Axes of the body (0, 1, 2 for x, y, z) that the axes of the model's tensors lie along."""
        return [0, 1, 2]

    @property
    def rays(self) -> dict[str, str]:
        """Rays from the centre along which front and stretch are told: names by the keys of the history."""
        if self.is_one_dimensional:
            return {}
        return {**dict(zip("xyz", self.axes, strict=False)), "diagonal": "diagonal"}


def resolved_over(word: str) -> type[ResolvedBody]:
    """The way of a word, such as ``radius``. Raises KeyError."""
    return cast(type[ResolvedBody], RESOLVED[word])
