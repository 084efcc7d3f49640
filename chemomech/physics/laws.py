"""What laws have in common: numbers with units, a formula that is the same for numbers and UFL, a scaling."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Self

from chemomech.input.block import Block
from chemomech.input.provenance import Provenance
from chemomech.physics.scales import Scales
from chemomech.register.ingredient import Ingredient


class Law(Block, Ingredient):
    """A law that a file chooses by its word; its fields are its numbers, in SI."""

    compiled_in: ClassVar[frozenset[str]] = frozenset()
    """Numbers that shape the formula and so are part of the compiled kernels; all others may change without a compiler.

    An exponent, for which derivatives are taken and Newton's method is unrolled, is one.
    """

    @classmethod
    def of_numbers(cls, **numbers: Any) -> Self:
        """The law of some numbers, which are not checked: in the units of the problem, or expressions of it."""
        return cls.model_construct(None, **numbers)

    def scaled(self, scales: Scales) -> Self:
        """A copy of the law in the units of the problem; as it is where it has none, or its user converts it.

        ``scales`` are the reference length, time, stress and so on, in SI, that numbers are divided by.
        """
        return self

    def on_constants(self, constant: Callable[[float], Any]) -> Self:
        """A copy of the law with constants of the mesh in place of its numbers, so that one kernel serves them all.

        ``constant`` makes a constant of a number, which the law must have been scaled to.
        """
        kept = self.compiled_in | {self.kind.key}
        numbers = {name: getattr(self, name) for name in type(self).model_fields if name not in kept}
        return self.with_numbers(**{k: constant(v) for k, v in numbers.items() if isinstance(v, float)})

    def says_the_same(self, other: Law) -> bool:
        """Whether another law is this one: the same formula with the same numbers, wherever they come from."""
        return type(self) is type(other) and all(
            getattr(self, name) == getattr(other, name)
            for name in type(self).model_fields
            if name != self.kind.key and name not in Provenance.model_fields
        )

    def with_numbers(self, **numbers: Any) -> Self:
        """A copy of the law with other ``numbers``, by the names of its fields; they are not checked."""
        return self.model_copy(update=numbers)


class SourcedLaw(Law, Provenance):
    """A law of a material, which says where its numbers come from."""
