"""A few steps of every shape on a coarse mesh, in this process or, as a program, on several ranks."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from mpi4py import MPI

from chemomech.case import load_case
from chemomech.case.case import Case
from chemomech.observe.history import row_of
from chemomech.simulation.recording import measured, observed
from chemomech.simulation.simulation import Simulation
from tests.support.cases import case_of
from tests.support.layers import inert

MESHES = Path(__file__).parents[2] / "meshes"
CASE = """
title: a shape
material: {name: Li-Si}
geometry: {SHAPE}
interface: {width: 2 nm, rate_constant: 0.1 nm/s}
numerics: {cells_per_width: 1}
surface: {voltage: 0.022 V, ramp: 2 s}
time: {end: 100 s}
output: {pictures: false, fields: false}
"""
PLANE = {
    "ellipsoid": "shape: ellipsoid, semi_axis_along: 16 nm, semi_axis_across: 10 nm",
    "pillar": "shape: pillar, radius: 10 nm, height: 14 nm",
    "sliding pillar": "shape: pillar, radius: 10 nm, height: 14 nm, constraint: frictionless substrate",
    "end": "shape: wire from its end, radius: 6 nm, length: 16 nm",
    "hollow sphere": "shape: hollow sphere, outer_radius: 18 nm, inner_radius: 8 nm, resolved: meridian",
    "hollow radius": "shape: hollow sphere, outer_radius: 18 nm, inner_radius: 8 nm",
}
"""Bodies that are resolved over a plane or a radius."""
ROUND = {
    "cross-section": "shape: wire, radius: 12 nm, resolved: cross-section",
    "whole cross-section": "shape: wire, radius: 10 nm, resolved: cross-section, constraint: plane strain, "
    "symmetry: none",
    "meridian": "shape: particle, radius: 12 nm, resolved: meridian",
    "whole meridian": "shape: particle, radius: 10 nm, resolved: meridian, symmetry: none",
}
"""The same, round."""
SPACE = {
    "cube": "shape: cube, edge: 20 nm, rounding: 4 nm",
    "segment": "shape: wire segment, radius: 10 nm, length: 6 nm",
    "held segment": "shape: wire segment, radius: 10 nm, length: 6 nm, constraint: plane strain",
    "hollow volume": "shape: hollow sphere, outer_radius: 15 nm, inner_radius: 7 nm, resolved: volume",
}
"""Bodies that are resolved over their volume."""
BALL = {"ball": "shape: particle, radius: 11 nm, resolved: volume"}
"""The same, round."""
COARSE = ("numerics.cells_per_width=0.6", "surface.ramp=0.05 s")
"""In space."""
INERT_CORE = "regions.core.override={swelling: {full_expansion: 0}}"
CORED = {
    "core of a cross-section": "shape: wire, radius: 12 nm, core_radius: 5 nm, resolved: cross-section",
    "core of a meridian": "shape: particle, radius: 12 nm, core_radius: 5 nm, resolved: meridian",
}
"""Core and shell of different materials."""
INERT = {f"inert {name}": text for name, text in CORED.items()}
"""The same with a core that does not react."""
PATH = "surface_path={thickness: 1 nm, diffusivity: 1e-16 m^2/s}"
CONTACT = {
    "contact of a cross-section": "shape: wire, radius: 10 nm, resolved: cross-section, contact: 0.3",
    "contact of a meridian": "shape: particle, radius: 10 nm, resolved: meridian, contact: 0.3",
    "side of a pillar": "shape: pillar, radius: 10 nm, height: 14 nm, contact: side",
    "path along an end": "shape: wire from its end, radius: 6 nm, length: 16 nm",
    "path around a meridian": "shape: particle, radius: 10 nm, resolved: meridian, contact: 0.2",
    "path around a cross-section": "shape: wire, radius: 10 nm, resolved: cross-section, contact: 0.2",
}
"""Bodies that react on a part of their surface, some with a path along the rest."""
IMPORTED = ("capsule", "hexagon", "cored")
"""Meshes from files."""


def shape(name: str) -> Case:
    """The case of one of the shapes."""
    if name in IMPORTED:
        return load_case(MESHES / f"{name}.yaml", ["interface.rate_constant=0.1 nm/s"])
    in_space = SPACE | BALL
    core = ((INERT_CORE,) if name in CORED else ()) + ((inert("core", conducts=False),) if name in INERT else ())
    overrides = (*(COARSE if name in in_space else ()), *core, *((PATH,) if name.startswith("path") else ()))
    return case_of(CASE.replace("SHAPE", (PLANE | ROUND | in_space | CORED | INERT | CONTACT)[name]), *overrides)


def rows_of(case: Case, steps: int, comm: MPI.Comm = MPI.COMM_SELF) -> list[dict[str, float]]:
    """What is measured of the initial state and of each of some steps."""
    simulation = Simulation(case, comm)
    quantities, found = measured(observed(simulation)), []
    for seen in simulation.observations():
        found.append(row_of(seen, quantities))
        if seen.number == steps:
            break
    return found


def main(steps: int, names: Sequence[str]) -> None:
    """Print the last rows of some shapes as JSON, on the first rank."""
    last = {name: rows_of(shape(name), steps, MPI.COMM_WORLD)[-1] for name in names}
    if MPI.COMM_WORLD.rank == 0:
        print(json.dumps(last))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
