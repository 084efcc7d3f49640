import numpy as np
import pytest
from mpi4py import MPI

from chemomech.observe.history_quantities.drive_shares import DriveShares
from chemomech.observe.history_quantities.front_place import FrontPlace
from chemomech.simulation.simulation import Simulation
from chemomech.solve.unknowns import ORDER_PARAMETER
from tests.support.cases import FILM, case_of, diffusivity


@pytest.fixture(scope="module")
def film():
    simulation = Simulation(case_of(FILM), MPI.COMM_SELF)
    unknowns = simulation.unknowns
    return simulation, unknowns.dofs(ORDER_PARAMETER), unknowns.coordinates(ORDER_PARAMETER)[:, 0]


def position(film, profile):
    simulation, dofs, x = film
    saved = simulation.integrator.solution.x.array.copy()
    simulation.integrator.solution.x.array[dofs] = profile(x)
    try:
        return 1 - FrontPlace(simulation.integrator, simulation.body).depth(simulation.integrator)
    finally:
        simulation.integrator.solution.x.array[:] = saved


@pytest.mark.parametrize("place", [0.123456, 0.4, 0.5, 0.77777])
@pytest.mark.parametrize("width", [0.02, 1 / 30])
def test_position_of_the_travelling_profile_is_exact_between_nodes(film, place, width):
    assert position(film, lambda x: 1 / (1 + np.exp(-(x - place) / width))) == pytest.approx(place, abs=1e-9)


def test_a_jump_between_two_nodes_is_found_between_them(film):
    assert position(film, lambda x: np.where(x > 0.5001, 1.0, 0.0)) == pytest.approx(0.5, abs=1 / 60)


def test_the_innermost_of_two_fronts_counts(film):
    profile = lambda x: np.where((x > 0.25) & (x < 0.45) | (x > 0.8), 0.99, 0.01)  # noqa: E731
    assert position(film, profile) == pytest.approx(0.25, abs=1 / 60)


def test_no_front_is_left_in_a_consumed_host(film):
    assert position(film, lambda x: np.full_like(x, 0.9)) == 0


def test_depth_speed_and_shares_of_a_step():
    """Without swelling: stress that differs across the front makes its speed differ from that of the mean drive."""
    simulation = Simulation(case_of(FILM, diffusivity("1e-16 m^2/s")), MPI.COMM_SELF)
    place, used = FrontPlace(simulation.integrator, simulation.body), DriveShares()
    rows = []
    for seen in simulation.observations():
        rows.append((seen.time * seen.scales.time, place(seen, {}) | used(seen, {})))
        if seen.number == 45:
            break
    (before, earlier), (now, later) = rows[-2:]
    assert later["front_depth"] + later["front_position"] == pytest.approx(30)
    assert later["front_speed"] == pytest.approx((later["front_depth"] - earlier["front_depth"]) / (now - before))
    assert rows[0][1]["front_speed"] == 0
    assert rows[0][1]["front_depth"] == pytest.approx(3, abs=0.2)
    assert np.isnan(rows[0][1]["drive_share_stress"])
    shares = [later[quantity.key] for quantity in DriveShares.columns]
    assert later["drive_share_surface"] == pytest.approx(0, abs=1e-12)
    assert sum(shares) == pytest.approx(1)
    assert later["drive_share_curvature"] == pytest.approx(0, abs=1e-12)
    # the front of a plane film moves as fast as its drive says
    drive = later["drive_share_reaction"] * 0.975 * 0.1
    assert later["front_speed"] == pytest.approx(drive, rel=0.02)
