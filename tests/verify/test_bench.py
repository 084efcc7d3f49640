import numpy as np
import pytest
from mpi4py import MPI

from chemomech.verify.bench import Bench, CaseFailed, Record

RATES = {"diffusion": [1.0, 2.0, 1.0], "reaction": [1.0, -0.5, 4.0], "plastic": [1e-12, -1e-12, 0.0]}


@pytest.fixture
def record():
    columns = {f"{name}_dissipation": np.array(rate) for name, rate in RATES.items()}
    columns |= {"carrier_balance_error": np.array([0, 3e-9, 1e-9]), "energy_balance_error": np.array([0, -0.5, -0.02])}
    return Record(case=None, columns=columns, profiles=(), summary={})


def test_dissipation_is_relative_to_the_largest_of_its_process(record):
    assert record.smallest_dissipation("reaction") == pytest.approx(-0.125)
    assert record.smallest_dissipation("diffusion") == 0


def test_rounding_errors_of_a_process_that_never_ran_do_not_count(record):
    assert record.smallest_dissipation("plastic") == 0


def test_balances_of_all_runs_are_checked(record):
    bench = Bench(MPI.COMM_SELF, records=[record, record])
    carrier, energy, diffusion, reaction, plastic = bench.balances()
    assert carrier.computed == pytest.approx(3e-9)
    assert carrier.passed
    assert energy.computed == pytest.approx(-0.02)
    assert not energy.passed
    assert (diffusion.passed, reaction.passed, plastic.passed) == (True, False, True)
    assert "2 runs" in carrier.quantity


def test_no_runs_no_balances():
    assert Bench(MPI.COMM_SELF).balances() == ()


def test_a_run_brings_history_profiles_and_summary():
    bench = Bench(MPI.COMM_SELF)
    record = bench.run(bench.case("uptake", "interface.width=5 nm", "time.end=1 s", "output.times=[0.5 s]"))
    assert record["time"][-1] == pytest.approx(1)
    assert 0.5 in [profile.time for profile in record.profiles]
    assert np.all(np.diff(record.profiles[1]["reference_radius"]) > 0)
    assert record.summary["status"] == "completed"
    assert bench.records == [record]


def test_a_case_that_fails_is_an_error():
    bench = Bench(MPI.COMM_SELF)
    case = bench.case("uptake", "interface.width=5 nm", "numerics.time_tolerance=1e-12", "numerics.minimum_step=1 ms")
    with pytest.raises(CaseFailed, match="Uptake without a front"):
        bench.run(case)
