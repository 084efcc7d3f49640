from dataclasses import replace

import numpy as np
import pytest
from mpi4py import MPI
from scipy.spatial.transform import Rotation

from chemomech.verify.bench import Bench
from chemomech.verify.pointwise import PointwiseResponse, random_states


@pytest.fixture(scope="module")
def case():
    return Bench(MPI.COMM_SELF).case("free-swelling", "interface.irreversible=false")


@pytest.fixture(scope="module")
def response(case):
    return PointwiseResponse(case, 2)


@pytest.fixture(scope="module")
def states(case, response):
    return random_states(case, response.count)


def test_deformation_is_the_one_given(response, states):
    assert response(states)["deformation gradient"] == pytest.approx(states.deformation)


def test_plastic_state_is_isochoric_and_some_states_yield(response, states):
    found = response(states)
    assert np.linalg.det(states.inverse_plastic_metric) == pytest.approx(1)
    assert np.linalg.det(found["inverse plastic metric"]) == pytest.approx(1)
    yields = found["plastic strain"] > states.accumulated_strain + 1e-12
    assert 0.2 < yields.mean() < 0.8
    assert np.all(found["dissipated energy"][yields] > 0)
    assert found["inverse plastic metric"][~yields] == pytest.approx(states.inverse_plastic_metric[~yields])


def test_turning_the_material_instead_of_the_body_matters(response, states):
    """``F -> F Q`` without turning the plastic metric: not a superposed rotation."""
    Q = Rotation.random(response.count, rng=np.random.default_rng(3)).as_matrix()
    before, after = response(states), response(replace(states, deformation=states.deformation @ Q))
    assert np.abs(after["energy"] - before["energy"]).max() > 0.1 * before["energy"].max()


def test_states_differ_with_the_seed(case):
    assert np.abs(random_states(case, 3, 1).deformation - random_states(case, 3, 2).deformation).min() > 0
