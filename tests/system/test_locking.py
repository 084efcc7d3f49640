"""Plastic flow keeps the volume, and quadratic displacements have room for it: rigid-plastic limits on coarse meshes.

A core swells to almost twice its volume and opens a shell that flows through and through. The pressure is then that of
the rigid, perfectly plastic shell (Hill 1950, section V.2), ``(2/sqrt 3) sigma_Y ln(b/a)`` in plane strain and
``2 sigma_Y ln(b/a)`` in a sphere, with the current radii. These are known: core and shell keep their volumes, those of
their cells, but for the swelling of the core. Elements that lock add a pressure that refinement hardly lessens.
"""

from pathlib import Path

import numpy as np
import pytest
from mpi4py import MPI

from chemomech.case import load_case
from chemomech.simulation.simulation import Simulation
from chemomech.theory.shell import CylindricalShell, SphericalShell

CASE = Path(__file__).parents[2] / "chemomech" / "verify" / "cases" / "swelling-core.yaml"
CORE = 0.5
CONTENTS = (0.3, 0.9)
"""Elastic strains, a thousandth, no longer count."""


def pressure_over_limit(shape, resolved, cell, *overrides):
    """The core's pressure over the limit while the content is within :data:`CONTENTS`; cells in units of the size."""
    constraint = ", constraint: plane strain" if shape == "wire" else ""
    geometry = f"{{shape: {shape}, radius: 100 nm, core_radius: {100 * CORE} nm, resolved: {resolved}{constraint}}}"
    mesh = (f"interface.width={100 * cell} nm", "interface.initial_depth=1 nm", "numerics.cells_per_width=1")
    steps = ("numerics.time_tolerance=2e-2", "numerics.maximum_step=5 s")
    case = load_case(CASE, [f"geometry={geometry}", *mesh, *steps, *overrides])
    dimension, shell = (2, CylindricalShell) if shape == "wire" else (3, SphericalShell)
    strength = case.material.plasticity.yield_strength.product(0.5) / 1e9
    ratios = []
    for seen in Simulation(case, MPI.COMM_SELF).observations():
        sample = seen.sample
        core = (sample["reference_radius"] < CORE).astype(float)
        content = sample.mean(sample["content"])
        if content > CONTENTS[1]:
            return np.array(ratios)
        if content > CONTENTS[0]:
            swelling = case.regions["core"].swelling(content)
            share = sample.mean(core)
            opened = (1 + (1 / share - 1) / swelling) ** (1 / dimension)
            limit = shell(1, opened, 1, 0.3, strength).fully_plastic_pressure
            stress = sample.mean(sample["radial_stress" if shape == "wire" else "mean_stress"], core)
            ratios.append(-stress * seen.scales.stress / 1e9 / limit)
    raise AssertionError


def errors(shape, resolved, *cells):
    """Largest distance of the pressure from the limit, relative to it, for cells of several sizes."""
    return [float(np.abs(pressure_over_limit(shape, resolved, cell) - 1).max()) for cell in cells]


@pytest.mark.parametrize(("shape", "resolved"), [("wire", "cross-section"), ("particle", "meridian")])
def test_in_the_plane(shape, resolved):
    coarse, fine = errors(shape, resolved, 0.25, 0.125)
    assert coarse < 0.05
    assert fine < min(0.015, coarse / 2)


@pytest.mark.slow
def test_in_space():
    coarse, fine = errors("particle", "volume", 0.3, 0.2)
    assert coarse < 0.1
    assert fine < min(0.05, coarse / 1.5)
