import numpy as np
import pytest
from mpi4py import MPI

from chemomech.theory.kinematic_wulff import ConvexCore
from chemomech.verify.bench import Bench, Record
from chemomech.verify.wulff import DIFFUSE_AREA, Core, _limit


@pytest.fixture(scope="module")
def run():
    """A history that was never computed: the exact core behind a front of finite width."""
    case = Bench(MPI.COMM_SELF).case("wulff")
    time = np.linspace(0, 10, 41)
    width, size, start = 4.0, 50.0, 40.0
    voltage = np.full_like(time, -0.12)
    way = (case.material.site_fraction(case.surface_potential, 300.0) - 0.5) / 0.5 * time
    angles = np.linspace(0, 2 * np.pi, 721)
    cubic = case.directions.front_mobility
    core = ConvexCore(start, lambda a: cubic(np.column_stack([np.cos(a), np.sin(a), 0 * a])))
    fast, slow = np.array([core.radii([0.0, np.pi / 4], s) for s in way]).T
    area = np.array([np.trapezoid(core.radii(angles, s) ** 2, angles) / 2 for s in way])
    columns = {
        "time": time,
        "voltage": voltage,
        "front_position": fast,
        "front_depth_x": size - fast,
        "front_depth_diagonal": size - slow,
        "reacted_fraction": 1 - (area + DIFFUSE_AREA * width**2) / (np.pi * size**2),
    }
    return Record(case, columns, (), {})


def test_the_exact_core_has_no_error(run):
    core = Core.of(run)
    for exact, computed in core.ends().values():
        assert computed == pytest.approx(exact, rel=1e-5)
    assert core.progress[-1] == pytest.approx(9.8, abs=0.02)


def test_the_width_of_a_front_adds_to_its_area():
    """``int (1 - h)`` of a round front, by quadrature."""
    radius, width = 20.0, 1.0
    r = np.linspace(0, 60, 60001)
    phi = 1 / (1 + np.exp(-(r - radius) / width))
    area = np.trapezoid((1 - phi**2 * (3 - 2 * phi)) * 2 * np.pi * r, r)
    assert area - np.pi * radius**2 == pytest.approx(DIFFUSE_AREA * width**2, rel=1e-3)


def test_an_error_of_first_order_vanishes_in_the_limit():
    exact = {"x": 3.0, "diagonal": 5.0, "area": 7.0}
    ends = [{key: (value, value * (1 - 0.02 * width)) for key, value in exact.items()} for width in (4.0, 2.0)]
    assert {key: computed for key, (_, computed) in _limit(*ends).items()} == pytest.approx(exact)
