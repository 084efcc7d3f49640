"""Shapes with a circular outline: wire and particle."""

from __future__ import annotations

import math
from typing import ClassVar, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from chemomech.case.coated_shape import CoatedShape
from chemomech.case.contact_share import CONTACT, PartlyReacting, Share
from chemomech.input.block import fault
from chemomech.input.quantities import Length
from chemomech.input.units import LENGTH, format_quantity


class RoundShape(CoatedShape, PartlyReacting):
    """A body of one radius, which may have a core, a coating, and a part of its surface that reacts."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": ["diameter"]}, {"required": ["radius"]}],
            "not": {"required": ["core_diameter", "core_radius"]},
        }
    )

    resolved: str
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
    size_keys: ClassVar[tuple[str, ...]] = ("radius", "diameter")
    size_name: ClassVar[str] = "radius"
    deepest_point: ClassVar[str] = "centre"

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
        """Meshed length [m], area [m^2] or volume [m^3]: all, or the part that stands for it if ``mirrored``."""
        body = self.resolved_body
        if body.is_one_dimensional:
            return self.size + self.coating
        if body.mesh_dimension == 3:
            return 4 / 3 * math.pi * self.size**3 / (8 if mirrored else 1)
        of_disc = 4 if mirrored else 2 if body.is_revolved else 1
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
        if self.coating and not self.resolved_body.is_one_dimensional:
            raise fault("coating_thickness", "only a body that is resolved over its radius is drawn with a coating")
        return self

    @property
    def core(self) -> float | None:
        """Radius [m] of the core; None without one."""
        return self.core_radius if self.core_diameter is None else 0.5 * self.core_diameter

    @property
    def relative_core(self) -> float | None:
        """Radius of the core in units of the size; None without a core."""
        return None if self.core is None else self.core / self.size
