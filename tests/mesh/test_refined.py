"""Cells that grow below a layer under the reacting surface."""

import numpy as np
import pytest
from mpi4py import MPI

from chemomech.case import CaseError
from chemomech.mesh.recipes import body_of
from chemomech.simulation.runner import run
from tests.support.cases import case_of

CASE = """
title: a large body
material: {name: Li-Si}
geometry: {SHAPE}
interface: {width: 2 nm, initial_depth: 4 nm, rate_constant: 0.1 nm/s}
numerics: {cells_per_width: 1, time_tolerance: 1e-2}
surface: {voltage: 0.022 V, ramp: 2 s}
time: {end: 8 s}
output: {pictures: false, fields: false}
"""
WIRE = "shape: wire, radius: 50 nm, resolved: cross-section, constraint: plane strain"
SHAPES = {
    "wire": WIRE,
    "whole wire": f"{WIRE}, symmetry: none",
    "core": "shape: particle, radius: 50 nm, core_radius: 20 nm, resolved: meridian",
    "ellipsoid": "shape: ellipsoid, semi_axis_along: 70 nm, semi_axis_across: 50 nm",
    "pillar": "shape: pillar, radius: 50 nm, height: 60 nm",
    "end": "shape: wire from its end, radius: 20 nm, length: 100 nm",
    "hollow": "shape: hollow sphere, outer_radius: 60 nm, inner_radius: 10 nm, resolved: meridian",
    "ball": "shape: particle, radius: 35 nm, resolved: volume",
    "cube": "shape: cube, edge: 70 nm, rounding: 10 nm",
    "segment": "shape: wire segment, radius: 35 nm, length: 10 nm",
}
LAYER = "numerics.refined_depth=12 nm"


def meshed(shape, *overrides):
    """The case, and depth and mean edge of each cell in nm."""
    case = case_of(CASE.replace("SHAPE", shape), *overrides)
    body = body_of(case, MPI.COMM_SELF)
    domain, size = body.domain, case.geometry.size * 1e9
    corners = domain.geometry.x[domain.geometry.dofmap]
    count = corners.shape[1]
    edges = [np.linalg.norm(corners[:, i] - corners[:, j], axis=1) for i in range(count) for j in range(i)]
    return case, size * body.depth(corners.mean(axis=1)), size * np.mean(edges, axis=0)


@pytest.mark.parametrize("name", SHAPES)
def test_cells_are_as_small_as_ever_in_the_layer_and_grow_below(name):
    _, uniform, edge = meshed(SHAPES[name])
    case, depth, found = meshed(SHAPES[name], LAYER)
    assert found[depth < 11].mean() == pytest.approx(edge.mean(), rel=0.1)
    assert edge.mean() < found[(depth > 13) & (depth < 20)].mean() < 2 * edge.mean()
    assert 1.8 * edge.mean() < found[depth > 30].mean() < 4.5 * edge.mean()
    assert len(found) < 0.95 * len(uniform)
    assert case.resolution.cells == pytest.approx(len(found), rel=0.2)


def last_row(folder, *overrides):
    rows = []
    wire = WIRE.replace("50 nm", "32 nm")
    case = case_of(CASE.replace("SHAPE", wire), "interface.rate_constant=0.5 nm/s", "time.end=4 s", *overrides)
    result = run(case, folder, MPI.COMM_SELF, on_step=rows.append)
    return rows[-1], result.summary


def test_a_front_within_the_layer_does_not_know_what_lies_below(tmp_path):
    (uniform, everywhere), (found, refined) = last_row(tmp_path / "uniform"), last_row(tmp_path / "refined", LAYER)
    assert refined["unknowns"] < 0.8 * everywhere["unknowns"]
    assert found["front_depth"] > 5
    assert found["front_depth"] == pytest.approx(uniform["front_depth"], rel=2e-3)
    assert found["swelling_ratio"] == pytest.approx(uniform["swelling_ratio"], rel=1e-3)
    assert everywhere["warnings"] == refined["warnings"] == []


def test_a_front_that_leaves_the_layer_is_told(tmp_path):
    _, summary = last_row(tmp_path / "out", "numerics.refined_depth=10 nm", "time.end=2.5 s")
    (warning,) = summary["warnings"]
    assert "numerics.refined_depth 10 nm" in warning
    assert "deeper layer" in warning


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        (WIRE, ["three widths", "10 nm"]),
        (WIRE.replace("cross-section", "radius"), ["over its radius", "drawn"]),
    ],
)
def test_what_cannot_be_refined(shape, words):
    with pytest.raises(CaseError) as caught:
        case_of(CASE.replace("SHAPE", shape), "numerics.refined_depth=9 nm")
    assert "numerics.refined_depth: " in str(caught.value)
    assert all(word in str(caught.value) for word in words)
