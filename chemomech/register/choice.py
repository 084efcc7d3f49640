"""A key of a file whose value is a member of a kind: read, written and described by what the register holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from chemomech.input.block import Block
from chemomech.input.errors import nearest, shortened, suggestion
from chemomech.register.kind import Kind


@dataclass(frozen=True)
class Choice:
    """Pydantic annotation: a block of one of the members of a kind, told by its word.

    ``of`` is the type of the number of laws that serve several: ``Choice(PROPERTY_LAW, Modulus)``.
    """

    kind: Kind
    of: Any = None

    @property
    def label(self) -> str:
        """What the laws are of, in one word, for names in the JSON Schema."""
        return next((item.label for item in getattr(self.of, "__metadata__", ()) if hasattr(item, "label")), "")

    @property
    def blocks(self) -> list[type[Block]]:
        """Blocks that may stand in the key."""
        return list(self.by_word.values())

    @property
    def by_word(self) -> Mapping[str, type[Block]]:
        """Blocks that may stand in the key, by the words that choose them."""
        found: dict[str, Any] = dict(self.kind.members)
        if self.of is not None:
            found = {word: _of(member, self.of) for word, member in found.items()}
        return found

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        # written as what it is, not as what is known: a case may outlive the context in which its law was
        written = core_schema.wrap_serializer_function_ser_schema(self._written, schema=core_schema.any_schema())
        choices = {word: handler.generate_schema(member) for word, member in self.by_word.items()}
        if self.kind.default is None and not self.kind.bare:
            return core_schema.tagged_union_schema(choices, self.kind.key, serialization=written)
        union = core_schema.tagged_union_schema(choices, self.kind.key)
        return core_schema.no_info_before_validator_function(self._with_word, union, serialization=written)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        generated = handler(schema)
        if not self.kind.bare:
            return generated
        words = [
            {"const": word, "description": member.model_fields[self.kind.key].description or ""}
            for word, member in self.by_word.items()
            if not _must_say(member, self.kind.key)
        ]
        return {"anyOf": [*words, generated]}

    def _with_word(self, value: Any) -> Any:
        key = self.kind.key
        if self.kind.bare and not isinstance(value, Block) and not self._is_block(value):
            return {key: self._known(value)}
        if not isinstance(value, dict) or key in value:
            return value
        word = self.kind.word_of_block(value)
        return value if word is None else {key: word} | value

    def _is_block(self, value: Any) -> bool:
        """Whether something is meant to be a block of a law: it says the word, or nearly so."""
        return isinstance(value, Mapping) and any(nearest(str(key), [self.kind.key]) for key in value)

    def _known(self, word: Any) -> str:
        """A word that stands alone."""
        if isinstance(word, str) and word in self.kind.members:
            return word
        choices = list(self.kind.members)
        allowed = suggestion(word, choices) if isinstance(word, str) else f" (allowed: {', '.join(choices)})"
        raise PydanticCustomError("choice", "{text}", {"text": f"{shortened(word)} is not a choice{allowed}"})

    def _written(self, value: Any, handler: core_schema.SerializerFunctionWrapHandler) -> Any:
        """The word alone where it may stand alone and says all."""
        written = handler(value)
        alone = self.kind.bare and set(value.model_fields_set) <= {self.kind.key}
        return written[self.kind.key] if alone else written


def _of(member: type[Block], number: Any) -> type[Block]:
    """A law of numbers of a type; a law that is of one type only is that."""
    generic = getattr(member, "__pydantic_generic_metadata__", {}).get("parameters")
    return member[number] if generic else member  # type: ignore[index]


def _must_say(member: type[BaseModel], key: str) -> bool:
    """Whether a block needs more than its word."""
    return any(field.is_required() for name, field in member.model_fields.items() if name != key)
