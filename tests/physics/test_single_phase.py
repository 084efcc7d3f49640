import numpy as np
import pytest
from mpi4py import MPI

from chemomech.physics.model import Model
from chemomech.physics.single_phase import SinglePhase
from chemomech.simulation.simulation import Simulation
from chemomech.solve.unknowns import ORDER_PARAMETER
from tests.support.cases import PARTICLE, case_of

PRODUCT = (
    "interface.initial_phase=product",
    "interface.width=2 nm",
    "surface={voltage: 0.022 V, ramp: 0.1 s}",
    "material.override={transport: {diffusivity: {product: 1e-16 m^2/s}}}",
)


@pytest.fixture(scope="module")
def simulations():
    found = []
    for model in (SinglePhase, Model):
        case = case_of(PARTICLE, *PRODUCT, f"interface.irreversible={str(model is SinglePhase).lower()}")
        simulation = Simulation(case, MPI.COMM_SELF)
        assert type(simulation.integrator.model) is model
        found.append((simulation, next(seen for seen in simulation.observations() if seen.number == 15)))
    return found


def test_it_is_the_model_with_a_front_where_there_is_none(simulations):
    (_, single), (_, general) = simulations
    assert single.sample.mean(single.sample["content"]) > 0.03
    for key in ("content", "potential", "hoop_stress", "mechanical_potential", "plastic_strain"):
        scale = np.abs(general.sample[key]).max()
        assert single.sample[key] == pytest.approx(general.sample[key], abs=1e-5 * scale), key


def test_the_order_parameter_is_one(simulations):
    simulation = simulations[0][0]
    values = simulation.integrator.solution.x.array[simulation.unknowns.dofs(ORDER_PARAMETER)]
    assert values == pytest.approx(1, abs=1e-12)


def test_nothing_is_stored_for_couplings_it_does_not_have(simulations):
    (single, _), (general, _) = simulations
    stored = [s.integrator.newton._A.getInfo()["nz_used"] for s in (single, general)]
    assert stored[0] < 0.9 * stored[1]
