import pytest
from mpi4py import MPI

from chemomech.verify.arrest import arrested, depth, fraction, relative_size
from chemomech.verify.bench import Bench, CaseFailed
from chemomech.verify.self_limiting import LAWS, _law

COARSE = ("interface.width=4 nm", "numerics.cells_per_width=1")


@pytest.fixture
def bench():
    return Bench(MPI.COMM_SELF, quick=True)


def test_a_large_particle_is_arrested_and_a_small_one_is_refused(bench):
    large = arrested(bench, *COARSE, "geometry.radius=130 nm")
    assert relative_size(large) == pytest.approx(32.5)
    assert 0.5 < fraction(large) < 0.95
    assert fraction(large) == pytest.approx(1 - (1 - depth(large) / 130) ** 3, abs=0.01)
    with pytest.raises(CaseFailed, match="reacted, not arrested"):
        arrested(bench, *COARSE, "geometry.radius=40 nm")


def test_the_laws_are_compared_at_one_interface_energy(bench):
    case = bench.case("self-limiting")
    barriers = {name: float(_law(case, name)[1].split("=")[1]) for name in LAWS}
    assert barriers["symmetric"] == pytest.approx(case.interface.barrier / 2)
    assert 6 < barriers["linear"] < 6.1, "both phases are stable from 6 on"
