import numpy as np
import pytest
from mpi4py import MPI

from chemomech.observe.history_quantities.carrier_balance import CarrierBalance
from chemomech.observe.history_quantities.energy_balance import EnergyBalance
from chemomech.simulation.simulation import Simulation
from tests.support.cases import BODIES, case_of


@pytest.fixture(scope="module")
def rows():
    simulation = Simulation(case_of(BODIES["particle"]), MPI.COMM_SELF)
    carrier, energy = CarrierBalance(), EnergyBalance(MPI.COMM_SELF)
    found = []
    for seen in simulation.observations():
        content = seen.sample.mean(seen.sample["content"])
        supplied = carrier(seen, {})
        found.append({**supplied, **energy(seen, supplied), "content": content})
        if seen.number == 40:
            break
    return {key: np.array([row[key] for row in found]) for key in found[0]}


def test_what_entered_is_what_is_there(rows):
    assert rows["carrier_supplied"][0] == 0
    assert rows["content"][-1] > 0.2
    assert rows["content"] - rows["content"][0] == pytest.approx(rows["carrier_supplied"], abs=1e-9)
    assert np.abs(rows["carrier_balance_error"]).max() < 1e-8


def test_energy_goes_where_it_is_said_to_go(rows):
    stored = sum(rows[f"{kind}_energy"] for kind in ("chemical", "interface", "elastic"))
    lost = sum(rows[f"dissipated_by_{process}"] for process in ("diffusion", "reaction", "plasticity"))
    error = (stored - stored[0] - rows["supplied_energy"] + lost)[-1]
    largest = max(abs(rows["supplied_energy"][-1]), lost[-1], stored[-1], abs(stored[0]))
    assert rows["energy_balance_error"][-1] == pytest.approx(error / largest, rel=1e-6)
    assert lost[-1] > 0.05 * stored[-1]


def test_every_term_of_the_energy_balance_is_there(rows):
    for key in ("interface_energy", "elastic_energy", "dissipated_by_reaction", "dissipated_by_plasticity"):
        assert rows[key][-1] > 1e-3 * rows["supplied_energy"][-1]
