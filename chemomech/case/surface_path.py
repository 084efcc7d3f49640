"""A path for the carrier along a part of the surface that does not react with what is outside."""

from __future__ import annotations

from pydantic import Field

from chemomech.input.block import Block
from chemomech.input.quantities import Concentration, Diffusivity, Length


class SurfacePath(Block):
    """A layer on a dry part of the surface along which carrier runs from the part where it enters.

    Its mobility is ``delta D_s n_s`` whatever lies beneath. Where it is the body is product from the start.
    """

    part: str | None = Field(
        None,
        description="name of the part of the surface (default: what of a drawn body does not react: side of a wire "
        "from its end; side, top or dry otherwise); of a mesh from a file a name in the file",
    )
    thickness: Length = Field(description="thickness delta [m] of the layer")
    diffusivity: Diffusivity = Field(description="diffusivity D_s [m^2/s] of the carrier along the layer")
    concentration: Concentration | None = Field(
        None,
        description="carrier in the layer n_s [mol/m^3], constant: it conducts only (default: that of the full "
        "product, swollen)",
    )
