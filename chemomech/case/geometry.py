"""Shapes of the host and how it is held; radial symmetry."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .block import Block, fault
from .quantities import Length


class Film(Block):
    """A film that swells through its thickness only; the reaction starts at the free surface."""

    shape: Literal["film"] = Field(description="plane film on a substrate")
    thickness: Length = Field(description="thickness [m] of the pristine film")
    constraint: Literal["rigid substrate"] = Field("rigid substrate", description="no strain in the plane of the film")
    dimension: ClassVar[int] = 1

    @property
    def size(self) -> float:
        """Depth [m] the front can travel: the thickness."""
        return self.thickness


class _Round(Block):
    shape: Literal["wire", "particle"]
    diameter: Length | None = Field(None, description="diameter [m] of the pristine host; or give the radius")
    radius: Length | None = Field(None, description="radius [m] of the pristine host; or give the diameter")

    @model_validator(mode="after")
    def _diameter_or_radius(self) -> Self:
        if (self.diameter is None) == (self.radius is None):
            if self.radius is None:
                raise PydanticCustomError("size", "give either diameter or radius (found neither)")
            raise fault("radius", "give either diameter or radius (found both)")
        return self

    @property
    def size(self) -> float:
        """Depth [m] the front can travel: the radius."""
        if self.radius is not None:
            return self.radius
        assert self.diameter is not None
        return 0.5 * self.diameter


class Wire(_Round):
    """A long cylinder reacting from its side."""

    shape: Literal["wire"] = Field(description="long cylinder")
    constraint: Literal["generalised plane strain", "plane strain"] = Field(
        "generalised plane strain",
        description="free to stretch along the axis without axial force, or held at its length",
    )
    dimension: ClassVar[int] = 2


class Particle(_Round):
    """A sphere, free at its surface."""

    shape: Literal["particle"] = Field(description="sphere")
    dimension: ClassVar[int] = 3


Geometry = Annotated[Film | Wire | Particle, Field(discriminator="shape")]
