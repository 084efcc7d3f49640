"""The coupled model of a crystal that swells by different amounts along its axes, in the middle of a run."""

import numpy as np
import pytest
from dolfinx import fem

from tests.support.cases import WIRE, case_of
from tests.support.state import State, advanced, assembled

PHOSPHORUS = (
    "material={name: Na-P}",
    "geometry.resolved=cross-section",
    "surface.voltage=0.352 V",
    "interface.width=2 nm",
    "numerics.time_tolerance=0.02",
)
TURNED = "crystal={rotation: [[0, 0.8, 0.6], [0, -0.6, 0.8], [1, 0, 0]]}"


@pytest.fixture(scope="module")
def fibre():
    """A small fibre whose crystal lies askew in the plane, with a front on its way and part of it yielding."""
    simulation, seen = advanced(case_of(WIRE, *PHOSPHORUS, TURNED), 25)
    assert not simulation.case.is_mirrored
    assert 0.1 < seen.sample.mean(seen.sample["content"]) < 0.9
    before = simulation.integrator.internal.accumulated_strain.x.array
    flows = seen.sample["plastic_strain"] - before[: len(seen.sample["plastic_strain"])] > 1e-6
    assert 0.1 < np.mean(flows) < 0.9
    return State(simulation)


@pytest.mark.parametrize("seed", [1, 2])
def test_jacobian_is_the_derivative_of_the_residual(fibre, seed):
    model, step = fibre.integrator.model, 1e-3
    residual, direction = fibre.residual(model), fibre.direction(seed)
    jacobian = fem.assemble_matrix(fibre.jacobian(model)).to_scipy()
    with fibre.moved(step * direction):
        ahead = assembled(residual)
    with fibre.moved(-step * direction):
        behind = assembled(residual)
    difference, action = (ahead - behind) / (2 * step), jacobian @ direction
    for field, name in enumerate(fibre.unknowns.names):
        dofs = fibre.unknowns.dofs(field)
        assert np.linalg.norm((difference - action)[dofs]) < 1e-6 * np.linalg.norm(action[dofs]), name
