"""Parts of the surface of drawn bodies, in units of their size."""

import numpy as np
import pytest
import ufl
from dolfinx import fem, mesh
from mpi4py import MPI

from chemomech.mesh.contact import with_wall
from chemomech.mesh.recipes import body_of
from tests.case.test_contact import END, MERIDIAN, PATH, PILLAR, SECTION, body

FINE = ("interface.width=1 nm", "numerics.cells_per_width=1.5")
PI = np.pi
HOLLOW = "shape: hollow sphere, outer_radius: 24 nm, inner_radius: 12 nm, resolved: meridian, contact: 0.25"
BALL = MERIDIAN.replace("meridian", "volume")
BODIES = {
    "section": (SECTION, 2 * PI, 0.25, "dry", np.hypot(np.sqrt(0.5), 1 + np.sqrt(0.5))),
    "meridian": (MERIDIAN, 4 * PI, 0.25, "dry", np.sqrt(3)),
    "ball": (BALL, 4 * PI, 0.25, "dry", np.sqrt(3)),
    "hollow": (HOLLOW, 16 * PI, 0.25, "dry", 2 * np.sqrt(3)),
    "pillar from its side": (f"{PILLAR}, contact: side", 2 * PI * 5 / 3 + PI, 10 / 13, "top", 1.0),
    "pillar from its top": (f"{PILLAR}, contact: top", (2 * PI * 5 / 3 + PI) * 0.36, 3 / 13, "side", 1.0),
}
"""Geometry, area, share of it that reacts, name of the rest, largest depth."""


@pytest.fixture(scope="module", params=BODIES)
def drawn(request):
    geometry, *expected = BODIES[request.param]
    case = body(geometry, *(("interface.width=2 nm",) if request.param == "ball" else FINE))
    return body_of(case, MPI.COMM_SELF), expected


def area(of, facets):
    x, dimension = ufl.SpatialCoordinate(of.domain), of.domain.topology.dim
    revolved = (dimension == 2 and len(of.supports) == 2) or "axis" in of.parts
    weight = 2 * PI * x[0] if revolved else 1.0
    facets = np.sort(facets)
    tags = mesh.meshtags(of.domain, dimension - 1, facets, np.ones_like(facets))
    ds = ufl.Measure("ds", of.domain, subdomain_data=tags, subdomain_id=1, metadata={"quadrature_degree": 3})
    return fem.assemble_scalar(fem.form(weight * ds))


def test_the_share_reacts_and_the_rest_is_dry(drawn):
    found, (whole, share, dry, _) = drawn
    assert area(found, found.surface) == pytest.approx(share * whole, abs=0.03 * whole)
    assert area(found, found.parts[dry]) == pytest.approx((1 - share) * whole, abs=0.03 * whole)
    assert np.array_equal(found.parts["surface"], found.surface)
    assert not np.intersect1d(found.surface, found.parts[dry]).size


def test_depth_counts_from_what_reacts(drawn):
    found, (*_, deepest) = drawn
    assert found.deepest == pytest.approx(deepest, abs=0.05)
    points = found.domain.geometry.x
    assert found.depth(points).max() == found.deepest
    assert found.depth(points).min() == pytest.approx(0, abs=1e-9)


def test_nothing_is_chosen_of_a_body_that_reacts_all_over():
    assert body(PILLAR).geometry.reacting_part() is None
    assert body(END).geometry.reacting_part() is None


def test_a_wall_is_product_from_the_start_and_depth_counts_from_it_too():
    found = body_of(body(END, PATH, *FINE), MPI.COMM_SELF)
    assert np.array_equal(found.wall, found.parts["side"])
    assert np.array_equal(found.nucleated, np.union1d(found.parts["side"], found.surface))
    points = np.array([[0.3, 0.2, 0], [0.1, 0.9, 0], [0.0, 0.5, 0]])
    assert found.depth(points) == pytest.approx([0.1, 0.1, 0.4])
    assert found.deepest == pytest.approx(0.4)
    bare = body_of(body(END, *FINE), MPI.COMM_SELF)
    assert np.array_equal(np.sort(bare.nucleated), np.sort(bare.surface))
    assert bare.depth(points) == pytest.approx([0.8, 0.1, 0.5])
    assert with_wall(bare, "side").depth(points) == pytest.approx(found.depth(points))
