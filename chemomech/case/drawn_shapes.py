"""Shapes of the host beyond film, wire and particle, drawn when a run starts."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from chemomech.input.block import Block, fault
from chemomech.input.quantities import Length, Plain, Quantity
from chemomech.input.units import LENGTH, format_quantity

LengthOrNone = Annotated[float, Quantity(LENGTH, at_least=0.0, at_most=1e-2)]
SYMMETRY = (
    "automatic: only a part between planes of symmetry is meshed and stands for all; none: the whole body is meshed"
)
CONTACT = (
    "share of the surface that reacts [-], up to the nearest edge of a cell: that around the z axis of a sphere, "
    "around the y axis of a cross-section; the rest is dry, no carrier passes it (default: all of it reacts)"
)
Share = Annotated[float, Plain(above=0.0, below=1.0)]


def check_contact(contact: float | None, resolved: str) -> None:
    """Raise a fault of the geometry unless it has room for a surface that reacts in part."""
    if contact is not None and resolved == "radius":
        raise fault(
            "contact",
            "over its radius only a body is the same all around; resolve a wire over its cross-section, a sphere over "
            "its meridian or volume",
        )


class _Shape(Block):
    """What all shapes share: one region, and no growth law unless they say so."""

    regions: ClassVar[tuple[str, ...]] = ()
    has_growth_law: ClassVar[bool] = False

    @property
    def dry(self) -> str | None:
        """Name of the part of the surface that does not react; none if all of it does."""
        return None

    @property
    def size(self) -> float:
        """Depth [m] the front can travel."""
        raise NotImplementedError

    def content(self, mirrored: bool) -> float:
        """Area [m^2] or volume [m^3] that is meshed: all, or the part that stands for it if `mirrored`."""
        raise NotImplementedError

    @property
    def ends(self) -> tuple[float, ...]:
        """The size: there is one region."""
        return (self.size,)


class _Mirrored(_Shape):
    symmetry: Literal["automatic", "none"] = Field("automatic", description=SYMMETRY)


class Ellipsoid(_Mirrored):
    """An ellipsoid of revolution, free at its surface."""

    shape: Literal["ellipsoid"] = Field(description="ellipsoid of revolution, resolved on its meridian")
    semi_axis_along: Length = Field(description="semi-axis [m] along the axis of revolution")
    semi_axis_across: Length = Field(description="semi-axis [m] across the axis of revolution")
    dimension: ClassVar[int] = 3
    resolved: ClassVar[str] = "meridian"
    size_name: ClassVar[str] = "smaller semi-axis"

    @property
    def size(self) -> float:
        """Depth [m] the front can travel: the smaller semi-axis."""
        return min(self.semi_axis_along, self.semi_axis_across)

    def content(self, mirrored: bool) -> float:
        """Meshed area [m^2]."""
        return math.pi / (4 if mirrored else 2) * self.semi_axis_along * self.semi_axis_across


class Pillar(_Shape):
    """An upright cylinder on a substrate, reacting on its side, on its top or on both."""

    shape: Literal["pillar"] = Field(description="upright cylinder on a substrate, resolved on its meridian")
    radius: Length = Field(description="radius [m] of the pristine pillar")
    height: Length = Field(description="height [m] of the pristine pillar")
    constraint: Literal["rigid substrate", "frictionless substrate"] = Field(
        "rigid substrate", description="the bottom sticks to the substrate, or slides on it"
    )
    contact: Literal["side and top", "side", "top"] = Field(
        "side and top", description="what of the surface reacts; the rest is dry: no carrier passes it"
    )
    resolved: ClassVar[str] = "meridian"
    symmetry: ClassVar[str] = "none"
    size_name: ClassVar[str] = "largest depth"

    @property
    def size(self) -> float:
        """Depth [m] the front can travel: radius, height, or the smaller of them where side and top react."""
        return {"side": self.radius, "top": self.height}.get(self.contact, min(self.radius, self.height))

    @property
    def dimension(self) -> int:
        """Directions from which the front converges."""
        return 1 if self.contact == "top" else 2

    @property
    def dry(self) -> str | None:
        """The other part of the surface; none if both react."""
        return {"side": "top", "top": "side"}.get(self.contact)

    def content(self, mirrored: bool) -> float:
        """Meshed area [m^2]."""
        return self.radius * self.height


class WireFromItsEnd(_Shape):
    """A wire that reacts from one end, as between the electrodes of a microscope; its side is free and inert."""

    shape: Literal["wire from its end"] = Field(
        description="cylinder that reacts at one end only, resolved on its meridian"
    )
    radius: Length = Field(description="radius [m] of the pristine wire")
    length: Length = Field(description="length [m] from the end that reacts to the end that does not")
    dimension: ClassVar[int] = 1
    resolved: ClassVar[str] = "meridian"
    symmetry: ClassVar[str] = "none"
    size_name: ClassVar[str] = "length"
    has_growth_law: ClassVar[bool] = True

    @property
    def dry(self) -> str | None:
        """The side."""
        return "side"

    @property
    def size(self) -> float:
        """Depth [m] the front can travel: the length."""
        return self.length

    def content(self, mirrored: bool) -> float:
        """Meshed area [m^2]."""
        return self.radius * self.length


class Cube(_Mirrored):
    """A cube with rounded edges, free at its surface."""

    shape: Literal["cube"] = Field(description="cube with rounded edges and corners")
    edge: Length = Field(description="edge [m] of the pristine cube")
    rounding: LengthOrNone = Field(description="radius [m] of edges and corners; 0 nm leaves them sharp")
    dimension: ClassVar[int] = 3
    resolved: ClassVar[str] = "volume"
    size_name: ClassVar[str] = "half edge"
    has_growth_law: ClassVar[bool] = True

    @model_validator(mode="after")
    def _rounded_edges_leave_faces(self) -> Self:
        if self.rounding > 0.45 * self.edge:
            rounding, edge = (format_quantity(length, LENGTH) for length in (self.rounding, self.edge))
            raise fault("rounding", f"{rounding} leaves no flat faces; at most 0.45 of the edge, {edge}, is allowed")
        return self

    @property
    def size(self) -> float:
        """Depth [m] the front can travel: half the edge."""
        return 0.5 * self.edge

    def content(self, mirrored: bool) -> float:
        """Meshed volume [m^3]."""
        return self.edge**3 / (8 if mirrored else 1)


class WireSegment(_Mirrored):
    """A piece of a wire in three dimensions, reacting from its side."""

    shape: Literal["wire segment"] = Field(description="piece of a cylinder, in three dimensions; reacts on its side")
    radius: Length = Field(description="radius [m] of the pristine wire")
    length: Length = Field(description="length [m] of the piece")
    constraint: Literal["plane strain", "free ends"] = Field(
        "free ends", description="whether the ends are held at their places, as in a long wire, or are free"
    )
    dimension: ClassVar[int] = 2
    resolved: ClassVar[str] = "volume"
    size_name: ClassVar[str] = "radius"
    has_growth_law: ClassVar[bool] = True

    @property
    def size(self) -> float:
        """Depth [m] the front can travel: the radius."""
        return self.radius

    def content(self, mirrored: bool) -> float:
        """Meshed volume [m^3]."""
        return math.pi * self.radius**2 * self.length / (8 if mirrored else 1)


class HollowSphere(_Mirrored):
    """A hollow sphere that reacts on its outside; its inside is free."""

    shape: Literal["hollow sphere"] = Field(description="sphere with a hole in its centre; reacts on its outside")
    outer_radius: Length = Field(description="outer radius [m] of the pristine host")
    inner_radius: Length = Field(description="radius [m] of the hole")
    resolved: Literal["radius", "meridian", "volume"] = Field(
        "radius",
        description="radius: every field depends on the radius only, the fastest; meridian: on radius and height of a "
        "body of revolution; volume: on all three directions",
    )
    contact: Share | None = Field(None, description=CONTACT)
    dimension: ClassVar[int] = 3
    size_name: ClassVar[str] = "thickness of the wall"

    @model_validator(mode="after")
    def _contact_resolved(self) -> Self:
        check_contact(self.contact, self.resolved)
        return self

    @property
    def dry(self) -> str | None:
        """Name of the part of the outside that does not react; none if all of it does."""
        return None if self.contact is None else "dry"

    @model_validator(mode="after")
    def _hole_inside(self) -> Self:
        if self.inner_radius >= self.outer_radius:
            inner, outer = (format_quantity(radius, LENGTH) for radius in (self.inner_radius, self.outer_radius))
            raise fault("inner_radius", f"the hole, {inner}, must be smaller than the sphere, {outer}")
        return self

    @property
    def size(self) -> float:
        """Depth [m] the front can travel: the thickness of the wall."""
        return self.outer_radius - self.inner_radius

    def content(self, mirrored: bool) -> float:
        """Meshed area [m^2] of the meridian or volume [m^3]."""
        if self.resolved == "volume":
            volume = 4 / 3 * math.pi * (self.outer_radius**3 - self.inner_radius**3)
            return volume / (8 if mirrored else 1)
        return math.pi / (4 if mirrored else 2) * (self.outer_radius**2 - self.inner_radius**2)
