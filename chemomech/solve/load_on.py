"""A mechanical load on a part of the surface, in the weak form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
import ufl
from dolfinx import fem
from mpi4py import MPI
from ufl.core.expr import Expr

from chemomech.mesh.body import Body
from chemomech.physics.mechanical_load import LoadedSurface, MechanicalLoad
from chemomech.physics.model import Fields, Model
from chemomech.physics.surface_conduction import outward_normal


@dataclass(frozen=True)
class LoadOn:
    """A load in the units of the problem on the facets of a measure."""

    load: MechanicalLoad
    """With constants of the mesh in place of its numbers."""
    numbers: MechanicalLoad
    """The same with plain numbers."""
    surface: ufl.Measure
    volume_per_area: float
    """Pristine volume of the whole body over the area of the surface."""
    unit_of_time: float
    """[s]"""

    @classmethod
    def on(cls, load: MechanicalLoad, numbers: MechanicalLoad, body: Body, model: Model, unit_of_time: float) -> Self:
        """A load, with constants and with ``numbers``, on the outer surface of a body; ``unit_of_time`` [s]."""
        surface, element = body.over_outside(), model.geometry.volume_element()
        volume, area = (
            body.domain.comm.allreduce(float(np.real(fem.assemble_scalar(fem.form(form)))), op=MPI.SUM)
            for form in (element * ufl.dx(domain=body.domain), element * surface)
        )
        return cls(load, numbers, surface, volume / area, unit_of_time)

    def size_at(self, time: float) -> float:
        """The number of the load at a time in the units of the problem."""
        return self.numbers.size_at(time * self.unit_of_time)

    def virtual_work(self, size: Expr, model: Model, fields: Fields, moved: Fields) -> Expr:
        """Work per reference area at ``fields`` in a displacement ``moved``, a test function or one of a step.

        ``size`` is the number of the load.
        """
        geometry = model.geometry
        return self.load.virtual_work(
            LoadedSurface(
                deformation_gradient=geometry.deformation_gradient(fields.displacement, fields.axial_stretch),
                normal=outward_normal(self.surface),
                virtual_displacement=geometry.displacement_vector(moved.displacement),
                virtual_deformation=geometry.virtual_deformation(moved.displacement, moved.axial_stretch),
                size=size,
                volume_per_area=self.volume_per_area,
            )
        )
