import numpy as np
import pytest
import ufl
from scipy.linalg import expm

from chemomech.physics.tensors import deviator, isochoric_from_deviator, norm, unimodular
from tests.support.pointwise import Points, number

SAMPLES = 300
IDENTITY = np.eye(3)


@pytest.fixture(scope="module")
def matrices():
    return np.random.default_rng(1).uniform(-1, 1, (SAMPLES, 3, 3))


@pytest.fixture(scope="module")
def isochoric(matrices):
    """Symmetric tensors of determinant one, ``exp(2 e)``, with deviatoric strains ``e`` up to a tenth."""
    strains = matrices + np.swapaxes(matrices, 1, 2)
    strains -= np.trace(strains, axis1=1, axis2=2)[:, None, None] / 3 * IDENTITY
    sizes = np.geomspace(1e-8, 0.1, SAMPLES) / np.linalg.norm(strains, axis=(1, 2))
    return np.array([expm(2 * size * strain) for size, strain in zip(sizes, strains, strict=True)])


def thirds(tensors):
    return np.trace(tensors, axis1=1, axis2=2) / 3


def test_deviator_norm_and_unimodular(matrices):
    points = Points(SAMPLES)
    positive = matrices @ np.swapaxes(matrices, 1, 2) + 0.1 * IDENTITY
    A, B = points.given(matrices), points.given(positive)
    found, size, scaled = points.evaluate(deviator(A), norm(A), unimodular(B))
    assert found == pytest.approx(matrices - thirds(matrices)[:, None, None] * IDENTITY, abs=1e-14)
    assert size == pytest.approx(np.linalg.norm(matrices, axis=(1, 2)), rel=1e-12)
    assert np.linalg.det(scaled) == pytest.approx(np.ones(SAMPLES), rel=1e-12)
    directions = [t / np.linalg.norm(t, axis=(1, 2))[:, None, None] for t in (scaled, positive)]
    assert directions[0] == pytest.approx(directions[1], abs=1e-13)


def test_norm_is_differentiable_at_zero():
    size = ufl.variable(ufl.as_ufl(0.0))
    assert number(ufl.diff(norm(size * ufl.Identity(3)), size)) == 0


@pytest.mark.parametrize(("too_large", "tolerance"), [(0.0, 1e-14), (0.01, 1e-12)])
def test_isochoric_tensor_is_rebuilt_from_its_deviator(isochoric, too_large, tolerance):
    points = Points(SAMPLES)
    third = thirds(isochoric)
    deviatoric = points.given(isochoric - third[:, None, None] * IDENTITY)
    (found,) = points.evaluate(isochoric_from_deviator(deviatoric, points.given(third + too_large)))
    assert found == pytest.approx(isochoric, abs=tolerance)
    assert np.linalg.det(found) == pytest.approx(np.ones(SAMPLES), abs=5 * tolerance)
