import numpy as np
import pytest
from mpi4py import MPI

from chemomech.observe.history_quantities.directions import DIRECTIONS, Directions
from chemomech.observe.probe import Probe
from chemomech.simulation.simulation import Simulation
from chemomech.solve.unknowns import DISPLACEMENT, ORDER_PARAMETER
from tests.support.cases import WIRE, case_of

RESOLVED = "geometry.resolved=cross-section"
COARSE = ("interface.width=2 nm", "numerics.cells_per_width=4")


@pytest.fixture(scope="module", params=["automatic", "none"])
def simulation(request):
    return Simulation(case_of(WIRE, RESOLVED, *COARSE, f"geometry.symmetry={request.param}"), MPI.COMM_SELF)


@pytest.fixture
def seen(simulation):
    """The first step, with an elliptic front and a linear displacement written over it."""
    unknowns, array = simulation.unknowns, simulation.integrator.solution.x.array
    x, y, _ = unknowns.coordinates(ORDER_PARAMETER).T
    array[unknowns.dofs(ORDER_PARAMETER)] = 1 / (1 + np.exp(-(np.hypot(x / 0.4, y / 0.7) - 1) / 0.3))
    place = unknowns.coordinates(DISPLACEMENT)
    first = np.arange(len(place)) % 2 == 0
    array[unknowns.dofs(DISPLACEMENT)] = np.where(first, 0.5 * place[:, 0], 0.1 * place[:, 1])
    return next(iter(simulation.observations()))


def test_front_and_stretch_along_the_axes_and_the_diagonal(simulation, seen):
    found = Directions(simulation.integrator, simulation.body)(seen, {})
    radius = 12.0
    assert found["front_depth_x"] == pytest.approx(0.6 * radius, abs=0.02)
    assert found["front_depth_y"] == pytest.approx(0.3 * radius, abs=0.02)
    diagonal = np.sqrt(2 / (1 / 0.4**2 + 1 / 0.7**2))
    assert found["front_depth_diagonal"] == pytest.approx((1 - diagonal) * radius, abs=0.1)
    assert found["stretch_x"] == pytest.approx(1.5)
    assert found["stretch_y"] == pytest.approx(1.1)
    assert found["stretch_diagonal"] == pytest.approx(np.hypot(1.5, 1.1) / np.sqrt(2))
    assert np.isnan([found["front_depth_z"], found["stretch_z"]]).all()


def test_what_lies_behind_a_split_core_is_not_its_front(simulation, seen):
    unknowns = simulation.unknowns
    radius = np.linalg.norm(unknowns.coordinates(ORDER_PARAMETER), axis=1)
    ring = 1 / (1 + np.exp(-(np.abs(radius - 0.4) - 0.2) / 0.05))
    simulation.integrator.solution.x.array[unknowns.dofs(ORDER_PARAMETER)] = ring
    found = Directions(simulation.integrator, simulation.body)(seen, {})
    assert found["front_depth_x"] == pytest.approx(0.4 * 12, abs=0.1)


def test_a_consumed_core_is_as_deep_as_the_body(simulation, seen):
    dofs = simulation.unknowns.dofs(ORDER_PARAMETER)
    simulation.integrator.solution.x.array[dofs] = 1.0
    assert Directions(simulation.integrator, simulation.body)(seen, {})["front_depth_x"] == pytest.approx(12.0)


def test_a_hole_is_no_front():
    hollow = WIRE.replace(
        "wire, diameter: 24 nm, constraint: generalised plane strain",
        "hollow sphere, outer_radius: 18 nm, inner_radius: 8 nm, resolved: meridian",
    )
    simulation = Simulation(case_of(hollow, *COARSE[:1], "numerics.cells_per_width=1"), MPI.COMM_SELF)
    found = Directions(simulation.integrator, simulation.body)(next(iter(simulation.observations())), {})
    depths = [found[f"front_depth_{key}"] for key in ("x", "y", "diagonal")]
    assert depths == pytest.approx([simulation.case.interface.initial_depth * 1e9] * 3, abs=0.5)


def test_a_radial_body_has_no_directions():
    simulation = Simulation(case_of(WIRE), MPI.COMM_SELF)
    found = Directions(simulation.integrator, simulation.body)(next(iter(simulation.observations())), {})
    assert list(found) == [f"{kind}_{key}" for kind in ("front_depth", "stretch") for key in DIRECTIONS]
    assert np.isnan(list(found.values())).all()


def test_a_probe_is_exact_for_what_the_element_holds(simulation):
    unknowns = simulation.unknowns
    values = np.zeros_like(simulation.integrator.solution.x.array)
    place = unknowns.coordinates(DISPLACEMENT)
    values[unknowns.dofs(DISPLACEMENT)] = place[:, 0] ** 2 + place[:, 0] * place[:, 1]
    points = np.array([[0.3, 0.2, 0.0], [0.0, 0.0, 0.0], [1.0, 1.0, 0.0]])
    probe = Probe(unknowns, DISPLACEMENT, points)
    assert list(probe.found) == [True, True, False]
    assert probe(values)[:2] == pytest.approx(np.array([[0.15, 0.15], [0.0, 0.0]]), abs=1e-12)
    assert np.isnan(probe(values)[2]).all()
