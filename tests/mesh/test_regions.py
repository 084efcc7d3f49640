"""Cells of regions and their indicators."""

import numpy as np
import pytest
import ufl
from dolfinx import fem
from mpi4py import MPI

from chemomech.case.mesh_size import CellSize
from chemomech.mesh.layers import layers
from chemomech.mesh.regions import concentric, elsewhere, indicators
from chemomech.mesh.round import ball, disc, meridian

ENDS = (0.3, 0.35, 1.0)
NAMES = ("core", "coat", "shell")


@pytest.fixture(scope="module")
def domain():
    return layers(MPI.COMM_SELF, (4, 1, 9), ENDS)


@pytest.fixture(scope="module")
def regions(domain):
    return concentric(domain, NAMES, ENDS)


@pytest.fixture(scope="module")
def found(domain, regions):
    return indicators(domain, list(regions.values()))


def test_they_are_one_in_their_region_and_zero_elsewhere(found):
    for indicator, cells in zip(found, (4, 1, 9), strict=True):
        assert sorted(indicator.x.array) == [0.0] * (14 - cells) + [1.0] * cells


def test_they_fill_the_body(found):
    np.testing.assert_array_equal(sum(indicator.x.array for indicator in found), 1.0)


@pytest.mark.parametrize(("index", "length"), [(0, 0.3), (1, 0.05), (2, 0.65)])
def test_they_lie_between_the_ends(found, index, length):
    size = fem.assemble_scalar(fem.form(found[index] * ufl.dx))
    assert size == pytest.approx(length, rel=1e-14)


def test_what_is_in_no_region_is_elsewhere(domain, regions):
    assert list(elsewhere(domain, [regions["core"], regions["shell"]])) == list(regions["coat"])
    assert len(elsewhere(domain, list(regions.values()))) == 0
    assert len(elsewhere(domain, [])) == 14


@pytest.mark.parametrize("mirrored", [True, False])
@pytest.mark.parametrize("shape", [disc, meridian, ball])
def test_cells_end_where_the_core_ends(shape, mirrored):
    """A mesh that crossed the core's radius would miss its volume by a cell, not by the bulge of an arc."""
    body = shape(MPI.COMM_SELF, CellSize(0.2), mirrored, 0.6)
    regions = concentric(body.domain, ("core", "shell"), (0.6, 1.0))
    radii = {name: np.linalg.norm(corners(body.domain, cells), axis=2) for name, cells in regions.items()}
    assert radii["core"].max() == pytest.approx(0.6, rel=1e-9)
    assert radii["shell"].min() == pytest.approx(0.6, rel=1e-9)
    whole = shape(MPI.COMM_SELF, CellSize(0.2), mirrored)
    assert {name: len(facets) for name, facets in body.parts.items()}.keys() == whole.parts.keys()
    assert all(len(facets) for facets in body.parts.values())


def corners(domain, cells):
    from dolfinx.mesh import entities_to_geometry

    dimension = domain.topology.dim
    domain.topology.create_connectivity(dimension, dimension)
    return domain.geometry.x[entities_to_geometry(domain, dimension, cells)]
