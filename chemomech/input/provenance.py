"""Where a number comes from: a source, or an admitted assumption."""

from __future__ import annotations

from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from chemomech.input.block import Block

Q = TypeVar("Q")
Statement = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class Provenance(Block):
    """A record of numbers that says where they come from: exactly one of `source` and `assumption`."""

    source: Statement | None = Field(None, description="publication or measurement the numbers are taken from")
    assumption: Statement | None = Field(None, description="why these numbers were assumed, when no source has them")

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if (self.source is None) == (self.assumption is None):
            found = "neither" if self.source is None else "both"
            raise PydanticCustomError(
                "provenance",
                "a number needs either a source or an assumption (found {found})",
                {"found": found},
            )
        return self


def schema_name(block: type[Block], params: tuple[Any, ...]) -> str:
    """Name of a generic block in the JSON Schema, with its range: ``ConstantLaw_stress_above_0``."""
    return f"{block.__name__}_{_range_name(params[0])}"


def _range_name(annotation: Any) -> str:
    """Of a number, or of the numbers that a choice of laws is about."""
    return next(item.label for item in annotation.__metadata__ if hasattr(item, "label"))


class Sourced(Provenance, Generic[Q]):
    """One number with its provenance."""

    value: Q = Field(description="the number")

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """A readable name in the JSON Schema."""
        return schema_name(cls, params)
