import numpy as np
import pytest
from mpi4py import MPI

from chemomech.verify.bench import Bench
from chemomech.verify.flow_order import FLOWS, STEPS, differences, order


def test_the_order_is_that_of_the_slowest_quantity_at_the_finest_steps():
    steps = np.array(STEPS[:-1], dtype=float)
    found = np.stack([3 / steps, 40 / steps**2], axis=1)
    found[0] *= 100
    assert order(found) == pytest.approx(1)


@pytest.mark.slow
def test_every_run_has_the_steps_it_should_and_yields():
    bench = Bench(MPI.COMM_SELF)
    found = differences(bench, FLOWS[0])
    assert [len(record["time"]) - 1 for record in bench.records] == list(STEPS)
    assert all(np.ptp(record["time_step"][1:]) < 1e-9 for record in bench.records)
    assert np.all(np.diff(found, axis=0) < 0)
    assert bench.records[-1]["largest_plastic_strain"][-1] > 0.01
