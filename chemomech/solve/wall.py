"""A part of the surface with a path for the carrier, in the weak form."""

from __future__ import annotations

from dataclasses import dataclass

import ufl
from ufl.core.expr import Expr

from chemomech.physics.model import Fields, Model
from chemomech.physics.surface_conduction import SurfacePath, outward_normal


@dataclass(frozen=True)
class Wall:
    """Facets of a measure along which a path conducts the carrier."""

    surface: ufl.Measure
    path: SurfacePath

    def conduction(self, model: Model, fields: Fields, tests: Fields) -> Expr:
        """``M_s grad_s mu . grad_s eta`` per reference area: the path's part of the carrier balance."""
        return self._product(model, fields, fields.potential, tests.potential)

    def dissipation(self, model: Model, fields: Fields) -> Expr:
        """``M_s |grad_s mu|^2`` per reference area."""
        return self._product(model, fields, fields.potential, fields.potential)

    def _product(self, model: Model, fields: Fields, potential: Expr, other: Expr) -> Expr:
        geometry = model.geometry
        F = geometry.deformation_gradient(fields.displacement, fields.axial_stretch)
        gradients = geometry.gradient(potential), geometry.gradient(other)
        return self.path.conduction(*gradients, F, outward_normal(self.surface))
