"""Quantities: strings with units in files, plain SI numbers in memory.

Numbers are converted in decimal arithmetic, so that ``129 nm`` is exactly the float ``1.29e-07``
and a quantity written back is read again as the same float.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache, lru_cache
from typing import Annotated, Any

import pint
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

AVOGADRO = Decimal("6.02214076e23")
_NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?"
_QUANTITY = re.compile(rf"\s*({_NUMBER})\s*([A-Za-zµμÅ°%1/][A-Za-zµμÅ°%0-9*/^ ().+-]*)?\s*")
_DIGITS = Context(prec=17)


@dataclass(frozen=True)
class Kind:
    """A kind of quantity: its SI unit, an example, and the units it is written in."""

    name: str
    unit: str
    example: str
    written_in: tuple[str, ...]
    per_particle: str | None = None
    """A unit per particle that is accepted too and multiplied by Avogadro's number."""


TEMPERATURE = Kind("temperature", "K", "300 K", ("K",))
LENGTH = Kind("length", "m", "129 nm", ("nm", "um", "m"))
TIME = Kind("time", "s", "2 h", ("h", "min", "s", "ms", "us"))
SPEED = Kind("speed", "m/s", "0.02 nm/s", ("nm/s", "um/s", "mm/s", "m/s"))
VOLTAGE = Kind("voltage", "V", "0.03 V", ("V",))
STRESS = Kind("stress", "Pa", "0.8 GPa", ("GPa", "MPa", "Pa"))
VISCOSITY = Kind("viscosity", "Pa*s", "1 GPa*s", ("GPa*s", "Pa*s"))
DIFFUSIVITY = Kind("diffusivity", "m^2/s", "5e-16 m^2/s", ("m^2/s",))
MOLAR_VOLUME = Kind("molar volume", "m^3/mol", "12.06 cm^3/mol", ("cm^3/mol", "m^3/mol"), "m^3")
MOLAR_ENERGY = Kind("molar energy", "J/mol", "5.7 kJ/mol", ("kJ/mol", "J/mol"), "eV")
RATE = Kind("rate", "1/s", "2.3e-3 1/s", ("1/s",))


def parse_quantity(text: object, kind: Kind) -> float:
    """The value of `text` (``"129 nm"``) in the SI unit of `kind`.

    Raises ValueError with a sentence for the user when there is no unit, no number or a wrong dimension.
    """
    if isinstance(text, bool) or not isinstance(text, (str, int, float)):
        raise ValueError(f"expected a {kind.name} such as '{kind.example}'")
    if not isinstance(text, str):
        raise ValueError(f"the number {text!r} has no unit; write a {kind.name} such as '{kind.example}'")
    return _parse(text, kind)


@lru_cache(maxsize=4096)
def _parse(text: str, kind: Kind) -> float:
    expected = f"expected a {kind.name} such as '{kind.example}'"
    match = _QUANTITY.fullmatch(text) if len(text) <= 80 else None
    if match is None:
        raise ValueError(f"cannot read {_quoted(text)}; {expected}")
    number, unit = match.groups()
    if unit is None:
        raise ValueError(f"{_quoted(text)} has no unit; {expected}")
    try:
        magnitude = float(_convert(Decimal(number), unit.strip(), kind))
    except pint.DimensionalityError:
        raise ValueError(f"{_quoted(text)} is not a {kind.name} (unit like {kind.unit}); {expected}") from None
    except pint.UndefinedUnitError:
        raise ValueError(f"unknown unit in {_quoted(text)}; {expected}") from None
    except Exception:  # pint's parser leaks tokenizer, arithmetic and attribute errors on malformed units
        raise ValueError(f"cannot read the unit in {_quoted(text)}; {expected}") from None
    if not math.isfinite(magnitude):
        raise ValueError(f"{_quoted(text)} is not finite; {expected}")
    return magnitude


def _convert(number: Decimal, unit: str, kind: Kind) -> Decimal:
    registry = _registry()
    quantity = registry.Quantity(number, registry.parse_units(unit))
    if kind.per_particle and quantity.check(registry.parse_units(kind.per_particle).dimensionality):
        if kind.per_particle != "eV" or "eV" in unit:
            per_particle = quantity.to(registry.parse_units(kind.unit) * registry.mole).magnitude
            return Decimal(per_particle) * AVOGADRO
    return Decimal(quantity.to(kind.unit).magnitude)


@cache
def _registry() -> Any:
    # decimal arithmetic: 129 * 1e-9 in floats would not be the float 1.29e-07
    return pint.UnitRegistry(non_int_type=Decimal, autoconvert_offset_to_baseunit=True)


def in_unit(value: float, unit: str, kind: Kind) -> float:
    """`value` (SI) expressed in `unit`, for display."""
    return value / float(_convert(Decimal(1), unit, kind))


def readable_unit(value: float, kind: Kind) -> str:
    """The unit of `kind` in which `value` (SI) is shown with the fewest zeros: the largest not above it."""
    units = sorted(kind.written_in, key=lambda unit: in_unit(1.0, unit, kind))
    fitting = [unit for unit in units if abs(in_unit(value, unit, kind)) >= 1.0]
    if value == 0.0 or not math.isfinite(value):
        return kind.unit
    return fitting[0] if fitting else units[-1]


def rounded(value: float) -> float:
    """`value` without the noise of its last digits, for defaults that are computed and then written out."""
    return float(f"{value:.12g}")


def _quoted(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")


@lru_cache(maxsize=4096)
def format_quantity(value: float, kind: Kind) -> str:
    """`value` (SI) in the most readable unit of `kind`; parsing the text gives exactly `value` again."""
    candidates = []
    for unit in kind.written_in:
        scale = _convert(Decimal(1), unit, kind)
        text = f"{_plain(_DIGITS.divide(Decimal(repr(value)), scale))} {unit}"
        if _parse(text, kind) == value:
            candidates.append(text)
    candidates.append(f"{_plain(Decimal(repr(value)))} {kind.unit}")
    return min(candidates, key=_awkwardness)


def _awkwardness(text: str) -> tuple[bool, int]:
    number = text.split()[0]
    return (float(number) != 0.0 and not 0.01 <= abs(float(number)) < 1000.0, len(number))


def _plain(number: Decimal) -> str:
    normal = number.normalize()
    exponent = normal.adjusted()
    if normal == 0:
        return "0"
    return f"{normal:f}" if -4 <= exponent < 7 else f"{normal:E}".replace("E+", "e").replace("E", "e")


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
            "pattern": rf"^\s*{_NUMBER}\s*[A-Za-zµμÅ°%1].*$",
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
            found = f", found {_quoted(value)}" if isinstance(value, str) else ""
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
Voltage = Annotated[float, Quantity(VOLTAGE, at_least=-10.0, at_most=10.0)]
Modulus = Annotated[float, Quantity(STRESS, above=0.0, at_most=1e13)]
Stress = Annotated[float, Quantity(STRESS, at_least=0.0, at_most=1e13)]
Viscosity = Annotated[float, Quantity(VISCOSITY, above=0.0, at_most=1e25)]
Diffusivity = Annotated[float, Quantity(DIFFUSIVITY, above=0.0, at_most=1.0)]
MolarVolume = Annotated[float, Quantity(MOLAR_VOLUME, above=0.0, at_most=1e-2)]
ActivationVolume = Annotated[float, Quantity(MOLAR_VOLUME, at_least=-1e-3, at_most=1e-3)]
MolarEnergy = Annotated[float, Quantity(MOLAR_ENERGY, at_least=-1e6, at_most=1e6)]
Barrier = Annotated[float, Quantity(MOLAR_ENERGY, at_least=0.0, at_most=1e6)]
Rate = Annotated[float, Quantity(RATE, above=0.0, at_most=1e15)]
Number = Annotated[float, Plain()]
Positive = Annotated[float, Plain(above=0.0)]
Fraction = Annotated[float, Plain(at_least=0.0, at_most=1.0)]
