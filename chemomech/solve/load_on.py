"""A mechanical load on a part of the surface, in the weak form."""

from __future__ import annotations

from dataclasses import dataclass

import ufl
from ufl.core.expr import Expr

from chemomech.physics.mechanical_load import LoadedSurface, MechanicalLoad
from chemomech.physics.model import Fields, Model
from chemomech.physics.surface_conduction import outward_normal


@dataclass(frozen=True)
class LoadOn:
    """A load, its numbers in the units of the problem, on the facets of a measure."""

    load: MechanicalLoad
    surface: ufl.Measure
    volume_per_area: float
    unit_of_time: float
    """[s]"""

    def size_at(self, time: float) -> float:
        """The number of the load at a time in the units of the problem."""
        return self.load.size_at(time * self.unit_of_time)

    def virtual_work(self, size: Expr, model: Model, fields: Fields, tests: Fields) -> Expr:
        """Work per reference area in the virtual displacement ``tests``; ``size`` is the number of the load."""
        geometry = model.geometry
        return self.load.virtual_work(
            LoadedSurface(
                deformation_gradient=geometry.deformation_gradient(fields.displacement, fields.axial_stretch),
                normal=outward_normal(self.surface),
                virtual_displacement=geometry.displacement_vector(tests.displacement),
                virtual_deformation=geometry.virtual_deformation(tests.displacement, tests.axial_stretch),
                size=size,
                volume_per_area=self.volume_per_area,
            )
        )
