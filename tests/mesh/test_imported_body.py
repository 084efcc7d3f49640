"""A drawn mesh, written and read again, is the same body; what a case says wrong of a mesh is answered."""

import shutil
import subprocess
import sys
from pathlib import Path

import meshio
import numpy as np
import pandas as pd
import pytest
from dolfinx import mesh
from mpi4py import MPI

from chemomech.case import CaseError, load_case, warnings_for
from chemomech.commands.cli import main
from chemomech.mesh.recipes import body_of
from chemomech.simulation.runner import run
from chemomech.simulation.simulation import Simulation
from tests.support.layers import inert

MESHES = Path(__file__).parents[2] / "meshes"
CUBE = """
title: a cube
material: {name: Li-Si}
geometry: {shape: cube, edge: 24 nm, rounding: 0 nm}
interface: {width: 3 nm, rate_constant: 0.1 nm/s}
numerics: {cells_per_width: 0.6}
surface: {voltage: 0.022 V, ramp: 2 s}
time: {end: 0.02 s}
output: {pictures: false, fields: false}
"""
PILLAR = CUBE.replace("cube, edge: 24 nm, rounding: 0 nm", "pillar, radius: 12 nm, height: 20 nm").replace("0.6", "1")
CORED = (
    PILLAR.replace(
        "pillar, radius: 12 nm, height: 20 nm",
        "wire, radius: 12 nm, core_radius: 6 nm, resolved: cross-section, constraint: plane strain",
    )
    + "regions: {core: {override: {swelling: {full_expansion: 0}}}}\n"
)
TEXTS = {"cube": CUBE, "pillar": PILLAR, "cored": CORED}
IN_FILE = {
    "cored": "shape: mesh, file: cored.msh, kind: cross-section, unit: 1 nm, size: 12 nm, surface: surface, "
    "fixed: {x: [x], y: [y]}, copies: 4",
    "cube": "shape: mesh, file: cube.msh, kind: volume, unit: 1 nm, size: 12 nm, surface: surface, "
    "fixed: {x: [x], y: [y], z: [z]}, copies: 8",
    "pillar": "shape: mesh, file: pillar.msh, kind: meridian, unit: 1e-3 um, size: 12 nm, surface: surface, "
    "fixed: {substrate: [r, z]}",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Case files of drawn bodies, their meshes as files, and case files on these."""
    folder = tmp_path_factory.mktemp("imported")
    for name, text in TEXTS.items():
        (folder / f"{name}.yaml").write_text(text)
        start = text.index("geometry: {") + len("geometry: {")
        on_file = text[:start] + IN_FILE[name] + text[text.index("}", start) :]
        (folder / f"{name}-file.yaml").write_text(on_file)
        assert main(["mesh", str(folder / f"{name}.yaml"), "--output", str(folder / f"{name}.msh")]) == 0
    shutil.copy(folder / "pillar.yaml", folder / "bad.msh")
    return folder


def history(case, folder):
    run(case, folder)
    return pd.read_csv(folder / "history.csv")


def assert_same(one, other, tolerance=1e-7):
    assert len(one) == len(other) > 4
    # surface and core are layers, as thick as a cell: sampled in one layer, measured by different cells
    names = [
        name
        for name in one.columns
        if not any(word in name for word in ("balance error", "Core", "Surface", "Outer", "error"))
    ]
    scale = one.abs().max().replace(0, 1)
    difference = ((one - other).abs() / scale)[names].max()
    assert difference.max() < tolerance, difference.nlargest(3)


@pytest.mark.parametrize("name", ["cube", "pillar"])
def test_a_run_on_the_file_is_that_on_the_drawing(name, folder, tmp_path):
    drawn = history(load_case(folder / f"{name}.yaml"), tmp_path / "drawn")
    read = history(load_case(folder / f"{name}-file.yaml"), tmp_path / "read")
    assert_same(drawn, read)


@pytest.mark.parametrize(
    "name",
    ["pillar-file", "cored-file", *(pytest.param(name, marks=pytest.mark.slow) for name in ("cube-file", "cube"))],
)
def test_two_ranks_give_the_history_of_one(name, folder, tmp_path):
    one = history(load_case(folder / f"{name}.yaml"), tmp_path / "one")
    command = ["mpirun", "-n", "2", sys.executable, "-m", "chemomech", "run", str(folder / f"{name}.yaml")]
    done = subprocess.run([*command, "--output", str(tmp_path / "two")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert_same(one, pd.read_csv(tmp_path / "two" / "history.csv"))


@pytest.mark.parametrize("name", ["cube", "pillar"])
def test_the_body_is_the_drawn_one(name, folder):
    drawn, read = (body_of(load_case(folder / f"{name}{end}.yaml"), MPI.COMM_SELF) for end in ("", "-file"))
    assert sorted(drawn.parts) == sorted(read.parts)
    for part, facets in drawn.parts.items():
        assert len(facets) == len(read.parts[part])
    assert len(drawn.domain.geometry.x) == len(read.domain.geometry.x)
    inside = 0.6 * drawn.domain.geometry.x
    assert read.depth(inside) == pytest.approx(drawn.depth(inside), abs=1e-9)
    assert drawn.copies == read.copies


def test_regions_of_the_file_are_those_of_the_drawing(folder):
    drawn, read = (body_of(load_case(folder / f"cored{end}.yaml"), MPI.COMM_SELF) for end in ("", "-file"))
    assert list(read.regions) == ["core"]
    assert len(read.regions["core"]) == len(drawn.regions["core"])
    middle = mesh.compute_midpoints(read.domain, 2, read.regions["core"])
    assert np.linalg.norm(middle, axis=1).max() < 0.5


def test_a_material_of_a_region_in_the_file_is_that_of_the_region_drawn(folder, tmp_path):
    """But for the surface: it is a circle in the drawing and a polygon in the file, so that depths differ a little."""
    drawn = history(load_case(folder / "cored.yaml"), tmp_path / "drawn").iloc[-1]
    read = history(load_case(folder / "cored-file.yaml"), tmp_path / "read").iloc[-1]
    uniform = history(load_case(folder / "cored-file.yaml", ["regions={}"]), tmp_path / "uniform").iloc[-1]
    for key in ("State of charge [-]", "Swelling ratio [-]", "Elastic energy [J/m^3]"):
        assert read[key] == pytest.approx(drawn[key], rel=0.01)
    assert uniform["Swelling ratio [-]"] != pytest.approx(drawn["Swelling ratio [-]"], rel=1e-4)


@pytest.mark.parametrize(
    ("regions", "key", "words"),
    [
        ("{cor: {}}", "cor", ["'cor'", "cells", "did you mean 'core'", "the file has: core, shell"]),
        ("{surface: {}}", "surface", ["no group of cells", "the file has: core, shell"]),
    ],
)
def test_a_region_that_the_file_does_not_have(regions, key, words, folder):
    with pytest.raises(CaseError) as caught:
        load_case(folder / "cored-file.yaml", [f"regions={regions}"])
    (message,) = str(caught.value).splitlines()
    assert f": regions.{key}: cored.msh: " in message
    for word in words:
        assert word in message, message


def test_a_coating_on_the_reacting_surface_of_a_file(folder):
    layer = inert("shell")
    with pytest.raises(
        CaseError, match=r": regions.shell.inert: cored.msh: the reacting surface 'surface' lies on 'shell'"
    ):
        load_case(folder / "cored-file.yaml", ["regions={}", layer])


def test_regions_that_overlap(tmp_path):
    points = np.array([[0.0, 0], [1, 0], [1, 1], [0, 1]])
    cells = [("triangle", np.array([[0, 1, 2], [0, 2, 3]])), ("line", np.array([[2, 3]]))]
    sets = {"all": [[0, 1], []], "half": [[1], []], "top": [[], [0]]}
    meshio.Mesh(
        points, cells, cell_sets={name: [np.array(s, dtype=int) for s in of] for name, of in sets.items()}
    ).write(tmp_path / "square.inp")
    geometry = "shape: mesh, file: square.inp, kind: cross-section, unit: 12 nm, size: 12 nm, surface: top"
    (tmp_path / "case.yaml").write_text(
        PILLAR.replace("shape: pillar, radius: 12 nm, height: 20 nm", geometry) + "regions: {all: {}, half: {}}"
    )
    with pytest.raises(CaseError, match=r"regions.half: square.inp: 1 cells are in 'half' and in 'all'"):
        load_case(tmp_path / "case.yaml")


@pytest.mark.parametrize(
    ("overrides", "words"),
    [
        ((), []),
        (("interface.width=1.1 nm",), []),
        (("interface.width=0.7 nm",), ["capsule.msh", "0.9933 nm", "0.7 nm", "cells of 0.4667 nm"]),
    ],
)
def test_cells_that_are_too_large_for_the_front(overrides, words):
    found = [text for text in warnings_for(load_case(MESHES / "capsule.yaml", overrides)) if "median edge" in text]
    assert len(found) == bool(words)
    assert all(word in found[0] for word in words), found


@pytest.mark.parametrize(
    ("override", "key", "words"),
    [
        ("geometry.file=nothing.msh", "file", ["nothing.msh: no such file"]),
        ("geometry.file=bad.msh", "file", ["bad.msh: cannot be read as a mesh"]),
        ("geometry.file=cube.msh", "file", ["tetra"]),
        (
            "geometry.surface=surfaces",
            "surface",
            ["'surfaces'", "did you mean 'surface'", "file has: axis, substrate, surface"],
        ),
        ("geometry.fixed={left: [r]}", "fixed.left", ["'left'", "the file has: axis, substrate, surface"]),
        ("geometry.fixed={axis: [r]}", "fixed", ["move rigidly"]),
        ("geometry.fixed={surface: []}", "fixed", ["move rigidly"]),
        ("geometry.size=65 nm", "size", ["lies 12 nm below", "not 65 nm", "unit"]),
        ("geometry.unit=1 um", "size", ["lies 1.2e+04 nm below", "unit"]),
    ],
)
def test_what_a_case_says_wrong_of_a_mesh(override, key, words, folder):
    with pytest.raises(CaseError) as caught:
        load_case(folder / "pillar-file.yaml", [override])
    (message,) = str(caught.value).splitlines()
    assert f": geometry.{key}: " in message
    for word in words:
        assert word in message, message


def test_a_finished_run_is_read_without_its_mesh(folder, tmp_path):
    case = load_case(folder / "pillar-file.yaml")
    case.dump_resolved(tmp_path / "resolved.yaml")
    text = (tmp_path / "resolved.yaml").read_text().replace("pillar.msh", "gone.msh")
    (tmp_path / "resolved.yaml").write_text(text)
    assert load_case(tmp_path / "resolved.yaml", files=False).geometry.size == case.geometry.size
    with pytest.raises(CaseError, match="no such file"):
        load_case(tmp_path / "resolved.yaml")


CAPSULE = np.array([[0, 0, 0], [0.5, 0.2, 0], [0.3, 1.5, 0]])
CAPSULE_DEPTH = [1, 0.5, 1 - np.hypot(0.3, 0.75)]


def test_depth_in_the_capsule():
    body = body_of(load_case(MESHES / "capsule.yaml"), MPI.COMM_SELF)
    assert body.depth(CAPSULE) == pytest.approx(CAPSULE_DEPTH, abs=1e-3)
    assert sorted(body.parts) == ["axis", "equator", "skin"]


@pytest.mark.parametrize("name", ["capsule", "hexagon", "cored"])
def test_the_examples_run(name):
    """Volume, and a few steps of the case as it is."""
    assert (MESHES / f"{name}.yaml").stat().st_size < 200_000
    simulation = Simulation(load_case(MESHES / f"{name}.yaml"), MPI.COMM_SELF)
    seen = next(o for o in simulation.observations() if o.number == 4)
    sample = seen.sample
    volume = {"capsule": 2 * 0.75 / 2 / 2 + 1 / 3, "hexagon": 0.861, "cored": 0.861}[name]
    assert sample.integral(np.ones_like(sample["depth"])) == pytest.approx(volume, rel=0.03)
    assert seen.attempt.newton.converged
    assert 0 < sample.mean(sample["content"]) < 1
