"""The steps of a finished run again, by a script of plain dolfinx: the same form, mesh, steps and iterations.

    python3 plain_run.py CASE FOLDER

``FOLDER`` holds the results of ``chemomech run CASE``: times of the steps and Newton iterations are read from there.
Of the program only what makes mesh and weak form is used. Prints one line of JSON: seconds after the imports.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

import basix.ufl
import numpy as np
import pandas as pd
import ufl
from dolfinx import fem, io
from dolfinx.fem import petsc as fem_petsc
from mpi4py import MPI
from petsc4py import PETSc

from chemomech.case import load_case
from chemomech.mesh.recipes import body_of
from chemomech.model.composition import Composer, momentum_scale
from chemomech.model.scaling import scales_of
from chemomech.observe.quantity_table import HISTORY
from chemomech.physics.model import Fields, Internal, TimeStep
from chemomech.solve.multistep import derivative_weights, extrapolation_weights
from chemomech.system._dolfinx import interpolation_points


def main() -> None:
    """Solve, write, print."""
    case, folder = load_case(Path(sys.argv[1])), Path(sys.argv[2])
    table = pd.read_csv(folder / "history.csv")
    times = table[HISTORY["time"].header].to_numpy() / scales_of(case).time
    iterations = table[HISTORY["newton_iterations"].header].to_numpy()
    begin = time.perf_counter()
    reacted = solve(case, times, iterations)
    wall = time.perf_counter() - begin
    counts = {"steps": len(times) - 1, "newton_iterations": int(iterations.sum()), "ranks": 1}
    print(json.dumps({"wall_s": wall, "reacted_fraction": reacted, **counts}), flush=True)


def solve(case, times, iterations) -> float:
    """Fields over time; returns the reacted fraction at the end."""
    scales = scales_of(case)
    body = body_of(case, MPI.COMM_WORLD)
    domain = body.domain
    model = Composer(case, domain, body.regions).model()
    cell = domain.basix_cell()
    space = fem.functionspace(
        domain,
        basix.ufl.mixed_element(
            [
                basix.ufl.element("Lagrange", cell, 2, shape=(2,)),
                basix.ufl.element("Lagrange", cell, 1, shape=(3,)),
            ]
        ),
    )
    x, *old = (fem.Function(space) for _ in range(3))
    degree = case.resolution.quadrature_degree
    dx = ufl.Measure("dx", domain=domain, metadata={"quadrature_degree": degree})
    scalar = fem.functionspace(domain, basix.ufl.quadrature_element(cell, degree=degree))
    size = model.geometry.tensor_size
    tensor = fem.functionspace(domain, basix.ufl.quadrature_element(cell, value_shape=(size,), degree=degree))
    metric, strain, new_metric, new_strain = (fem.Function(s) for s in (tensor, scalar, tensor, scalar))
    identity = [float(model.geometry.components(ufl.Identity(3))[i]) for i in range(size)]
    metric.x.array[:] = np.tile(identity, len(strain.x.array))
    weights = [fem.Constant(domain, w) for w in (1.0, -1.0, 0.0)]
    length = fem.Constant(domain, 1.0)
    internal = Internal(model.geometry.symmetric_tensor(metric), strain)
    F = model.residual(
        fields_of(ufl.split(x)),
        fields_of(ufl.TestFunctions(space)),
        [fields_of(ufl.split(each)) for each in old],
        internal,
        TimeStep(weights, length),
        fem.Constant(domain, momentum_scale(case)),
        dx,
    )
    residual, jacobian = fem.form(F), fem.form(ufl.derivative(F, x))
    potential = fem.Function(space.sub(1).sub(1).collapse()[0])
    conditions = boundary_conditions(body, space, potential)
    A, b = fem_petsc.create_matrix(jacobian), fem_petsc.create_vector(residual)
    correction = b.duplicate()
    solver = PETSc.KSP().create(domain.comm)
    solver.setOperators(A)
    solver.setType("preonly")
    solver.getPC().setType("lu")
    solver.getPC().setFactorSolverType("mumps")
    set_initial(case, body, space, x, scales)
    state = model.response(fields_of(ufl.split(x)), internal, length)
    points = interpolation_points(scalar)
    metric_update = fem.Expression(model.geometry.components(state.plastic.inverse_plastic_metric), points)
    strain_update = fem.Expression(state.plastic.accumulated_strain, points)
    measured = [fem.form(value * dx) for value in (state.product_fraction, state.content, state.mean_stress)]
    area = fem.assemble_scalar(fem.form(fem.Constant(domain, 1.0) * dx))
    past, values = [times[0]], [x.x.array.copy()]
    with tempfile.TemporaryDirectory() as folder:
        for now, count in zip(times[1:], iterations[1:], strict=True):
            formula = [now, *past[:2]]
            new = derivative_weights(formula) + [0.0] * (3 - len(formula))
            for constant, weight in zip(weights, new, strict=True):
                constant.value = weight
            length.value = now - past[0]
            for function, value in zip(old, values, strict=False):
                function.x.array[:] = value
            reach = len(formula)
            x.x.array[:] = np.array(extrapolation_weights(past[:reach], now)) @ np.stack(values[:reach])
            potential.x.array[:] = surface_potential(case, now * scales.time)
            for _ in range(int(count)):
                newton_iteration(residual, jacobian, conditions, A, b, correction, solver, x)
            assemble_residual(residual, jacobian, conditions, b, x)
            b.norm()
            sums = [fem.assemble_scalar(form) for form in measured]
            new_metric.interpolate(metric_update)
            new_strain.interpolate(strain_update)
            metric.x.array[:], strain.x.array[:] = new_metric.x.array, new_strain.x.array
            past, values = [now, *past[:3]], [x.x.array.copy(), *values[:3]]
        with io.VTKFile(domain.comm, Path(folder) / "fields.pvd", "w") as file:
            file.write_function([x.sub(1).sub(i).collapse() for i in range(3)], now)
    return sums[0] / area


def fields_of(parts) -> Fields:
    """The four fields of a mixed function."""
    return Fields(parts[0], parts[1][0], parts[1][1], parts[1][2])


def boundary_conditions(body, space, potential):
    """Supports, product and potential at the surface."""
    found = []
    for support in body.supports:
        component = space.sub(0).sub(support.component)
        collapsed = component.collapse()[0]
        dofs = fem.locate_dofs_topological((component, collapsed), support.entity_dimension, support.entities)
        found.append(fem.dirichletbc(fem.Function(collapsed), dofs, component))
    one = fem.Function(space.sub(1).sub(0).collapse()[0])
    one.x.array[:] = 1.0
    for index, value in enumerate((one, potential)):
        component = space.sub(1).sub(index)
        dofs = fem.locate_dofs_topological(
            (component, value.function_space), body.domain.topology.dim - 1, body.surface
        )
        found.append(fem.dirichletbc(value, dofs, component))
    return found


def set_initial(case, body, space, x, scales) -> None:
    """A thin layer of product at the surface, in equilibrium with the initial voltage."""
    width, depth = case.interface.width / scales.length, case.interface.initial_depth / scales.length
    first = case.material.surface_potential(case.initial_voltage, case.temperature)
    fraction = case.material.site_fraction(first, case.temperature)

    def front(distance):
        return 1 / (1 + np.exp(-distance / width))

    x.sub(1).sub(0).interpolate(lambda at: front(depth - body.depth(at.T)) / front(depth))
    x.sub(1).sub(1).interpolate(lambda at: np.full(at.shape[1], first))
    x.sub(1).sub(2).interpolate(lambda at: np.full(at.shape[1], np.log(fraction / (1 - fraction))))


def surface_potential(case, seconds: float) -> float:
    """Potential that belongs to the voltage of the ramp."""
    part = min(seconds / case.surface.ramp, 1.0)
    voltage = case.initial_voltage + part * (case.surface.voltage - case.initial_voltage)
    return case.material.surface_potential(voltage, case.temperature)


def assemble_residual(residual, jacobian, conditions, b, x) -> None:
    """Residual with given values lifted."""
    with b.localForm() as local:
        local.set(0)
    fem_petsc.assemble_vector(b, residual)
    fem_petsc.apply_lifting(b, [jacobian], [conditions], [x.x.petsc_vec], -1.0)
    b.ghostUpdate(addv=PETSc.InsertMode.ADD, mode=PETSc.ScatterMode.REVERSE)
    fem_petsc.set_bc(b, conditions, x.x.petsc_vec, -1.0)


def newton_iteration(residual, jacobian, conditions, A, b, correction, solver, x) -> None:
    """``x -= J^-1 F``."""
    assemble_residual(residual, jacobian, conditions, b, x)
    A.zeroEntries()
    fem_petsc.assemble_matrix(A, jacobian, bcs=conditions)
    A.assemble()
    solver.solve(b, correction)
    x.x.petsc_vec.axpy(-1.0, correction)
    x.x.scatter_forward()


if __name__ == "__main__":
    main()
