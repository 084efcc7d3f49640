"""Numbers and laws of the materials of a body as UFL expressions, each in the region of its material."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import ufl
from dolfinx import mesh
from ufl.core.expr import Expr

from chemomech.case.case import Case
from chemomech.input.block import Block
from chemomech.materials.material import Material
from chemomech.materials.phases import OfPhases
from chemomech.mesh.body import Entities
from chemomech.mesh.regions import elsewhere, indicators
from chemomech.physics.by_region import Regions
from chemomech.physics.elasticity import Law, PhaseProperty
from chemomech.physics.expression import Scalar
from chemomech.system._dolfinx import constant

T = TypeVar("T")
B = TypeVar("B", bound=Block)
Of = Callable[[Material], T]
"""Something of a material."""


class UflFunctions:
    """Elementary functions for material laws that are evaluated on UFL expressions."""

    def exp(self, x: Scalar, /) -> Expr:
        """Exponential."""
        return ufl.exp(x)

    def ln(self, x: Scalar, /) -> Expr:
        """Natural logarithm."""
        return ufl.ln(x)

    def maximum(self, x: Scalar, y: Scalar, /) -> Expr:
        """The larger of the two arguments."""
        return ufl.max_value(x, y)


class Properties:
    """Material properties of a body on its mesh, in the units of the problem.

    Numbers become ``fem.Constant``, so that the compiled kernels serve every case with the same laws. Where regions
    have materials of their own a property is the sum of theirs, each times the indicator of its region.
    """

    def __init__(self, case: Case, domain: mesh.Mesh, regions: Mapping[str, Entities]) -> None:
        self.materials, self._domain = case.layout.materials, domain
        cells = [regions[name] for name in case.layout.names]
        if len(cells) < len(self.materials) > 1:
            cells.append(elsewhere(domain, cells))
        self.regions = Regions(indicators(domain, cells))

    def constant(self, value: float) -> Expr:
        """A number that is the same everywhere."""
        return constant(self._domain, float(value))

    def number(self, of: Of[float]) -> Expr:
        """A number of the materials."""
        return self.numbers([of(material) for material in self.materials])

    def numbers(self, values: Sequence[float]) -> Expr:
        """A number for each region."""
        return self.regions([self.constant(value) for value in values])

    def law(self, of: Of[Any], factor: Of[float] = lambda material: 1.0) -> Law:
        """A law of the materials times a unit conversion."""
        laws = [self._law_of_one(of(material), factor(material)) for material in self.materials]
        return lambda c: self.regions([law(c) for law in laws])

    def phases(self, of: Of[OfPhases[Any]], factor: Of[float] = lambda material: 1.0) -> PhaseProperty:
        """A law for the host and one for the product."""
        return PhaseProperty(
            host=self.law(lambda material: of(material).host, factor),
            product=self.law(lambda material: of(material).product, factor),
        )

    def _law_of_one(self, law: Any, factor: float) -> Law:
        scale, on_constants = self.constant(factor), self.on_constants(law)
        return lambda c: scale * on_constants(c, UflFunctions())

    def on_constants(self, law: B) -> B:
        """A law whose numbers are constants."""
        numbers = {k: v for k in type(law).model_fields if isinstance(v := getattr(law, k), float)}
        return law.model_copy(update={k: self.constant(v) for k, v in numbers.items()})
