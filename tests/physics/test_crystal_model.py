"""The coupled model of crystals whose swelling or elasticity knows their axes, in the middle of a run."""

import numpy as np
import pytest

from tests.support.cases import WIRE, case_of
from tests.support.state import State, stopped

SMALL = ("geometry.resolved=cross-section", "interface.width=2 nm", "numerics.time_tolerance=0.02")
CRYSTALS = {
    "swelling by axes": (
        "material={name: Na-P}",
        "surface.voltage=0.352 V",
        "crystal={rotation: [[0, 0.8, 0.6], [0, -0.6, 0.8], [1, 0, 0]]}",
    ),
    "cubic elasticity": (
        "material.override={elasticity: {anisotropy: {law: cubic, c11: 165.7 GPa, c12: 63.9 GPa, c44: 79.6 GPa}}}",
        "crystal={axis: [0, 0, 1], in_plane: [2, 1, 0]}",
    ),
}


@pytest.fixture(scope="module", params=["swelling by axes", pytest.param("cubic elasticity", marks=pytest.mark.slow)])
def wire(request):
    """A thin wire whose crystal lies askew in the plane, with a front on its way and part of it yielding."""
    case = case_of(WIRE, *SMALL, *CRYSTALS[request.param])
    simulation, seen = stopped(case, lambda seen: seen.sample.mean(seen.sample["content"]) > 0.2)
    assert not case.is_mirrored
    before = simulation.integrator.internal.accumulated_strain.x.array
    flows = seen.sample["plastic_strain"] - before[: len(seen.sample["plastic_strain"])] > 1e-6
    assert 0.1 < np.mean(flows) < 0.9
    return State(simulation)


@pytest.mark.parametrize("seed", [1, 2])
def test_jacobian_is_the_derivative_of_the_residual(wire, seed):
    model = wire.integrator.model
    assert wire.jacobian_error(wire.residual(model), wire.jacobian(model), seed, step=1e-4) < 1e-6
