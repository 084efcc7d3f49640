"""A current, in the measure it is given in: of the whole body, per area, per mass of host, or as a C-rate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from chemomech.input.units import (
    CURRENT,
    CURRENT_DENSITY,
    NUMBER,
    SPECIFIC_CURRENT,
    Kind,
    format_quantity,
    parse_quantity,
)

EXAMPLES = "'C/10', '0.1 A/m^2', '0.1 A/g' or '2 nA'"
_C_RATE = re.compile(rf"([+-]?)\s*((?:{NUMBER})?)\s*C\s*(?:/\s*((?:{NUMBER})))?", re.ASCII)
_MEASURES = (CURRENT_DENSITY, SPECIFIC_CURRENT, CURRENT)
_LARGEST = 1e9


@dataclass(frozen=True)
class Current:
    """A number and its measure; positive currents insert the carrier."""

    value: float
    """In A, A/m^2 of pristine reacting surface or A/kg of host; as a C-rate the charges of the full body per hour."""
    measure: Kind | None
    """``None``: a C-rate."""

    @classmethod
    def parse(cls, text: object) -> Current:
        """Read a current. Raises ValueError with a sentence for the user."""
        if not isinstance(text, str):
            raise ValueError(f"expected a current such as {EXAMPLES}")
        rate = _C_RATE.fullmatch(text.strip()) if len(text) <= 80 else None
        if rate is not None:
            sign, factor, hours = rate.groups()
            if hours and float(hours) == 0.0:
                raise ValueError(f"'{text}' divides by zero; expected a current such as {EXAMPLES}")
            value = float(f"{sign}{factor or 1}") / float(hours or 1)
            return cls._checked(value, None, text)
        for kind in _MEASURES:
            try:
                return cls._checked(parse_quantity(text, kind), kind, text)
            except ValueError as error:
                if "is out of range" in str(error):
                    raise
        shown = repr(text if len(text) <= 60 else text[:57] + "...")
        raise ValueError(f"cannot read {shown}; expected a current such as {EXAMPLES}")

    @classmethod
    def _checked(cls, value: float, measure: Kind | None, text: str) -> Current:
        if not abs(value) <= _LARGEST:
            raise ValueError(f"{text} is out of range; it must be at most {_LARGEST:g} in SI units")
        return cls(value, measure)

    def __neg__(self) -> Current:
        """The same in the other direction."""
        return Current(-self.value, self.measure)

    def __str__(self) -> str:
        """As it is written; reading the text gives the current again."""
        if self.measure is not None:
            return format_quantity(self.value, self.measure)
        hours = round(1 / abs(self.value)) if 1e-6 < abs(self.value) < 1 else 0
        if hours and 1 / hours == abs(self.value):
            return f"{'-' if self.value < 0 else ''}C/{hours}"
        return f"{self.value!r} C"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validated, serialization=core_schema.plain_serializer_function_ser_schema(str, when_used="json")
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "type": "string",
            "examples": ["C/10", "0.1 A/m^2", "0.1 A/g", "2 nA"],
            "description": f"a current, e.g. {EXAMPLES}: a C-rate (1 C fills the whole body in an hour), per area of "
            "the pristine reacting surface, per mass of the host, or of the whole body",
        }


def _validated(value: object) -> Current:
    if isinstance(value, Current):
        return value
    try:
        return Current.parse(value)
    except ValueError as error:
        raise PydanticCustomError("quantity", "{text}", {"text": str(error)}) from None
