"""Numbers and laws of the materials of a body as UFL expressions, each in the region of its material."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from dolfinx import mesh
from ufl.core.expr import Expr

from chemomech.case.case import Case
from chemomech.materials.material import Material
from chemomech.materials.phases import OfPhases
from chemomech.mesh.body import Entities
from chemomech.mesh.regions import elsewhere, indicators
from chemomech.physics.by_region import Regions
from chemomech.physics.diffusivity import DiffusivityLaw
from chemomech.physics.elasticity import Law, PhaseProperty
from chemomech.physics.functions import UFL
from chemomech.physics.property_law import PropertyLaw
from chemomech.physics.transport import OfState
from chemomech.system._dolfinx import constant

T = TypeVar("T")
Of = Callable[[Material], T]
"""Something of a material."""


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
        laws = self._on_constants(of, factor)
        return lambda c: self.regions([scale * law(c, UFL) for scale, law in laws])

    def phases(self, of: Of[OfPhases[Any]], factor: Of[float] = lambda material: 1.0) -> PhaseProperty:
        """A law for the host and one for the product."""
        return PhaseProperty(
            host=self.law(lambda material: of(material).host, factor),
            product=self.law(lambda material: of(material).product, factor),
        )

    def diffusivity(self, of: Of[PropertyLaw | DiffusivityLaw], factor: Of[float]) -> OfState:
        """A diffusivity of the materials times a unit conversion."""
        laws = self._on_constants(of, factor)
        return lambda state: self.regions([scale * law.at(state, UFL) for scale, law in laws])

    def _on_constants(self, of: Of[Any], factor: Of[float]) -> list[tuple[Expr, Any]]:
        """Unit conversion and law of each material."""
        return [
            (self.constant(factor(material)), of(material).on_constants(self.constant)) for material in self.materials
        ]
