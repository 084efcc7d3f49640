"""The pressure of the product at the front, known wherever the front is.

Stress jumps across a front: the traction on it is the same on both sides, what lies along it is not. Within a diffuse
front the stress is that of neither side. What acts on the bonds that break is taken from behind the front, where the
body is product (``phi > 0.98``, four widths from the middle of the front), and continued as smoothly as can be to where
it is not: the field ``q`` that makes

    int s(phi) (q - p)^2 + l^2 |grad q|^2 dV,   p = -tr(sigma)/3

least, with the weight ``s`` of :func:`chemomech.physics.order_parameter.behind_the_front`. In a plane front ``q`` is
constant through it and ahead of it; as the width ``l`` goes to 0, so does the distance to where it is measured. It is
that of the last step: it changes as slowly as the front moves.
"""

from __future__ import annotations

import numpy as np
import ufl
from dolfinx import fem
from dolfinx.fem.petsc import create_matrix
from petsc4py import PETSc

from chemomech.physics.functions import UFL
from chemomech.physics.model import Fields, Model, Response
from chemomech.physics.order_parameter import behind_the_front
from chemomech.solve.unknowns import ORDER_PARAMETER, Unknowns
from chemomech.system._dolfinx import assemble_matrix, assemble_vector, create_vector
from chemomech.system.saving import Saved, Saving

LEAST_WEIGHT = 1e-12
"""Where there is no product at all, its pressure is 0."""


class ProductPressure:
    """Follows the pressure from step to step, in the units of the problem."""

    def __init__(self, model: Model, unknowns: Unknowns, fields: Fields, response: Response, dx: ufl.Measure) -> None:
        """Of a model whose front has the field, at its state ``fields`` and the ``response`` to it."""
        field = model.front.product_pressure
        assert isinstance(field, fem.Function)
        self._field, self._unknowns = field, unknowns
        space = field.function_space
        q, r = ufl.TrialFunction(space), ufl.TestFunction(space)
        weight = behind_the_front(model.of_host(fields).order_parameter, UFL)
        gradients = ufl.inner(model.geometry.gradient(q), model.geometry.gradient(r))
        element = model.geometry.volume_element()
        self._matrix_form = fem.form(
            ((weight + LEAST_WEIGHT) * q * r + model.front.width**2 * gradients) * element * dx
        )
        self._vector_form = fem.form(-weight * response.mean_stress * r * element * dx)
        self._matrix = create_matrix(self._matrix_form)
        self._vector = create_vector(self._vector_form, space)
        self._solution = self._vector.duplicate()
        self._ksp = PETSc.KSP().create(space.mesh.comm)
        self._ksp.setOperators(self._matrix)
        self._ksp.setType("preonly")
        self._ksp.getPC().setType("lu")
        self._ksp.getPC().setFactorSolverType("mumps")

    def accept(self) -> None:
        """Take the pressure of the attempted step, before its plastic state is the one to start from."""
        self._matrix.zeroEntries()
        assemble_matrix(self._matrix, self._matrix_form)
        self._matrix.assemble()
        with self._vector.localForm() as local:
            local.set(0.0)
        assemble_vector(self._vector, self._vector_form)
        self._vector.ghostUpdate(addv=PETSc.InsertMode.ADD, mode=PETSc.ScatterMode.REVERSE)
        self._ksp.solve(self._vector, self._solution)
        owned = self._solution.array_r
        self._field.x.array[: len(owned)] = owned
        self._field.x.scatter_forward()

    def save(self, to: Saving) -> None:
        """Its values at the corners."""
        values = self._unknowns.zero()
        own = fem.Function(self._unknowns.space_of(ORDER_PARAMETER))
        own.interpolate(self._field)
        values[self._unknowns.dofs(ORDER_PARAMETER)] = own.x.array
        to.nodal("product_pressure", values)

    def restore(self, saved: Saved) -> None:
        """Be what was saved."""
        own = fem.Function(self._unknowns.space_of(ORDER_PARAMETER))
        own.x.array[:] = np.asarray(saved.nodal("product_pressure"))[self._unknowns.dofs(ORDER_PARAMETER)]
        self._field.interpolate(own)
        self._field.x.scatter_forward()
