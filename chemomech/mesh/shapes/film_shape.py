"""Films."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from chemomech.case.coated_shape import CoatedShape
from chemomech.case.mesh_size import WantedMesh
from chemomech.input.quantities import Length

if TYPE_CHECKING:
    from mpi4py import MPI

    from chemomech.mesh.body import Body


class Film(CoatedShape):
    """A film that swells through its thickness only; the reaction starts at the free surface."""

    example: ClassVar[str] = "thickness: 20 nm"
    shape: Literal["film"] = Field(description="plane film on a substrate")
    thickness: Length = Field(description="thickness [m] of the pristine film")
    constraint: Literal["rigid substrate"] = Field("rigid substrate", description="no strain in the plane of the film")
    dimension: ClassVar[int] = 1
    resolved: ClassVar[str] = "radius"
    size_keys: ClassVar[tuple[str, ...]] = ("thickness",)
    size_name: ClassVar[str] = "thickness"
    has_growth_law: ClassVar[bool] = True
    is_layer: ClassVar[bool] = True
    deepest_point: ClassVar[str] = "substrate"

    @property
    def size(self) -> float:
        """Depth [m] the front can travel: the thickness."""
        return self.thickness

    def content(self, mirrored: bool) -> float:
        """Meshed length [m]."""
        return self.thickness + self.coating

    def mesh(self, comm: MPI.Comm, wanted: WantedMesh) -> Body:
        """The interval from the substrate to the surface."""
        from chemomech.mesh.radial import radial_body

        return radial_body(comm, wanted.cells_of_regions, self.relative_ends)
