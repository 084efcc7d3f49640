"""Shapes of the host and how it is held; radial symmetry."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from chemomech.case.drawn_shapes import (
    CONTACT,
    Cube,
    Ellipsoid,
    HollowSphere,
    Pillar,
    Share,
    WireFromItsEnd,
    WireSegment,
    check_contact,
)
from chemomech.case.imported import Imported
from chemomech.input.block import Block, fault
from chemomech.input.quantities import Length
from chemomech.input.units import LENGTH, format_quantity

REGIONS = {
    "core": "everything inside the core's radius",
    "shell": "everything outside it",
    "host": "what lies under a coating, if there is no core",
    "coating": "the inert layer around the host",
}
"""Regions of a film, wire or particle, from the inside out."""


class _Coated(Block):
    """A host that may have a core, and a coating around it."""

    shape: Literal["film", "wire", "particle"]
    coating_thickness: Length | None = Field(
        None,
        description="thickness [m] of an inert layer around the pristine host, which makes the region coating; the "
        "carrier comes through it",
    )

    @property
    def core(self) -> float | None:
        """Radius [m] of the core."""
        return None

    @property
    def size(self) -> float:
        """Depth [m] the front can travel in a host without a core."""
        raise NotImplementedError

    @property
    def coating(self) -> float:
        """Thickness [m] of the coating; 0 without one."""
        return self.coating_thickness or 0.0

    @property
    def regions(self) -> tuple[str, ...]:
        """Names of the regions from the inside out; none in a body of one region."""
        if self.coating:
            return ("host", "coating") if self.core is None else ("core", "shell", "coating")
        return () if self.core is None else ("core", "shell")

    @property
    def ends(self) -> tuple[float, ...]:
        """Reference radii or heights [m] at which the regions end, from the inside out."""
        inner = () if self.core is None else (self.core,)
        return (*inner, self.size, *((self.size + self.coating,) if self.coating else ()))


class Film(_Coated):
    """A film that swells through its thickness only; the reaction starts at the free surface."""

    shape: Literal["film"] = Field(description="plane film on a substrate")
    thickness: Length = Field(description="thickness [m] of the pristine film")
    constraint: Literal["rigid substrate"] = Field("rigid substrate", description="no strain in the plane of the film")
    dimension: ClassVar[int] = 1
    resolved: ClassVar[str] = "radius"
    symmetry: ClassVar[str] = "none"
    dry: ClassVar[str | None] = None
    size_name: ClassVar[str] = "thickness"
    has_growth_law: ClassVar[bool] = True

    @property
    def size(self) -> float:
        """Depth [m] the front can travel: the thickness."""
        return self.thickness

    def content(self, mirrored: bool) -> float:
        """Meshed length [m]."""
        return self.thickness + self.coating


class _Round(_Coated):
    shape: Literal["wire", "particle"]
    resolved: str
    size_name: ClassVar[str] = "radius"
    symmetry: Literal["automatic", "none"] = Field(
        "automatic",
        description="of a body that is resolved over more than its radius; automatic: a quarter of a cross-section, "
        "half of a meridian or an octant stands for all unless the crystal or a contact lacks these mirror planes; "
        "none: the whole body is meshed",
    )
    diameter: Length | None = Field(None, description="diameter [m] of the pristine host; or give the radius")
    radius: Length | None = Field(None, description="radius [m] of the pristine host; or give the diameter")
    core_diameter: Length | None = Field(
        None, description="diameter [m] of a core, which makes two regions: core and shell; or give the core_radius"
    )
    core_radius: Length | None = Field(
        None, description="radius [m] of a core, which makes two regions: core and shell; or give the core_diameter"
    )

    contact: Share | None = Field(None, description=CONTACT)

    @model_validator(mode="after")
    def _contact_resolved(self) -> Self:
        check_contact(self.contact, self.resolved)
        return self

    @property
    def dry(self) -> str | None:
        """Name of the part of the surface that does not react; none if all of it does."""
        return None if self.contact is None else "dry"

    @property
    def has_growth_law(self) -> bool:
        """Whether the front converges evenly: the whole surface reacts."""
        return self.contact is None

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

    def content(self, mirrored: bool) -> float:
        """Meshed length [m], area [m^2] or volume [m^3]: all, or the part that stands for it if `mirrored`."""
        if self.resolved == "radius":
            return self.size + self.coating
        if self.resolved == "volume":
            return 4 / 3 * math.pi * self.size**3 / (8 if mirrored else 1)
        of_disc = 4 if mirrored else 2 if self.resolved == "meridian" else 1
        return math.pi * self.size**2 / of_disc

    @model_validator(mode="after")
    def _core_inside(self) -> Self:
        if self.core_diameter is not None and self.core_radius is not None:
            raise fault("core_radius", "give either core_diameter or core_radius (found both)")
        if self.core is not None and self.core >= self.size:
            key = "core_radius" if self.core_diameter is None else "core_diameter"
            core, size = (format_quantity(radius, LENGTH) for radius in (self.core, self.size))
            raise fault(key, f"the core must be smaller than the body: its radius is {core}, that of the body {size}")
        return self

    @model_validator(mode="after")
    def _coating_over_the_radius(self) -> Self:
        if self.coating and self.resolved != "radius":
            raise fault("coating_thickness", "only a body that is resolved over its radius is drawn with a coating")
        return self

    @property
    def core(self) -> float | None:
        """Radius [m] of the core."""
        return self.core_radius if self.core_diameter is None else 0.5 * self.core_diameter


class Wire(_Round):
    """A long cylinder reacting from its side."""

    shape: Literal["wire"] = Field(description="long cylinder")
    constraint: Literal["generalised plane strain", "plane strain"] = Field(
        "generalised plane strain",
        description="free to stretch along the axis without axial force, or held at its length",
    )
    resolved: Literal["radius", "cross-section"] = Field(
        "radius",
        description="radius: every field depends on the radius only, the fastest; cross-section: on both directions "
        "across the axis",
    )
    dimension: ClassVar[int] = 2


class Particle(_Round):
    """A sphere, free at its surface."""

    shape: Literal["particle"] = Field(description="sphere")
    resolved: Literal["radius", "meridian", "volume"] = Field(
        "radius",
        description="radius: every field depends on the radius only, the fastest; meridian: on radius and height of a "
        "body of revolution; volume: on all three directions",
    )
    dimension: ClassVar[int] = 3


Geometry = Annotated[
    Film | Wire | Particle | Ellipsoid | Pillar | WireFromItsEnd | Cube | WireSegment | HollowSphere | Imported,
    Field(discriminator="shape"),
]
