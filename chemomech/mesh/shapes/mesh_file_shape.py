"""Hosts whose mesh comes from a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from pydantic import Field, PrivateAttr, SerializerFunctionWrapHandler, StrictInt, model_serializer, model_validator

from chemomech.case.mesh_size import WantedMesh
from chemomech.case.shape import Shape
from chemomech.input.block import fault
from chemomech.input.quantities import Length
from chemomech.input.readable import as_typed
from chemomech.input.units import LENGTH
from chemomech.physics.resolved_body import resolved_over

if TYPE_CHECKING:
    from mpi4py import MPI

    from chemomech.mesh.body import Body

LEAST_CELLS_PER_WIDTH = 0.8
"""Of the interface: cells that are larger do not resolve the front."""


class Imported(Shape):
    """A mesh from a file."""

    example: ClassVar[str] = (
        "file: capsule.msh, kind: meridian, unit: 1 nm, size: 20 nm, surface: skin, "
        "fixed: {axis: [r], equator: [z]}, copies: 2"
    )
    shape: Literal["mesh"] = Field(description="mesh of triangles or tetrahedra from a file")
    file: str = Field(
        description="path of the mesh, relative to the case file: .msh, .inp, .vtu, whatever meshio reads"
    )
    resolved: Literal["cross-section", "meridian", "volume"] = Field(
        alias="kind",
        description="what the mesh stands for: the (x, y) plane of a long body, the half plane (r, z) of a body of "
        "revolution about z, written in the file as x and y, or a volume",
    )
    unit: Length = Field(description="length [m] of the file's unit of length, such as 1 nm")
    surface: str = Field(description="name of the reacting surface in the file")
    fixed: dict[str, tuple[Literal["x", "y", "z", "r"], ...]] = Field(
        {}, description="components of the displacement that are 0, by the names of parts of the boundary in the file"
    )
    size: Length = Field(
        description="depth [m] the front can travel: how far the deepest point lies below the reacting surface"
    )
    copies: StrictInt = Field(1, ge=1, le=64, description="how many mirror images of the mesh make the whole body")
    constraint: Literal["generalised plane strain", "plane strain"] | None = Field(
        None, description="of a cross-section: plane strain (the default) or free to stretch along the axis"
    )
    size_name: ClassVar[str] = "largest depth"
    is_from_file: ClassVar[bool] = True
    path_keys: ClassVar[tuple[str, ...]] = ("file",)
    undrawn: ClassVar[str | None] = "a mesh from a file"
    _cell_size: float | None = PrivateAttr(None)

    @model_serializer(mode="wrap")
    def _as_in_a_file(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        keys = {name: field.alias or name for name, field in type(self).model_fields.items()}
        return {keys[name]: value for name, value in handler(self).items()}

    @model_validator(mode="after")
    def _fits_the_kind(self) -> Self:
        allowed = self.resolved_body.axes
        for name, components in self.fixed.items():
            for component in components:
                if component not in allowed:
                    message = f"a {self.resolved} moves along {' and '.join(allowed)}, not {component}"
                    raise fault(f"fixed.{name}", message)
        if self.constraint is not None and not self.resolved_body.is_long:
            raise fault("constraint", f"only a cross-section has one, found a {self.resolved}")
        return self

    @property
    def cell_size(self) -> float | None:
        """Median edge [m] of the cells in the file; nothing before it has been read."""
        return self._cell_size

    @property
    def dimension(self) -> int:
        """Directions from which the front converges."""
        return 2 if resolved_over(self.resolved).is_long else 3

    @property
    def has_free_axis(self) -> bool:
        """Whether it is free to stretch along its axis."""
        return self.constraint == "generalised plane strain"

    def content(self, mirrored: bool) -> float:
        """0: the file has the cells."""
        return 0.0

    def mirror_axes(self, mirrored: bool) -> tuple[int, ...]:
        """Normals of the planes whose normal displacement alone is held, if so many make as many copies as it has."""
        names = self.resolved_body.axes
        held = {names.index(components[0]) for components in self.fixed.values() if len(components) == 1}
        axes = tuple(sorted(held - {0} if self.resolved_body.is_revolved else held))
        return axes if 2 ** len(axes) == self.copies else ()

    def wall(self, part: str | None) -> str:
        """The part that a case names: it must, and another one than reacts."""
        if part is None or part == self.surface:
            found = "missing key" if part is None else f"{part!r} reacts"
            raise fault("part", f"{found}; give the name that the file has for a part of the surface that is dry")
        return part

    def check_files(self, regions: Sequence[str], inert: Sequence[str], walls: Sequence[str]) -> None:
        """Read the mesh, and note the size of its cells."""
        from chemomech.mesh.chosen_mesh import chosen_mesh
        from chemomech.mesh_files.mesh_file import MeshUnusable

        try:
            mesh = chosen_mesh(self, regions, inert, walls)
        except MeshUnusable as error:
            raise MeshUnusable(f"{Path(self.file).name}: {error}", *error.key) from None
        self._cell_size = mesh.median_edge * self.size

    def warnings(self, width: float) -> list[str]:
        """Cells that do not resolve the front."""
        cell = self.cell_size
        if cell is None or width >= LEAST_CELLS_PER_WIDTH * cell:
            return []
        wanted = as_typed(width / self.resolved_body.cells_per_width, LENGTH)
        return [
            f"the cells of {Path(self.file).name} are {as_typed(cell, LENGTH)} wide (median edge), interface.width "
            f"is {as_typed(width, LENGTH)}: the front is not resolved; mesh the body with cells of {wanted}, or make "
            f"the interface at least {as_typed(cell, LENGTH)} wide"
        ]

    def mesh(self, comm: MPI.Comm, wanted: WantedMesh) -> Body:
        """The cells of the file, spread over the ranks."""
        from chemomech.mesh.imported_body import imported

        return imported(comm, self, wanted.regions, wanted.walls)
