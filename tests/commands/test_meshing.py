"""``chemomech mesh``: what it prints, what it writes, what it refuses."""

import re
from pathlib import Path

import meshio
import numpy as np
import pytest

from chemomech.commands.cli import main

CASES = Path(__file__).parents[2] / "cases"
SHAPE = "geometry={shape: cube, edge: 20 nm, rounding: 4 nm}"
OPTIONS = ["--set", SHAPE, "--set", "interface.width=3 nm"]
CONTENT = 6**3 + 3 * 6**2 * 4 + 3 * 6 * np.pi * 4**2 / 4 + np.pi * 4**3 / 6
PARTS = ("surface", "x", "y", "z")


def call(*arguments):
    return main(["mesh", str(CASES / "li-si" / "wire-129nm.yaml"), *OPTIONS, *arguments])


@pytest.mark.parametrize("suffix", [".msh", ".vtu"])
def test_the_file_holds_cells_and_named_facets(suffix, tmp_path, capsys):
    assert call("--output", str(tmp_path / f"mesh{suffix}")) == 0
    printed = capsys.readouterr().out
    found = meshio.read(tmp_path / f"mesh{suffix}")
    tetrahedra = found.get_cells_type("tetra")
    for name in (*PARTS, "unknowns", str(len(tetrahedra)), str(len(found.points))):
        assert name in printed
    assert [path.name for path in tmp_path.iterdir()] == [f"mesh{suffix}"]
    edges = found.points[tetrahedra[:, 1:]] - found.points[tetrahedra[:, :1]]
    assert np.abs(np.linalg.det(edges)).sum() / 6 == pytest.approx(CONTENT, rel=0.01)
    names = found.field_data if suffix == ".msh" else found.cell_data
    assert {"body", *PARTS} == set(names) - {"gmsh:physical", "gmsh:geometrical"}


def test_paraview_gets_a_grid_for_the_body_and_one_for_each_part(tmp_path):
    assert call("--output", str(tmp_path / "mesh.xdmf")) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["mesh.xdmf"]
    text = (tmp_path / "mesh.xdmf").read_text()
    assert re.findall(r'<Grid Name="([^"]*)"', text) == ["mesh", *PARTS]
    assert ".h5" not in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--output", "mesh.stl"], "must end in .xdmf, .msh, .vtu"),
        (["--output", "nowhere/mesh.msh"], "nowhere/mesh.msh: cannot be written (no such file or directory)"),
        (["--set", "geometry.edge=2"], "geometry.edge: '2' has no unit"),
    ],
)
def test_what_it_refuses(arguments, words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert call(*arguments) == 2
    (message,) = capsys.readouterr().err.splitlines()
    assert words.split("'")[0] in message
    assert list(tmp_path.iterdir()) == []
