"""The response of the model at given states, without a boundary-value problem."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import ufl
from dolfinx import fem, mesh
from mpi4py import MPI
from scipy.spatial.transform import Rotation

from chemomech.case.case import Case
from chemomech.model.composition import Composer
from chemomech.physics.cartesian import Solid
from chemomech.physics.model import Fields, Internal
from chemomech.solve.unknowns import Values


@dataclass(frozen=True)
class States:
    """Deformation gradient, plastic state, phase and content, one a row."""

    deformation: Values
    inverse_plastic_metric: Values
    accumulated_strain: Values
    order_parameter: Values
    logit: Values


def random_states(case: Case, count: int, seed: int = 1) -> States:
    """States ``F = F_e F_p F_c`` with trial strains from 1e-4 to 0.1: some of them yield and some do not."""
    random = np.random.default_rng(seed)
    phase, logit = random.uniform(0, 1, count), random.uniform(-2, 3, count)
    content = phase**2 * (3 - 2 * phase) / (1 + np.exp(-logit))
    strains = 10 ** random.uniform(-4, -1, count)
    elastic = Rotation.random(count, rng=random).as_matrix() @ _near_identity(random, strains)
    plastic = _near_identity(random, np.full(count, 0.3))
    plastic /= np.cbrt(np.linalg.det(plastic))[:, None, None]
    chemical = np.cbrt(case.material.swelling(content))[:, None, None]
    return States(
        deformation=chemical * elastic @ plastic,
        inverse_plastic_metric=np.asarray(np.linalg.inv(plastic.transpose(0, 2, 1) @ plastic), dtype=np.float64),
        accumulated_strain=random.uniform(0, 1, count),
        order_parameter=phase,
        logit=logit,
    )


def _near_identity(random: np.random.Generator, sizes: Values) -> Values:
    return np.asarray(np.eye(3) + sizes[:, None, None] * random.uniform(-1, 1, (len(sizes), 3, 3)))


class PointwiseResponse:
    """The model of a case on tetrahedra that know nothing of each other, one state in each.

    With a constant ``F`` in each of them ``u = (F - 1) x`` has the gradient wanted.
    """

    MIDPOINT = np.full((1, 3), 0.25)

    def __init__(self, case: Case, cells_per_edge: int) -> None:
        self._domain = mesh.create_unit_cube(MPI.COMM_SELF, cells_per_edge, cells_per_edge, cells_per_edge)
        self.count = self._domain.topology.index_map(3).size_local
        shapes = {"deformation": (3, 3), "inverse_plastic_metric": (3, 3)}
        self._given = {
            name: fem.Function(fem.functionspace(self._domain, ("DG", 0, shapes.get(name, ()))))
            for name in States.__dataclass_fields__
        }
        model = replace(Composer(case, self._domain).model(), geometry=Solid(ufl.SpatialCoordinate(self._domain)))
        displacement = ufl.dot(self._given["deformation"] - ufl.Identity(3), ufl.SpatialCoordinate(self._domain))
        zero = ufl.as_ufl(0.0)
        fields = Fields(displacement, self._given["order_parameter"], zero, self._given["logit"])
        internal = Internal(self._given["inverse_plastic_metric"], self._given["accumulated_strain"])
        state = model.response(fields, internal, ufl.as_ufl(1.0))
        self._expressions = {
            "deformation gradient": state.deformation_gradient,
            "energy": state.elastic_energy,
            "first Piola stress": state.first_piola_stress,
            "mechanical potential": state.mechanical_potential,
            "mechanical drive": state.mechanical_drive,
            "inverse plastic metric": state.plastic.inverse_plastic_metric,
            "plastic strain": state.plastic.accumulated_strain,
            "dissipated energy": state.plastic.dissipated_energy,
        }
        parts = [e[place] if place else e for e in self._expressions.values() for place in np.ndindex(e.ufl_shape)]
        self._compiled = fem.Expression(ufl.as_vector(parts), self.MIDPOINT)

    def __call__(self, states: States) -> dict[str, Values]:
        """Values by name, one state a row; as many states as there are tetrahedra."""
        for name, function in self._given.items():
            function.x.array[:] = getattr(states, name).ravel()
        cells = np.arange(self.count, dtype=np.int32)
        table = np.asarray(self._compiled.eval(self._domain, cells)).reshape(self.count, -1)
        sizes = [int(np.prod(expression.ufl_shape)) for expression in self._expressions.values()]
        columns = np.split(table, np.cumsum(sizes)[:-1], axis=1)
        return {
            name: column.reshape(self.count, *expression.ufl_shape)
            for (name, expression), column in zip(self._expressions.items(), columns, strict=True)
        }
