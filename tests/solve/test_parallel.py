"""The same history on any number of ranks."""

import json
import os
import subprocess
import sys

import pytest

from tests.support.cases import BODIES

RUN = """
import json, sys
from mpi4py import MPI
from chemomech.case import load_case
from chemomech.observe.balances import CarrierBalance, EnergyBalance
from chemomech.observe.front import FrontObserver
from chemomech.observe.progress import ReactionObserver, SwellingObserver
from chemomech.observe.stresses import StressObserver
from chemomech.simulation import Simulation

simulation = Simulation(load_case(sys.argv[1]), MPI.COMM_WORLD)
integrator = simulation.integrator
carrier = CarrierBalance(integrator, simulation.surface_dofs, integrator.volume)
observers = [ReactionObserver(), FrontObserver(integrator), StressObserver(), SwellingObserver(), carrier,
             EnergyBalance(carrier)]
rows = []
for seen in simulation.observations():
    rows.append({"time": seen.time} | {k: v for observer in observers for k, v in observer(seen).items()})
    if seen.number == 20:
        break
rows.append({"unknowns": simulation.number_of_unknowns, "iterations": simulation.counts.newton_iterations})
if MPI.COMM_WORLD.rank == MPI.COMM_WORLD.size - 1:
    json.dump(rows, open(sys.argv[2], "w"))
"""
YIELD = {"OMPI_MCA_mpi_yield_when_idle": "1"}  # other tests use the same cores
INTEGRATED_FROM_DIFFERENCES = ("carrier_balance_error", "energy_balance_error")


@pytest.fixture(scope="module")
def histories(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ranks")
    case = folder / "case.yaml"
    case.write_text(BODIES["wire"] + "numerics: {cells_per_width: 1}\n", encoding="utf-8")
    found = {}
    for ranks in (1, 2, 3):
        result = folder / f"{ranks}.json"
        command = ["mpirun", "-n", str(ranks), sys.executable, "-c", RUN, str(case), str(result)]
        subprocess.run(command, check=True, timeout=250, env=os.environ | YIELD)
        found[ranks] = json.loads(result.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("ranks", [2, 3])
def test_any_number_of_ranks_gives_the_same_history(histories, ranks):
    serial, parallel = histories[1], histories[ranks]
    assert len(parallel) == len(serial) == 22
    assert serial[-2]["reacted_fraction"] > serial[0]["reacted_fraction"]
    for expected, found in zip(serial, parallel, strict=True):
        assert found.keys() == expected.keys()
        for key in expected.keys() - set(INTEGRATED_FROM_DIFFERENCES):
            scale = max(abs(row.get(key, 0.0)) for row in serial if row.get(key) == row.get(key))
            assert found[key] == pytest.approx(expected[key], rel=1e-8, abs=1e-8 * scale, nan_ok=True), key
