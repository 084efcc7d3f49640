"""Patch test: a linear displacement of the boundary must come out linear inside, on any mesh."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import ufl
from dolfinx import mesh
from mpi4py import MPI

from chemomech.case.case import Case
from chemomech.mesh.interval import interval
from chemomech.model.composition import Composer
from chemomech.model.scaling import scales_of
from chemomech.physics.cartesian import Solid
from chemomech.solve.unknowns import Values
from chemomech.verify.bench import Bench
from chemomech.verify.equilibrium import Equilibrium
from chemomech.verify.outcome import Check

BOUND = 1e-10
CELLS_PER_EDGE = 3
STRETCH_AND_SHEAR = np.array([[0.4, 0.5, -0.1], [0.1, -0.2, 0.3], [0.2, -0.1, 0.15]])
"""``H = F - 1``, principal stretches 1.55, 1.18 and 0.72."""
DILATATION = np.array([[0.3]])
YIELDS = "material.override.plasticity.yield_strength={host: VALUE, product: VALUE}"
STRENGTHS = {"elastic": YIELDS.replace("VALUE", "10000 GPa"), "yielding": YIELDS.replace("VALUE", "1 GPa")}
BODIES = {
    "film": "geometry={shape: film, thickness: 50 nm}",
    "wire": "geometry={shape: wire, radius: 50 nm}",
    "particle": "geometry={shape: particle, radius: 50 nm}",
}


def distorted_cube(comm: MPI.Comm, count: int) -> mesh.Mesh:
    """Unit cube of tetrahedra whose inner vertices are moved by up to a fifth of a cell in irregular directions."""
    domain = mesh.create_unit_cube(comm, count, count, count)
    x = domain.geometry.x
    inside = ((x > 1e-9) & (x < 1 - 1e-9)).all(axis=1)
    phases = x[inside] @ np.array([[37.0, 53.0, 71.0], [59.0, 41.0, 23.0], [29.0, 67.0, 47.0]])
    x[inside] += 0.2 / count * np.sin(phases)
    return domain


def patch_checks(bench: Bench) -> list[Check]:
    """Rows of the patch tests: tetrahedra, elastic and yielding, and the radial bodies on the program's mesh.

    The quick selection is the particle; the kernels of tetrahedra take long to compile.
    """
    rows = []
    for name, strength in () if bench.quick else STRENGTHS.items():
        case = bench.case("free-swelling", strength)
        domain = distorted_cube(bench.comm, CELLS_PER_EDGE)
        model = replace(Composer(case, domain).model(), geometry=Solid(ufl.SpatialCoordinate(domain)))
        rows += _checks(f"tetrahedra, {name}", case, Equilibrium(case, model, domain), STRETCH_AND_SHEAR)
    for name in ["particle"] if bench.quick else BODIES:
        case = bench.case("free-swelling", BODIES[name])
        domain = interval(bench.comm, case.resolution.cells)
        body = Equilibrium(case, Composer(case, domain).model(), domain)
        rows += _checks(f"{name}, dilatation", case, body, DILATATION)
    return rows


def _checks(name: str, case: Case, body: Equilibrium, gradient: Values) -> list[Check]:
    body.displace(gradient)
    modulus = float(case.material.elasticity.youngs_modulus.product(1.0)) / scales_of(case).stress
    distance, spread = body.largest_deviation(gradient), body.spread_of_stress() / modulus
    return [
        Check.absolute(f"patch test, {name}: distance from linear", 0.0, distance, BOUND, "size"),
        Check.absolute(f"patch test, {name}: spread of the stress", 0.0, spread, BOUND, "E"),
    ]
