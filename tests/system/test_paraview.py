"""Every file for ParaView, opened with VTK, the library that ParaView reads them with."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import meshio
import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkOutputWindow, vtkStringOutputWindow
from vtkmodules.vtkCommonTransforms import vtkTransform
from vtkmodules.vtkFiltersGeneral import vtkTransformPolyDataFilter, vtkWarpVector
from vtkmodules.vtkFiltersGeometry import vtkDataSetSurfaceFilter
from vtkmodules.vtkFiltersModeling import vtkRotationalExtrusionFilter
from vtkmodules.vtkFiltersVerdict import vtkCellSizeFilter
from vtkmodules.vtkIOXML import vtkXMLPUnstructuredGridReader, vtkXMLUnstructuredGridReader

from chemomech.commands.cli import main
from chemomech.deformed.series import Series
from chemomech.deformed.whole_body import body_of
from chemomech.observe.field_quantity import PointField, field_quantities
from chemomech.observe.quantity_table import FIELD
from tests.support.bodies import series

__all__ = ["series"]

Array = npt.NDArray[np.float64]
CASE = """\
title: Files for ParaView
material: {name: Li-Si}
geometry: {GEOMETRY}
interface: {width: 2 nm, rate_constant: 1 nm/s}
surface: {voltage: 0.022 V, ramp: 0.5 s}
numerics: {cells_per_width: 0.7}
time: {end: 1 s}
output: {pictures: false, fields: true, times: [0.4 s]}
"""
SHAPES = {
    "radial": ("shape: wire, diameter: 30 nm, constraint: plane strain", 2, 68),
    "cross-section": ("shape: wire, diameter: 20 nm, constraint: plane strain, resolved: cross-section", 3, 69),
    "volume": ("shape: cube, edge: 18 nm, rounding: 5 nm", 4, 71),
}
"""Geometry, corners of a cell, what VTK calls its kind: a line, a triangle, a tetrahedron of Lagrange."""
DISPLACEMENT = FIELD["displacement"].header


@pytest.fixture(autouse=True)
def complaints() -> Iterator[vtkStringOutputWindow]:
    """What VTK says; it must say nothing."""
    before, window = vtkOutputWindow.GetInstance(), vtkStringOutputWindow()
    vtkOutputWindow.SetInstance(window)
    yield window
    vtkOutputWindow.SetInstance(before)
    assert window.GetOutput() == ""


@pytest.fixture(scope="module", params=["radial", "cross-section", pytest.param("volume", marks=pytest.mark.slow)])
def runs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[int, Path]]:
    """Name of a shape, and the folder of its run on one and on two ranks."""
    from tests.system.conftest import call_in

    folder = tmp_path_factory.mktemp("paraview")
    (folder / "case.yaml").write_text(CASE.replace("GEOMETRY", SHAPES[request.param][0]))
    for ranks in (1, 2):
        more = ("--set", "time.end=2 ms", "--set", "output.times=[1 ms]") if request.param == "volume" else ()
        done = call_in(folder)("run", "case.yaml", "--output", str(ranks), *more, prefix=("mpirun", "-n", str(ranks)))
        assert done.returncode == 0, done.stdout + done.stderr
    return request.param, {ranks: folder / str(ranks) for ranks in (1, 2)}


@dataclass(frozen=True)
class Step:
    """An entry of a series."""

    time: float
    file: Path


def steps(run: Path) -> list[Step]:
    series = run / "fields" / "fields.pvd"
    entries = ElementTree.parse(series).getroot().findall("Collection/DataSet")
    return [Step(float(entry.attrib["timestep"]), series.parent / entry.attrib["file"]) for entry in entries]


def grid(path: Path) -> Any:
    reader = vtkXMLPUnstructuredGridReader() if path.suffix == ".pvtu" else vtkXMLUnstructuredGridReader()
    assert reader.CanReadFile(str(path)), path
    reader.SetFileName(str(path))
    reader.Update()
    assert reader.GetErrorCode() == 0, path
    return reader.GetOutput()


def arrays(data: Any) -> dict[str, Array]:
    return {data.GetArrayName(i): vtk_to_numpy(data.GetArray(i)) for i in range(data.GetNumberOfArrays())}


def own(of: Any) -> npt.NDArray[np.bool_]:
    """Cells that are no copies of a neighbour's."""
    ghosts = arrays(of.GetCellData()).get("vtkGhostType")
    return np.ones(of.GetNumberOfCells(), dtype=bool) if ghosts is None else ghosts == 0


def sizes(of: Any) -> Array:
    """Lengths, areas or volumes of the cells [nm], [nm^2], [nm^3]."""
    measured = vtkCellSizeFilter()
    measured.SetInputData(of)
    measured.Update()
    found = arrays(measured.GetOutput().GetCellData())
    total: Array = found["Length"] + found["Area"] + found["Volume"]
    return total[own(of)]


def test_times_are_those_that_were_asked_for(runs: tuple[str, dict[int, Path]]) -> None:
    for run in runs[1].values():
        times = [step.time for step in steps(run)]
        written = pd.read_csv(run / "profiles.csv")["Time [s]"].unique()
        assert times == pytest.approx(written, rel=1e-8)
        assert len(times) >= 3
        assert times[-1] == pytest.approx(json.loads((run / "summary.json").read_text())["time_s"])


def test_every_file_holds_every_field_in_bounds(runs: tuple[str, dict[int, Path]]) -> None:
    name, folders = runs
    _, corners, kind = SHAPES[name]
    for run in folders.values():
        for step in steps(run):
            found = grid(step.file)
            assert found.GetNumberOfCells() > 0
            assert {found.GetCellType(cell) for cell in range(found.GetNumberOfCells())} == {kind}
            assert found.GetCell(0).GetNumberOfPoints() == corners
            points, cells = arrays(found.GetPointData()), arrays(found.GetCellData())
            for field in field_quantities():
                assert field.quantity.header in (points if issubclass(field, PointField) else cells)
            assert points[DISPLACEMENT].shape == (found.GetNumberOfPoints(), 3)
            assert cells[FIELD["cauchy_stress"].header].shape == (found.GetNumberOfCells(), 9)
            assert all(np.isfinite(values).all() for values in (*points.values(), *cells.values()))
            for key in ("order_parameter", "content", "site_fraction"):
                values = points[FIELD[key].header]
                assert values.min() >= -1e-3, key
                assert values.max() <= 1 + 1e-3, key
            assert cells[FIELD["plastic_strain"].header].min() >= 0
            assert cells[FIELD["volume_ratio"].header].min() > 0.5


def test_each_rank_writes_a_piece_that_can_be_opened_alone(runs: tuple[str, dict[int, Path]]) -> None:
    for ranks, run in runs[1].items():
        for number, step in enumerate(steps(run)):
            pieces = sorted(step.file.parent.glob(f"fields_p*_{number:06d}.vtu"))
            assert len(pieces) == ranks
            counts = [int(own(grid(piece)).sum()) for piece in pieces]
            assert sum(counts) == own(grid(step.file)).sum()
            assert min(counts) > 0


def test_two_ranks_write_the_body_of_one(runs: tuple[str, dict[int, Path]]) -> None:
    one, two = (steps(runs[1][ranks]) for ranks in (1, 2))
    assert [step.time for step in one] == pytest.approx([step.time for step in two], rel=1e-6)
    for serial, parallel in ((grid(a.file), grid(b.file)) for a, b in zip(one, two, strict=True)):
        assert own(serial).sum() == own(parallel).sum()
        assert sizes(serial).sum() == pytest.approx(sizes(parallel).sum(), rel=1e-9)
        for header in (FIELD["content"].header, DISPLACEMENT):
            ranges = [arrays(each.GetPointData())[header] for each in (serial, parallel)]
            assert ranges[0].min() == pytest.approx(ranges[1].min(), abs=1e-6)
            assert ranges[0].max() == pytest.approx(ranges[1].max(), abs=1e-6)


def test_warp_by_vector_gives_the_deformed_body(runs: tuple[str, dict[int, Path]]) -> None:
    """Its volume is that of the summary, by way of corners that only linear elements are drawn with."""
    name, folders = runs
    for run in folders.values():
        found = grid(steps(run)[-1].file)
        found.GetPointData().SetActiveVectors(DISPLACEMENT)
        warp = vtkWarpVector()
        warp.SetInputData(found)
        warp.Update()
        ratio = sizes(warp.GetOutput()).sum() / sizes(found).sum()
        swelling = json.loads((run / "summary.json").read_text())["swelling_ratio"]
        expected = swelling**0.5 if name == "radial" else swelling
        assert ratio == pytest.approx(expected, rel=0.02)


def test_the_steps_for_a_body_of_revolution_give_its_whole(series: Callable[[str], Series]) -> None:
    """Warp By Vector, Extract Surface, Transform, Rotational Extrusion: as docs/paraview.md says."""
    shown = series("ellipsoid")
    found = grid(steps(shown.folder.path)[-1].file)
    found.GetPointData().SetActiveVectors(DISPLACEMENT)
    warp, skin, turn, sweep = (
        vtkWarpVector(),
        vtkDataSetSurfaceFilter(),
        vtkTransformPolyDataFilter(),
        vtkRotationalExtrusionFilter(),
    )
    upright = vtkTransform()
    upright.RotateX(90)
    turn.SetTransform(upright)
    sweep.SetAngle(270)
    sweep.SetResolution(72)
    warp.SetInputData(found)
    for before, after in ((warp, skin), (skin, turn), (turn, sweep)):
        after.SetInputConnection(before.GetOutputPort())
    sweep.Update()
    places = body_of(shown.case, shown.grid(-1)).parts[0]
    deformed = places.points + places.displacement
    left, right, _, _, low, high = sweep.GetOutput().GetBounds()
    assert (left, right) == pytest.approx((deformed[:, 0].min(), deformed[:, 0].max()), rel=1e-3)
    assert (low, high) == pytest.approx((0, deformed[:, 2].max()), rel=1e-3, abs=1e-6)


@pytest.fixture(scope="module")
def meshes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mesh of a cross-section in all formats."""
    folder = tmp_path_factory.mktemp("meshes")
    (folder / "case.yaml").write_text(CASE.replace("GEOMETRY", SHAPES["cross-section"][0]))
    for kind in ("vtu", "msh", "xdmf"):
        assert main(["mesh", str(folder / "case.yaml"), "--output", str(folder / f"wire.{kind}")]) == 0
    return folder


def test_a_mesh_as_vtu_opens_with_named_cells(meshes: Path) -> None:
    found = grid(meshes / "wire.vtu")
    named = arrays(found.GetCellData())
    assert {"body", "surface"} <= set(named)
    kinds = np.array([found.GetCellType(cell) for cell in range(found.GetNumberOfCells())])
    assert set(kinds) == {3, 5}
    assert set(kinds[named["surface"] == 1]) == {3}
    assert set(kinds[named["body"] == 1]) == {5}
    assert sizes(found)[kinds == 5].sum() == pytest.approx(np.pi * 100 / 4, rel=0.02)


def test_a_mesh_as_msh_has_the_same_cells(meshes: Path) -> None:
    """ParaView reads it with a plugin of gmsh."""
    found = meshio.read(meshes / "wire.msh")
    triangles = sum(len(block.data) for block in found.cells if block.type == "triangle")
    same = grid(meshes / "wire.vtu")
    assert triangles == (arrays(same.GetCellData())["body"] == 1).sum()
    assert len(found.points) == same.GetNumberOfPoints()


def test_a_mesh_as_xdmf_has_the_same_cells(meshes: Path) -> None:
    """Debian's VTK is built without XDMF; the file is text."""
    root = ElementTree.parse(meshes / "wire.xdmf").getroot()
    grids = {each.attrib["Name"]: each for each in root.iter("Grid") if each.attrib["GridType"] == "Uniform"}
    assert "surface" in grids
    body = next(each for name, each in grids.items() if name != "surface")
    same = grid(meshes / "wire.vtu")
    assert int(body.find("Topology").attrib["NumberOfElements"]) == (arrays(same.GetCellData())["body"] == 1).sum()
    assert len(body.find("Geometry/DataItem").text.split()) == 2 * same.GetNumberOfPoints()
