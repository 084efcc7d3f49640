import math

import numpy as np
import pytest
import ufl

from chemomech.physics.diffusivity import LocalState
from chemomech.physics.order_parameter import product_fraction
from chemomech.physics.transport import PhaseDiffusivity, StressAssisted, Transport
from chemomech.register.kinds import CONDUCTION
from tests.support.laws import written
from tests.support.pointwise import number

D_HOST, D_PRODUCT = 0.3, 2.0
VALUE = PhaseDiffusivity(lambda at: ufl.as_ufl(D_HOST), lambda at: D_PRODUCT * (1 + at.content))
ZERO = ufl.as_ufl(0.0)


def mobility(c_a, phi, mean_stress=0.0, diffusivity=None, solubility=1e-3, conduction="product fraction", swollen=1.0):
    transport = Transport(diffusivity or VALUE, ufl.as_ufl(solubility), written(CONDUCTION, law=conduction))
    content = transport.capacity(product_fraction(ufl.as_ufl(phi))) * c_a
    one = ufl.as_ufl
    return number(transport.mobility(one(c_a), LocalState(content), one(phi), one(mean_stress), one(swollen)))


@pytest.mark.parametrize("c_a", [0.05, 0.5, 0.98])
@pytest.mark.parametrize("phi", [0.0, 0.4, 1.0])
def test_without_stress_it_is_ficks_law(c_a, phi):
    """``M dmu/dc = D`` for ideal mixing: mobility over the derivative of the content."""
    h = phi**2 * (3 - 2 * phi)
    content_per_potential = (h + 1e-3) * c_a * (1 - c_a)
    expected = (1 - h) * D_HOST + h * D_PRODUCT * (1 + (h + 1e-3) * c_a)
    assert mobility(c_a, phi) / content_per_potential == pytest.approx(expected)


@pytest.mark.parametrize(
    ("conduction", "weight"),
    [
        ("swollen product fraction", 0.784 * 0.36),
        ("product fraction", 0.784),
        ("order parameter", 0.7),
        ("square of order parameter", 0.49),
        ("uniform", 1.0),
    ],
)
def test_weight_of_the_diffusivity_within_the_front(conduction, weight):
    constant = PhaseDiffusivity(lambda at: ufl.as_ufl(D_PRODUCT), lambda at: ufl.as_ufl(D_PRODUCT))
    found = mobility(0.5, 0.7, diffusivity=constant, conduction=conduction, swollen=0.6)
    assert found == pytest.approx(D_PRODUCT * (weight + 1e-3) * 0.25)


def test_tension_opens_and_compression_closes_the_paths():
    assisted = StressAssisted(VALUE, ufl.as_ufl(0.7))
    free = mobility(0.5, 1.0)
    assert mobility(0.5, 1.0, 1.5, assisted) == pytest.approx(free * math.exp(1.5 * 0.7))
    assert mobility(0.5, 1.0, -1.5, assisted) == pytest.approx(free * math.exp(-1.5 * 0.7))
    assert mobility(0.5, 1.0, -1.5) == free


def test_the_gradient_is_that_of_the_deformed_body():
    F = np.array([[2.0, 0.1, 0], [0, 1.5, 0.2], [0.3, 0, 0.8]])
    gradient = np.array([1.0, -2.0, 0.5])
    found = number(Transport.spatial_gradient(ufl.as_vector(gradient.tolist()), ufl.as_matrix(F.tolist())))
    assert found == pytest.approx(np.linalg.solve(F.T, gradient))
    assert found @ found == pytest.approx(gradient @ np.linalg.inv(F.T @ F) @ gradient)
