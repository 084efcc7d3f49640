import numpy as np
import pytest
import ufl
from scipy.spatial.transform import Rotation

from chemomech.physics.elasticity import NeoHookean, PhaseProperty
from tests.support.pointwise import number

YOUNG, POISSON = 50.0, 0.3


def constant(host, product):
    return PhaseProperty(host=lambda c: ufl.as_ufl(host), product=lambda c: ufl.as_ufl(product))


SOLID = NeoHookean(constant(YOUNG, 20.0), constant(POISSON, 0.2))


def energy(F, c=0.0, h=0.0):
    J = ufl.det(F)
    return SOLID.strain_energy(J, J ** (-2 / 3) * ufl.tr(F * F.T), ufl.as_ufl(c), ufl.as_ufl(h))


def kirchhoff_stress(F):
    F = ufl.variable(ufl.as_matrix(np.asarray(F).tolist()))
    return number(ufl.diff(energy(F), F) * F.T)


def test_undeformed_body_has_neither_stress_nor_energy():
    assert number(energy(ufl.as_matrix(np.eye(3).tolist()))) == 0
    assert kirchhoff_stress(np.eye(3)) == pytest.approx(np.zeros((3, 3)), abs=1e-14 * YOUNG)


def test_small_strains_follow_hookes_law():
    strain = 1e-6 * np.array([[1.0, 0.5, -0.3], [0.5, -2.0, 0.7], [-0.3, 0.7, 1.5]])
    lame = YOUNG * POISSON / ((1 + POISSON) * (1 - 2 * POISSON))
    shear = YOUNG / (2 * (1 + POISSON))
    hooke = lame * np.trace(strain) * np.eye(3) + 2 * shear * strain
    assert kirchhoff_stress(np.eye(3) + strain) == pytest.approx(hooke, abs=1e-5 * np.abs(hooke).max())


def test_moduli_follow_from_young_and_poisson():
    zero = ufl.as_ufl(0.0)
    assert number(SOLID.bulk_modulus(zero, zero)) == pytest.approx(50 / (3 * 0.4))
    assert number(SOLID.shear_modulus(zero, zero)) == pytest.approx(50 / 2.6)
    one = ufl.as_ufl(1.0)
    assert number(SOLID.bulk_modulus(zero, one)) == pytest.approx(20 / (3 * 0.6))


def test_energy_does_not_see_rotations():
    F = np.array([[1.2, 0.1, 0.0], [0.3, 0.9, -0.2], [0.0, 0.1, 1.1]])
    R = Rotation.from_rotvec([0.4, -1.1, 0.7]).as_matrix()
    values = [number(energy(ufl.as_matrix(G.tolist()))) for G in (F, R @ F, F @ R)]
    assert values[1:] == pytest.approx([values[0]] * 2, rel=1e-13)
    assert kirchhoff_stress(R @ F) == pytest.approx(R @ kirchhoff_stress(F) @ R.T, abs=1e-12 * YOUNG)


def test_pressure_is_half_the_bulk_modulus_times_squared_volume():
    stretch = 1.1
    J = stretch**3
    bulk = 50 / (3 * 0.4)
    assert kirchhoff_stress(stretch * np.eye(3)) == pytest.approx(bulk / 2 * (J**2 - 1) * np.eye(3), abs=1e-12)


def test_phase_property_goes_from_host_to_product():
    rising = PhaseProperty(host=lambda c: 10 + c, product=lambda c: 30 - c)
    c = ufl.as_ufl(0.5)
    assert [number(rising(c, ufl.as_ufl(h))) for h in (0.0, 0.25, 1.0)] == pytest.approx([10.5, 15.25, 29.5])
