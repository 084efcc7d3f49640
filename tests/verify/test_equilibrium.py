import numpy as np
import pytest
from mpi4py import MPI

from chemomech.mesh.interval import interval
from chemomech.model.composition import Composer
from chemomech.solve.unknowns import AXIAL_STRETCH, DISPLACEMENT, SITE_FRACTION
from chemomech.verify.bench import Bench, CaseFailed
from chemomech.verify.equilibrium import Equilibrium

GRADIENT = np.array([[0.1]])


@pytest.fixture(params=["particle", "wire"])
def body(request):
    case = Bench(MPI.COMM_SELF).case("free-swelling", f"geometry={{shape: {request.param}, radius: 50 nm}}")
    domain = interval(MPI.COMM_SELF, 10)
    return Equilibrium(case, Composer(case, domain).model(), domain)


def test_dilatation_is_linear_and_its_stress_uniform(body):
    body.displace(GRADIENT)
    assert body.largest_deviation(GRADIENT) < 1e-14
    assert body.spread_of_stress() < 1e-11
    assert np.abs(body.solution.x.array[body.unknowns.dofs(DISPLACEMENT)]).max() == pytest.approx(0.1)


def test_where_the_content_varies_it_is_not(body):
    dofs = body.unknowns.dofs(SITE_FRACTION)
    body.solution.x.array[dofs] = body.unknowns.coordinates(SITE_FRACTION)[:, 0]
    body.displace(GRADIENT)
    assert body.largest_deviation(GRADIENT) > 1e-3
    assert body.spread_of_stress() > 0.1


def test_content_and_phase_stay_as_given(body):
    before = body.solution.x.array.copy()
    body.displace(GRADIENT)
    changes = np.abs(body.solution.x.array - before)
    others = np.concatenate([body.unknowns.dofs(field) for field in range(DISPLACEMENT + 1, AXIAL_STRETCH)])
    assert changes[others].max() == 0
    assert changes[body.unknowns.dofs(DISPLACEMENT)].max() > 0.05


def test_a_free_wire_adapts_its_length():
    case = Bench(MPI.COMM_SELF).case("free-swelling", "geometry={shape: wire, radius: 50 nm}")
    domain = interval(MPI.COMM_SELF, 10)
    wire = Equilibrium(case, Composer(case, domain).model(), domain)
    wire.displace(GRADIENT)
    stretches = wire.solution.x.array[wire.unknowns.dofs(AXIAL_STRETCH)]
    assert np.ptp(stretches) == 0
    assert 1 < stretches[0] < 3


def test_no_equilibrium_is_an_error(body):
    with pytest.raises(CaseFailed, match="no equilibrium"):
        body.displace(np.array([[-30.0]]))
