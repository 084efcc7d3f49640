"""Properties of a phase as functions of its content: moduli, strengths, diffusivities."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection
from typing import Any, ClassVar

from chemomech.input.provenance import schema_name
from chemomech.physics.diffusivity import LocalState
from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.laws import SourcedLaw
from chemomech.register.kind import Kind
from chemomech.register.kinds import PROPERTY_LAW


class PropertyLaw(SourcedLaw):
    """A property ``f`` of a phase; a member is generic in the type of its numbers, such as a modulus.

    A law is one formula made of ``+ - * /`` and `functions`; it never branches on ``c``, so that it holds for numbers,
    arrays and UFL expressions. It stays in SI: whoever uses it converts its value.
    """

    kind: ClassVar[Kind] = PROPERTY_LAW

    @abstractmethod
    def __call__(self, c: Any, functions: Functions = NUMPY) -> Any:
        """``f`` in SI at the site fraction ``c`` [-], 0 empty and 1 full."""

    def at(self, state: LocalState, functions: Functions = NUMPY) -> Any:
        """``f`` in SI at a local state, of which it knows the content only: a property law serves as a diffusivity."""
        return self(state.content, functions)

    @classmethod
    def fault_beside(cls, others: Collection[type[Any]]) -> str | None:
        """That it is of numbers of any type: a law of moduli must not stand for a ratio."""
        if cls.__pydantic_generic_metadata__["parameters"]:
            return None
        return "it must serve numbers of any type: class MyLaw(PropertyLaw, Generic[Q]) with `value: Q`"

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """A readable name in the JSON Schema."""
        return schema_name(cls, params)
