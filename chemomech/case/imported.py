"""A host whose mesh comes from a file."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, PrivateAttr, StrictInt, model_validator

from chemomech.input.block import Block, fault
from chemomech.input.quantities import Length

COMPONENTS = {"cross-section": ("x", "y"), "meridian": ("r", "z"), "volume": ("x", "y", "z")}
"""Components of the displacement by what a mesh stands for."""


class Imported(Block):
    """A mesh from a file."""

    shape: Literal["mesh"] = Field(description="mesh of triangles or tetrahedra from a file")
    file: str = Field(
        description="path of the mesh, relative to the case file: .msh, .inp, .vtu, whatever meshio reads"
    )
    kind: Literal["cross-section", "meridian", "volume"] = Field(
        description="what the mesh stands for: the (x, y) plane of a long body, the half plane (r, z) of a body of "
        "revolution about z, written in the file as x and y, or a volume"
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
    has_growth_law: ClassVar[bool] = False
    regions: ClassVar[tuple[str, ...]] = ()
    symmetry: ClassVar[str] = "none"
    dry: ClassVar[str | None] = None
    _cell_size: float | None = PrivateAttr(None)

    @property
    def cell_size(self) -> float | None:
        """Median edge [m] of the cells in the file; nothing before it has been read."""
        return self._cell_size

    def with_cells_of(self, size: float) -> None:
        """Note the median edge [m] of the cells in the file."""
        self._cell_size = size

    @property
    def resolved(self) -> str:
        """What the mesh stands for."""
        return self.kind

    @property
    def dimension(self) -> int:
        """Directions from which the front converges."""
        return 2 if self.kind == "cross-section" else 3

    @property
    def ends(self) -> tuple[float, ...]:
        """The size: there is one region."""
        return (self.size,)

    def content(self, mirrored: bool) -> float:
        """0: the file has the cells."""
        return 0.0

    @model_validator(mode="after")
    def _fits_the_kind(self) -> Self:
        allowed = COMPONENTS[self.kind]
        for name, components in self.fixed.items():
            for component in components:
                if component not in allowed:
                    raise fault(f"fixed.{name}", f"a {self.kind} moves along {' and '.join(allowed)}, not {component}")
        if self.constraint is not None and self.kind != "cross-section":
            raise fault("constraint", f"only a cross-section has one, found a {self.kind}")
        return self
