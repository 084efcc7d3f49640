"""The ellipse of `ellipse.yaml` in plain dolfinx, as such scripts are written today: what the program is compared with.

    python3 reference.py [--cell 0.01] [--end 30] [--fixed-step 0.01]

Cahn-Hilliard and finite elasticity of an axisymmetric particle that takes up lithium; equations, parameters and
stepping of case CH03a of E. M. Stewart, S. A. Chester and L. Anand, FEniCSx codes for coupled theories in solid
mechanics (2024), written anew. Backward Euler; a step grows by 1.5 after at most 4 Newton iterations, is halved after
8 or where Newton's method fails; the Jacobian is assembled and factorised by MUMPS in every iteration. Nothing is
written but one line of JSON. Units: um, s, MPa, pmol, pJ.
"""

from __future__ import annotations

import argparse
import json
import time
from typing import Any

import basix.ufl
import gmsh
import numpy as np
import ufl
from dolfinx import fem, mesh
from dolfinx.fem import petsc as fem_petsc
from mpi4py import MPI
from petsc4py import PETSc

try:
    from dolfinx.io.gmshio import model_to_mesh
except ImportError:  # its name since 0.10
    from dolfinx.io.gmsh import model_to_mesh

ACROSS, ALONG = 0.3, 0.5
G, K = 49.8e3, 83e3
OMEGA, D, CHI, C_MAX, LAMBDA = 4.05, 1e-2, 3.0, 2.29e-2, 0.55749
RT = 8.3145 * 298
EMPTY, FULL, RAMP = 0.005, 0.995, 1.0
FIRST_STEP, LONGEST_GROWING_STEP = 0.01, 1.0
TOLERANCE, MAXIMUM_ITERATIONS = 1e-8, 50
TIMES = (0.5, 1.0, 3.0, 10.0)


def quarter_ellipse(comm: MPI.Comm, cell: float) -> mesh.Mesh:
    """Triangles of edge `cell` on the half plane (r, z) above the plane of symmetry."""
    gmsh.initialize()
    gmsh.option.setNumber("General.Terminal", 0)
    if comm.rank == 0:
        occ = gmsh.model.occ
        part, _ = occ.intersect([(2, occ.addDisk(0, 0, 0, 1, 1))], [(2, occ.addRectangle(0, 0, 0, 2, 2))])
        occ.dilate(part, 0, 0, 0, ACROSS, ALONG, 1)
        occ.synchronize()
        gmsh.model.addPhysicalGroup(2, [tag for _, tag in gmsh.model.getEntities(2)], 1)
        for name, value in (("MeshSizeMin", cell), ("MeshSizeMax", cell), ("Algorithm", 6)):
            gmsh.option.setNumber(f"Mesh.{name}", value)
        gmsh.model.mesh.generate(2)
    domain = model_to_mesh(gmsh.model, comm, 0, gdim=2)[0]
    gmsh.finalize()
    return domain


def stress_free_potential(fraction: float) -> float:
    """Regular solution, in units of RT."""
    return float(np.log(fraction / (1 - fraction)) + CHI * (1 - 2 * fraction))


class Ellipse:
    """Displacement, chemical potential [RT] and swelling ``c = Omega c_R`` of one backward Euler step."""

    def __init__(self, comm: MPI.Comm, cell: float) -> None:
        domain = self.domain = quarter_ellipse(comm, cell)
        self.comm = comm
        linear = basix.ufl.element("Lagrange", domain.basix_cell(), 1)
        quadratic = basix.ufl.element("Lagrange", domain.basix_cell(), 2, shape=(2,))
        self.space = fem.functionspace(domain, basix.ufl.mixed_element([quadratic, linear, linear]))
        self.w, self.old = fem.Function(self.space), fem.Function(self.space)
        self.step, self.outside = fem.Constant(domain, FIRST_STEP), fem.Constant(domain, 0.0)
        self.w.sub(1).interpolate(lambda x: np.full(x.shape[1], stress_free_potential(EMPTY)))
        self.w.sub(2).interpolate(lambda x: np.full(x.shape[1], EMPTY * OMEGA * C_MAX))
        self.old.x.array[:] = self.w.x.array
        self.iterations = self.factorisations = 0
        residual = self.residual()
        self.F, self.J = fem.form(residual), fem.form(ufl.derivative(residual, self.w))
        self.bcs = self.symmetry()
        self.A = fem_petsc.create_matrix(self.J)
        self.dx = self.w.x.petsc_vec.duplicate()
        self.b = self.dx.duplicate()
        self.ksp = PETSc.KSP().create(comm)
        self.ksp.setType("preonly")
        self.ksp.getPC().setType("lu")
        self.ksp.getPC().setFactorSolverType("mumps")
        self.ksp.setOperators(self.A)

    def residual(self) -> Any:
        """Momentum (over G), balance of lithium, and the chemical potential."""
        domain = self.domain
        x = ufl.SpatialCoordinate(domain)
        dx = ufl.Measure("dx", domain=domain, metadata={"quadrature_degree": 4})
        ds = ufl.Measure("ds", domain=domain, subdomain_data=self.surface(), subdomain_id=1)
        ds = ds(metadata={"quadrature_degree": 4})
        u, mu, c = ufl.split(self.w)
        v, eta, q = ufl.TestFunctions(self.space)
        c_old = ufl.split(self.old)[2]
        r, identity = x[0], ufl.Identity(3)

        def gradient(f: Any) -> Any:
            return ufl.as_vector([f.dx(0), f.dx(1), 0])

        def tensor_gradient(f: Any) -> Any:
            H = ufl.grad(f)
            return ufl.as_matrix([[H[0, 0], H[0, 1], 0], [H[1, 0], H[1, 1], 0], [0, 0, f[0] / r]])

        F = identity + tensor_gradient(u)
        J, fraction = ufl.det(F), c / (OMEGA * C_MAX)
        F_e = F * (1 + c) ** (-1 / 3)
        J_e, C_e = ufl.det(F_e), F_e.T * F_e
        C_bar = J_e ** (-2 / 3) * C_e
        T_e = J_e ** (-2 / 3) * G * (identity - ufl.tr(C_bar) / 3 * ufl.inv(C_bar))
        T_e += K * J_e * (J_e - 1) * ufl.inv(C_bar)
        cauchy = F_e * T_e * ufl.inv(F_e) / J_e
        piola = J * cauchy * ufl.inv(F).T
        mandel = C_e * T_e
        potential = ufl.ln(fraction / (1 - fraction)) + CHI * (1 - 2 * fraction) - OMEGA * ufl.tr(mandel) / (3 * RT)
        flux = -D * c * (1 - fraction) * ufl.inv(C_e * (1 + c) ** (2 / 3)) * gradient(mu)
        normal = ufl.FacetNormal(domain)
        area = ufl.dot(J * ufl.inv(F).T, ufl.as_vector([normal[0], normal[1], 0]))
        leaving = OMEGA * (mu - self.outside) * ufl.sqrt(ufl.inner(area, area))
        return (
            ufl.inner(piola / G, tensor_gradient(v)) * r * dx
            + ((c - c_old) / self.step * eta - ufl.inner(flux, gradient(eta))) * r * dx
            + leaving * eta * r * ds
            + ((mu - potential) * q - LAMBDA / RT * ufl.inner(gradient(fraction), gradient(q))) * r * dx
        )

    def surface(self) -> Any:
        """The outside of the particle."""
        boundary = mesh.locate_entities_boundary(
            self.domain, 1, lambda x: (x[0] / ACROSS) ** 2 + (x[1] / ALONG) ** 2 > 1 - 1e-6
        )
        return mesh.meshtags(self.domain, 1, np.sort(boundary), np.ones(len(boundary), dtype=np.int32))

    def symmetry(self) -> list[Any]:
        """No radial displacement on the axis, no axial one on the plane of symmetry."""
        held = []
        for component in (0, 1):
            facets = mesh.locate_entities_boundary(self.domain, 1, lambda x, i=component: np.isclose(x[i], 0.0))
            part = self.space.sub(0).sub(component)
            held.append(fem.dirichletbc(0.0, fem.locate_dofs_topological(part, 1, facets), part))
        return held

    def solve(self) -> tuple[int, bool]:
        """Newton's method until the correction is small; iterations, and whether it converged."""
        first = 0.0
        for iteration in range(1, MAXIMUM_ITERATIONS + 1):
            self.correct()
            size = self.dx.norm()
            first = first or size
            if not np.isfinite(size):
                return iteration, False
            if size < TOLERANCE or size / first < TOLERANCE:
                return iteration, True
        return MAXIMUM_ITERATIONS, False

    def correct(self) -> None:
        """One iteration."""
        with self.b.localForm() as local:
            local.set(0)
        fem_petsc.assemble_vector(self.b, self.F)
        fem_petsc.apply_lifting(self.b, [self.J], [self.bcs], [self.w.x.petsc_vec], -1.0)
        self.b.ghostUpdate(addv=PETSc.InsertMode.ADD, mode=PETSc.ScatterMode.REVERSE)
        fem_petsc.set_bc(self.b, self.bcs, self.w.x.petsc_vec, -1.0)
        self.A.zeroEntries()
        fem_petsc.assemble_matrix(self.A, self.J, bcs=self.bcs)
        self.A.assemble()
        self.ksp.setOperators(self.A)
        self.ksp.solve(self.b, self.dx)
        self.w.x.petsc_vec.axpy(-1.0, self.dx)
        self.w.x.scatter_forward()
        self.iterations += 1
        self.factorisations += 1

    def state_of_charge(self) -> Any:
        """A function that gives the mean of the site fraction."""
        r = ufl.SpatialCoordinate(self.domain)[0]
        filled = fem.form(ufl.split(self.w)[2] / (OMEGA * C_MAX) * r * ufl.dx)
        sites = self.comm.allreduce(fem.assemble_scalar(fem.form(r * ufl.dx(domain=self.domain))))
        return lambda: self.comm.allreduce(fem.assemble_scalar(filled)) / sites


def run(comm: MPI.Comm, cell: float, end: float, fixed_step: float | None) -> dict[str, Any]:
    """Advance to the end; what it took and the state of charge over time."""
    problem = Ellipse(comm, cell)
    state_of_charge = problem.state_of_charge()
    empty, full = stress_free_potential(EMPTY), stress_free_potential(FULL)
    t, dt, rejected = 0.0, fixed_step or FIRST_STEP, 0
    history = [(0.0, state_of_charge())]
    while round(t, 9) < end:
        problem.step.value = dt
        problem.outside.value = empty + (full - empty) * min((t + dt) / RAMP, 1.0)
        iterations, converged = problem.solve()
        if not converged:
            rejected += 1
            dt /= 2
            problem.w.x.array[:] = problem.old.x.array
            continue
        t += dt
        problem.old.x.array[:] = problem.w.x.array
        history.append((t, state_of_charge()))
        if fixed_step is None and iterations <= 4 and dt < LONGEST_GROWING_STEP:
            dt *= 1.5
        elif fixed_step is None and iterations >= 8:
            dt /= 2
    times, charges = np.array(history).T
    return {
        "cells": problem.domain.topology.index_map(2).size_global,
        "unknowns": problem.space.dofmap.index_map.size_global * problem.space.dofmap.index_map_bs,
        "ranks": comm.size,
        "steps": len(history) - 1,
        "rejected_steps": rejected,
        "newton_iterations": problem.iterations,
        "factorisations": problem.factorisations,
        "state_of_charge": {f"{at:g}": float(np.interp(at, times, charges)) for at in TIMES if at <= end},
    }


def main() -> None:
    """Run and print one line of JSON."""
    parser = argparse.ArgumentParser(description="The Cahn-Hilliard ellipse in plain dolfinx.")
    parser.add_argument("--cell", type=float, default=0.01, help="edge of the triangles [um]")
    parser.add_argument("--end", type=float, default=30.0, help="end time [s]")
    parser.add_argument("--fixed-step", type=float, help="time step [s]; adaptive if not given")
    options = parser.parse_args()
    started = time.perf_counter()
    found = run(MPI.COMM_WORLD, options.cell, options.end, options.fixed_step)
    found["wall_time_s"] = round(time.perf_counter() - started, 3)
    if MPI.COMM_WORLD.rank == 0:
        print(json.dumps(found))


if __name__ == "__main__":
    main()
