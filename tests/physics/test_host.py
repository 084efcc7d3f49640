"""What is left of the model in inert regions."""

import numpy as np
import pytest
import ufl
from mpi4py import MPI

from chemomech.physics.host import OutsideInertRegions, WholeBody
from chemomech.simulation.simulation import Simulation
from chemomech.solve.unknowns import ORDER_PARAMETER, POTENTIAL, SITE_FRACTION
from tests.support.cases import WIRE, case_of
from tests.support.layers import COATED, CORE, inert
from tests.support.pointwise import number
from tests.support.state import State, advanced, assembled

LAYERS = (CORE, COATED, inert("core", conducts=False), inert("coating", yield_strength="0.1 GPa"))


def test_a_value_is_0_in_inert_regions():
    value = ufl.as_ufl(2.5)
    assert WholeBody()(value) is value
    assert number(OutsideInertRegions(ufl.as_ufl(0.0))(value)) == 0.0
    assert number(OutsideInertRegions(ufl.as_ufl(1.0))(value)) == 2.5


@pytest.fixture(scope="module")
def state():
    simulation, seen = advanced(case_of(WIRE, *LAYERS), 30)
    assert 0.1 < seen.sample.mean(seen.sample["product_fraction"]) < 0.9
    return State(simulation)


@pytest.mark.parametrize("seed", [1, 2])
def test_jacobian_is_the_derivative_of_the_residual(state, seed):
    model = state.integrator.model
    assert state.jacobian_error(state.residual(model), state.jacobian(model), seed) < 1e-6


def test_rows_of_what_is_not_there_are_empty(state):
    """Inside inert regions order parameter and site fraction are in no equation; nothing flows in a blocking core."""
    radius = {field: state.unknowns.coordinates(field)[:, 0] * 12 for field in (ORDER_PARAMETER, POTENTIAL)}
    residual = assembled(state.residual(state.integrator.model))
    for field in (ORDER_PARAMETER, SITE_FRACTION):
        rows = residual[state.unknowns.dofs(field)]
        outside = (radius[ORDER_PARAMETER] < 4.999) | (radius[ORDER_PARAMETER] > 12.001)
        assert np.abs(rows[outside]).max() == 0.0
    in_core = radius[POTENTIAL] < 4.999
    assert np.abs(residual[state.unknowns.dofs(POTENTIAL)][in_core]).max() == 0.0


def test_carrier_is_stored_in_the_host_only():
    simulation = Simulation(case_of(WIRE, *LAYERS), MPI.COMM_SELF)
    seen = next(iter(simulation.observations()))
    sample, inside = seen.sample, seen.sample["host"] == 1
    assert set(sample["host"]) == {0.0, 1.0}
    for key in ("content", "chemical_energy", "order_parameter", "site_fraction", "front_weight"):
        assert np.abs(sample[key][~inside]).max() == 0.0
        assert np.abs(sample[key][inside]).max() > 0.0
    volume = 2 * np.pi * sample.integral(sample.host) * 144
    assert volume / np.pi == pytest.approx(12**2 - 5**2, rel=1e-12)
    assert simulation.integrator.form.volume == pytest.approx(sample.integral(sample.host), rel=1e-12)
