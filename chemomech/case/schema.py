"""The case: the blocks of a case file and what follows from them."""

from __future__ import annotations

import hashlib
import json
import math
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field, StringConstraints, field_validator, model_validator
from pydantic_core.core_schema import ValidationInfo

from ..materials.material import Material
from .block import Block, as_written, fault
from .control import Surface, Time
from .geometry import Geometry
from .interface import Interface
from .numerics import Numerics
from .output import Output
from .quantities import Temperature
from .resolved import provenance_last, write_yaml
from .units import rounded

Title = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class Case(Block):
    """A complete simulation; every quantity is a float in SI."""

    title: Title = Field("untitled", description="one line for pictures and tables")
    temperature: Temperature = Field(as_written("300 K"), validate_default=True, description="T [K]")
    material: Material = Field(description="where the material comes from: library, file, or written out")
    geometry: Geometry = Field(description="shape, size and mechanical constraint")
    interface: Interface = Field(as_written({}), validate_default=True, description="the reaction front")
    surface: Surface = Field(description="control of the reacting surface")
    time: Time = Field(description="end of the run")
    numerics: Numerics = Field(as_written({}), validate_default=True, description="resolution and tolerances")
    output: Output = Field(as_written({}), validate_default=True, description="what is written")

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
        return output.model_copy(update={"every_depth": rounded(geometry.size / 20.0)})

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
