"""The case: every block a user can write, with units, defaults and meaning."""

from __future__ import annotations

import hashlib
import json
import math
import re
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StrictBool, StrictInt, StringConstraints, field_validator, model_validator
from pydantic_core.core_schema import ValidationInfo

from ..materials.material import Material
from .block import Block, fault
from .geometry import Geometry
from .resolved import provenance_last, write_yaml
from .units import Duration, Instant, Length, Plain, Speed, Temperature, Voltage, rounded

Title = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Barrier = Annotated[float, Plain(above=6.0, at_most=1e4)]
PartialFraction = Annotated[float, Plain(above=0.0, at_most=1.0)]
Tolerance = Annotated[float, Plain(above=0.0, at_most=0.5)]
Growth = Annotated[float, Plain(above=1.0, at_most=10.0)]
Resolution = Annotated[float, Plain(at_least=0.5, at_most=100.0)]


class Interface(Block):
    """The reaction front between host and product."""

    width: Length = Field(
        "1 nm", validate_default=True, description="l [m]: the front is phi = 1/(1 + exp(-x/l)), 10-90 % width 4.4 l"
    )
    rate_constant: Speed | None = Field(
        None, description="k [m/s]: speed of a planar front at full drive (default: the material's, at the temperature)"
    )
    rate_law: Literal["first order", "symmetric", "linear"] = Field(
        "first order",
        description="drive of the front from its energy omega [RT]: first order max(1 - exp(omega), -1), "
        "symmetric -tanh(omega/2), linear -omega/|omega at the surface|",
    )
    barrier: Barrier = Field(
        8.0, description="W_b [-]: height of the double well; both phases are stable while it exceeds 6 |drive|"
    )
    front_strength: Literal["reaction-assisted flow", "full strength"] = Field(
        "reaction-assisted flow",
        description="whether breaking bonds flow easily inside the front or carry the full yield strength",
    )
    capillarity: Literal["physical", "cancelled"] = Field(
        "physical", description="whether curvature changes the speed by k (W_b/6) l times the curvature"
    )
    irreversible: StrictBool = Field(True, description="amorphised host stays amorphous when the carrier leaves")
    initial_depth: Length = Field(
        default_factory=lambda data: rounded(3.0 * data.get("width", 0.0)),
        description="depth [m] of the product layer the run starts with (default: 3 widths)",
    )


class Surface(Block):
    """How the reacting surface is controlled."""

    control: Literal["potentiostatic"] = Field("potentiostatic", description="the surface is held at a voltage")
    voltage: Voltage = Field(description="V [V] against the carrier metal; lower drives more carrier in")
    initial_voltage: Voltage | None = Field(
        None, description="voltage [V] the ramp starts from (default: where the product is nearly empty, mu = -7 RT)"
    )
    ramp: Instant = Field("10 s", validate_default=True, description="time [s] in which the voltage is reached")


class Time(Block):
    """When the run ends: whichever comes first."""

    end: Duration = Field(description="end time [s]")
    stop_at_fraction: PartialFraction = Field(0.995, description="stop when this volume fraction has reacted [-]")
    stop_when_arrested: StrictBool = Field(True, description="stop when the front has come to rest")
    arrest_tolerance: Tolerance = Field(
        0.002, description="the front counts as arrested below this fraction of its largest speed [-]"
    )


class Numerics(Block):
    """Resolution and tolerances; the defaults are meant to be right."""

    cells_per_width: Resolution = Field(2.0, description="mesh cells per interface width [-]")
    quadrature_degree: StrictInt = Field(4, ge=2, le=12, description="degree of the quadrature rule")
    time_tolerance: Tolerance = Field(2e-3, description="local error of a time step, relative to the range of the field [-]")
    first_step: Duration | None = Field(None, description="first time step [s] (default: from the time scales)")
    minimum_step: Duration | None = Field(None, description="give up below this time step [s] (default: from the end time)")
    maximum_step: Duration | None = Field(None, description="largest time step [s] (default: unlimited)")
    maximum_growth: Growth = Field(1.5, description="largest ratio of successive time steps [-]")
    newton_maximum_iterations: StrictInt = Field(15, ge=3, le=200, description="Newton iterations before a step is cut")
    petsc_options: dict[str, bool | int | float | str] = Field(
        {}, description="PETSc options for experts, e.g. {snes_monitor: true}"
    )

    @field_validator("petsc_options", mode="before")
    @classmethod
    def _options_with_values(cls, options: Any) -> Any:
        for name, value in options.items() if isinstance(options, dict) else ():
            if not re.fullmatch(r"[A-Za-z0-9_]+", name):
                raise fault(name, "not the name of a PETSc option (letters, digits and _, no leading dash)")
            if not isinstance(value, (bool, int, float, str)):
                raise fault(name, "expected one value")
        return options

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.minimum_step and self.maximum_step and self.minimum_step > self.maximum_step:
            raise fault("minimum_step", "larger than the maximum step")
        return self


class Output(Block):
    """What a run writes besides its table and its summary."""

    every: Duration | None = Field(None, description="write the fields in this interval of time [s]")
    times: tuple[Instant, ...] = Field((), max_length=10_000, description="write the fields at these times, e.g. [1 min, 1 h]")
    every_depth: Length | None = Field(
        None, description="write the fields whenever the front has advanced this far [m] (default: a tenth of the size)"
    )
    pictures: StrictBool = Field(True, description="draw pictures and the report")
    fields: StrictBool = Field(True, description="write fields for ParaView")


class Case(Block):
    """A complete simulation; every quantity is a float in SI."""

    title: Title = Field("untitled", description="one line for pictures and tables")
    temperature: Temperature = Field("300 K", validate_default=True, description="T [K]")
    material: Material = Field(description="where the material comes from: library, file, or written out")
    geometry: Geometry = Field(description="shape, size and mechanical constraint")
    interface: Interface = Field({}, validate_default=True, description="the reaction front")
    surface: Surface = Field(description="control of the reacting surface")
    time: Time = Field(description="end of the run")
    numerics: Numerics = Field({}, validate_default=True, description="resolution and tolerances")
    output: Output = Field({}, validate_default=True, description="what is written")

    @field_validator("interface")
    @classmethod
    def _rate_constant_of_the_material(cls, interface: Interface, info: ValidationInfo) -> Interface:
        material, temperature = info.data.get("material"), info.data.get("temperature")
        if interface.rate_constant is not None or material is None or temperature is None:
            return interface
        return interface.model_copy(update={"rate_constant": rounded(material.rate_constant(temperature))})

    @field_validator("surface")
    @classmethod
    def _ramp_from_the_empty_product(cls, surface: Surface, info: ValidationInfo) -> Surface:
        material, temperature = info.data.get("material"), info.data.get("temperature")
        if surface.initial_voltage is not None or material is None or temperature is None:
            return surface
        return surface.model_copy(update={"initial_voltage": round(material.voltage(-7.0, temperature), 6)})

    @field_validator("output")
    @classmethod
    def _ten_pictures_of_the_front(cls, output: Output, info: ValidationInfo) -> Output:
        geometry = info.data.get("geometry")
        if output.every_depth is not None or geometry is None:
            return output
        return output.model_copy(update={"every_depth": rounded(geometry.size / 10.0)})

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        size = self.geometry.size
        if self.interface.width >= size:
            raise fault("interface.width", "the interface is as wide as the whole geometry")
        if self.interface.initial_depth >= size:
            raise fault("interface.initial_depth", "the initial layer is as deep as the whole geometry")
        if self.cells > 1_000_000:
            raise fault("interface.width", f"the mesh would have {self.cells} cells; at most 1000000 are allowed")
        return self

    @property
    def rate_constant(self) -> float:
        """k [m/s] at the temperature of the case."""
        assert self.interface.rate_constant is not None
        return self.interface.rate_constant

    @property
    def initial_voltage(self) -> float:
        """Voltage [V] the ramp starts from."""
        assert self.surface.initial_voltage is not None
        return self.surface.initial_voltage

    @property
    def cells(self) -> int:
        """Number of cells of the uniform radial mesh."""
        return max(1, math.ceil(self.geometry.size * self.numerics.cells_per_width / self.interface.width - 1e-9))

    def resolved(self) -> dict[str, Any]:
        """Every setting with its default and the whole material, as a case file would say it."""
        data = self.model_dump(mode="json", exclude_none=True)
        return data | {"material": {"definition": provenance_last(data["material"])}}

    def dump_resolved(self, path: str | Path) -> None:
        """Write :meth:`resolved` as a case file that loads to an equal case."""
        write_yaml(self.resolved(), Path(path))

    @property
    def hash(self) -> str:
        """SHA-256 of the resolved case; equal for cases that say the same in other words."""
        text = json.dumps(self.resolved(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()
