"""The base of every block a user writes: immutable, and strict about its keys."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError


class Block(BaseModel):
    """A frozen group of settings; unknown keys are errors, quantities are SI floats once validated."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    defined: ClassVar[list[type[Block]]] = []
    """All blocks, in the order in which they were defined: one that stands in another comes before it."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Note the class down."""
        super().__pydantic_init_subclass__(**kwargs)
        Block.defined.append(cls)


def keys_of(block: type[BaseModel]) -> dict[str, FieldInfo]:
    """Fields of a block by the keys that a file has for them."""
    return {field.alias or name: field for name, field in block.model_fields.items()}


def fault(key: str, message: str) -> PydanticCustomError:
    """A fault of the block being validated that belongs to its key `key` (dots lead into inner blocks)."""
    return PydanticCustomError("inconsistent", "{text}", {"text": message, "key": key})


def as_written(value: Any) -> Any:
    """A default as a user would write it, for a field with ``validate_default``."""
    return value
