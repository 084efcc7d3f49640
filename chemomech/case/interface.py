"""The reaction front."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool, field_validator
from pydantic_core.core_schema import ValidationInfo

from chemomech.input.block import Block, as_written
from chemomech.input.quantities import Length, Plain, Speed
from chemomech.input.units import LENGTH, format_quantity, rounded
from chemomech.physics.conduction import Conduction
from chemomech.physics.front_strength import FrontStrength
from chemomech.physics.rate_law import RateLaw
from chemomech.register.choice import Choice
from chemomech.register.kinds import CONDUCTION, FRONT_STRENGTH, RATE_LAW

Barrier = Annotated[float, Plain(above=6.0, at_most=1e4)]


class Interface(Block):
    """The reaction front between host and product."""

    width: Length = Field(
        as_written("1 nm"),
        validate_default=True,
        description="l [m]: the front is phi = 1/(1 + exp(-x/l)), 10-90 % width 4.4 l",
    )
    rate_constant: Speed | None = Field(
        None,
        description="k [m/s]: speed of a planar front at full drive (default: the material's)",
    )
    rate_law: Annotated[RateLaw, Choice(RATE_LAW)] = Field(
        as_written("first order"),
        validate_default=True,
        description="drive of the front from its energy omega [RT]",
    )
    barrier: Barrier = Field(
        8.0,
        description="W_b [-]: height of the double well; both phases are stable while it exceeds 6 |drive|",
    )
    front_strength: Annotated[FrontStrength, Choice(FRONT_STRENGTH)] = Field(
        as_written("reaction-assisted flow"),
        validate_default=True,
        description="yield strength inside the front, where bonds break",
    )
    capillarity: Literal["physical", "cancelled"] = Field(
        "physical", description="whether curvature changes the speed by k (W_b/6) l times the curvature"
    )
    irreversible: StrictBool = Field(True, description="amorphised host stays amorphous when the carrier leaves")
    initial_phase: Literal["host", "product"] = Field(
        "host",
        description="host: pristine but for a layer of product at the surface; product: amorphous product from the "
        "start, there is no front and the run ends at time.end",
    )
    conduction: Annotated[Conduction, Choice(CONDUCTION)] = Field(
        as_written("swollen product fraction"),
        validate_default=True,
        description="weight of the diffusivity within the front; the default leaves its speed independent of its width",
    )
    initial_depth: Length = Field(
        as_written(None),
        validate_default=True,
        description="depth [m] of the product layer the run starts with (default: 3 widths)",
    )

    @field_validator("initial_depth", mode="before")
    @classmethod
    def _three_widths(cls, depth: Any, info: ValidationInfo) -> Any:
        # a width that is itself at fault is reported once, not again for the depth
        width = info.data.get("width", 1e-9)
        return format_quantity(rounded(3.0 * width), LENGTH) if depth is None else depth
