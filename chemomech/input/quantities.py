"""The types of the numbers in a case: quantities with units and bounds, and plain numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from chemomech.input.units import (
    AREA_RESISTANCE,
    CONCENTRATION,
    CURRENT_DENSITY,
    DIFFUSIVITY,
    GRADIENT_ENERGY,
    LENGTH,
    MOLAR_ENERGY,
    MOLAR_MASS,
    MOLAR_VOLUME,
    NUMBER,
    RATE,
    SPEED,
    STRESS,
    TEMPERATURE,
    TIME,
    VISCOSITY,
    VOLTAGE,
    Kind,
    format_quantity,
    parse_quantity,
)


@dataclass(frozen=True)
class Quantity:
    """Pydantic annotation: a string with a unit of `kind` becomes a float in SI within the bounds."""

    kind: Kind
    above: float | None = None
    at_least: float | None = None
    at_most: float | None = None

    @property
    def label(self) -> str:
        """The kind and the bounds in one word: ``stress_above_0``."""
        return _label(self.kind.name.replace(" ", "_"), self)

    def __call__(self, text: object) -> float:
        """The SI value; raises an error for the user when it cannot be read or is out of bounds."""
        try:
            value = parse_quantity(text, self.kind)
        except ValueError as error:
            raise PydanticCustomError("quantity", "{text}", {"text": str(error)}) from None
        check_bounds(value, self, lambda bound: format_quantity(bound, self.kind), str(text).strip())
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda value: format_quantity(value, self.kind), when_used="json"
            ),
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "type": "string",
            "pattern": rf"^\s*{NUMBER}\s*[A-Za-zµμÅ°%1].*$",
            "examples": [self.kind.example],
            "description": f"{self.kind.name} with its unit, e.g. '{self.kind.example}'",
        }


@dataclass(frozen=True)
class Plain:
    """Pydantic annotation: a bare dimensionless number within the bounds."""

    above: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    below: float | None = None

    @property
    def label(self) -> str:
        """The bounds in one word: ``number_at_most_1``."""
        return _label("number", self)

    def __call__(self, value: object) -> float:
        """The number as a float; raises an error for the user for anything else."""
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            found = f", found {value!r}" if isinstance(value, str) else ""
            raise PydanticCustomError("number", "{text}", {"text": f"expected a plain number{found}"})
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise PydanticCustomError("number", "{text}", {"text": f"{number} is not a finite number"})
        check_bounds(number, self, lambda bound: f"{bound:g}", f"{number:g}")
        return number

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        bounds = {
            "exclusiveMinimum": self.above,
            "minimum": self.at_least,
            "maximum": self.at_most,
            "exclusiveMaximum": self.below,
        }
        return {"type": "number"} | {name: bound for name, bound in bounds.items() if bound is not None}


def _label(name: str, limits: Quantity | Plain) -> str:
    bounds = ((key, getattr(limits, key, None)) for key in ("above", "at_least", "at_most", "below"))
    return "_".join([name, *(f"{key}_{bound:g}" for key, bound in bounds if bound is not None)])


def check_bounds(value: float, limits: Quantity | Plain, written: Any, found: str) -> None:
    """Raise an error for the user when `value` is outside `limits`, with the bounds as `written`."""
    below = getattr(limits, "below", None)
    if limits.above is not None and not value > limits.above:
        allowed = f"above {written(limits.above)}"
    elif limits.at_least is not None and not value >= limits.at_least:
        allowed = f"at least {written(limits.at_least)}"
    elif limits.at_most is not None and not value <= limits.at_most:
        allowed = f"at most {written(limits.at_most)}"
    elif below is not None and not value < below:
        allowed = f"below {written(below)}"
    else:
        return
    raise PydanticCustomError("bounds", "{text}", {"text": f"{found} is out of range; it must be {allowed}"})


Temperature = Annotated[float, Quantity(TEMPERATURE, at_least=100.0, at_most=1000.0)]
Length = Annotated[float, Quantity(LENGTH, above=0.0, at_most=1e-2)]
Duration = Annotated[float, Quantity(TIME, above=0.0, at_most=1e10)]
Instant = Annotated[float, Quantity(TIME, at_least=0.0, at_most=1e10)]
Speed = Annotated[float, Quantity(SPEED, above=0.0, at_most=1e3)]
ExchangeCurrentDensity = Annotated[float, Quantity(CURRENT_DENSITY, above=0.0, at_most=1e9)]
AreaResistance = Annotated[float, Quantity(AREA_RESISTANCE, above=0.0, at_most=1e6)]
MolarMass = Annotated[float, Quantity(MOLAR_MASS, above=0.0, at_most=1.0)]
Voltage = Annotated[float, Quantity(VOLTAGE, at_least=-10.0, at_most=10.0)]
Modulus = Annotated[float, Quantity(STRESS, above=0.0, at_most=1e13)]
Stress = Annotated[float, Quantity(STRESS, at_least=0.0, at_most=1e13)]
Viscosity = Annotated[float, Quantity(VISCOSITY, above=0.0, at_most=1e25)]
Diffusivity = Annotated[float, Quantity(DIFFUSIVITY, above=0.0, at_most=1.0)]
MolarVolume = Annotated[float, Quantity(MOLAR_VOLUME, above=0.0, at_most=1e-2)]
ActivationVolume = Annotated[float, Quantity(MOLAR_VOLUME, at_least=-1e-3, at_most=1e-3)]
MolarEnergy = Annotated[float, Quantity(MOLAR_ENERGY, at_least=-1e6, at_most=1e6)]
Barrier = Annotated[float, Quantity(MOLAR_ENERGY, at_least=0.0, at_most=1e6)]
GradientEnergy = Annotated[float, Quantity(GRADIENT_ENERGY, above=0.0, at_most=1.0)]
Concentration = Annotated[float, Quantity(CONCENTRATION, above=0.0, at_most=1e7)]
Rate = Annotated[float, Quantity(RATE, above=0.0, at_most=1e15)]
Number = Annotated[float, Plain()]
Positive = Annotated[float, Plain(above=0.0)]
Tolerance = Annotated[float, Plain(above=0.0, at_most=0.5)]
Fraction = Annotated[float, Plain(at_least=0.0, at_most=1.0)]
