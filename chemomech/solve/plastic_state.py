"""The plastic state of a body at its quadrature points: inverse plastic metric and accumulated strain."""

from __future__ import annotations

import basix.ufl
import numpy as np
import ufl
from dolfinx import fem, mesh

from chemomech.physics.kinematics import Geometry
from chemomech.physics.model import Internal
from chemomech.physics.plasticity import PlasticStep
from chemomech.solve.unknowns import Values
from chemomech.system._dolfinx import compiled_expression, interpolation_points
from chemomech.system.saving import Saved, Saving


class PlasticState:
    """What a body remembers of its plastic flow, pristine at first."""

    def __init__(self, domain: mesh.Mesh, geometry: Geometry, degree: int) -> None:
        """Of a body, at the points of the quadrature rule of a ``degree``."""
        cell, self._geometry = domain.basix_cell(), geometry
        metric = basix.ufl.quadrature_element(cell, value_shape=(geometry.tensor_size,), degree=degree)
        scalar = basix.ufl.quadrature_element(cell, degree=degree)
        self._metric = fem.Function(fem.functionspace(domain, metric))
        self._strain = fem.Function(fem.functionspace(domain, scalar))
        self._new_metric = fem.Function(self._metric.function_space)
        self._new_strain = fem.Function(self._strain.function_space)
        identity = geometry.components(ufl.Identity(3))
        row = [float(identity[i]) for i in range(geometry.tensor_size)]
        self._metric.x.array[:] = np.tile(row, len(self._strain.x.array))
        self.internal = Internal(
            inverse_plastic_metric=geometry.symmetric_tensor(self._metric), accumulated_strain=self._strain
        )

    def follow(self, plastic: PlasticStep) -> None:
        """Let :meth:`accept` take the state from these expressions of the attempted step."""
        points = interpolation_points(self._strain.function_space)
        self._metric_update = compiled_expression(self._geometry.components(plastic.inverse_plastic_metric), points)
        self._strain_update = compiled_expression(plastic.accumulated_strain, points)

    def accept(self) -> None:
        """Be in the state after the attempted step; both parts follow from the one before it."""
        self._new_metric.interpolate(self._metric_update)
        self._new_strain.interpolate(self._strain_update)
        self._metric.x.array[:] = self._new_metric.x.array
        self._strain.x.array[:] = self._new_strain.x.array

    def save(self, to: Saving) -> None:
        """Both parts, cell by cell."""
        to.at_points("plastic_metric", _by_cell(self._metric))
        to.at_points("accumulated_strain", _by_cell(self._strain))

    def restore(self, saved: Saved) -> None:
        """Be in a saved state."""
        _set_by_cell(self._metric, saved.at_points("plastic_metric", self._geometry.tensor_size))
        _set_by_cell(self._strain, saved.at_points("accumulated_strain"))


def _by_cell(function: fem.Function) -> Values:
    """Values at the quadrature points of the cells of this rank, one row a cell."""
    space = function.function_space
    cells = space.mesh.topology.index_map(space.mesh.topology.dim).size_local
    rows = function.x.array.reshape(-1, space.dofmap.bs)[np.asarray(space.dofmap.list)[:cells]]
    return np.asarray(rows.reshape(cells, -1))


def _set_by_cell(function: fem.Function, values: Values) -> None:
    """Set them from such rows."""
    dofmap = function.function_space.dofmap
    points = function.x.array.reshape(-1, dofmap.bs)
    points[np.asarray(dofmap.list)[: len(values)]] = values.reshape(len(values), -1, dofmap.bs)
    function.x.array[:] = points.ravel()
    function.x.scatter_forward()
