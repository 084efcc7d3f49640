from typing import Literal

import numpy as np
import pytest
import ufl
from pydantic import Field
from scipy.spatial.transform import Rotation

from chemomech.input.quantities import Modulus
from chemomech.materials.orientation import OrientedElasticity
from chemomech.physics.elastic_anisotropies.cubic_elasticity import CubicElasticity
from chemomech.physics.elastic_anisotropy import ElasticAnisotropy
from chemomech.physics.elasticity import AnisotropicHost, NeoHookean, PhaseProperty
from tests.support.pointwise import Points, number

YOUNG, POISSON = 50.0, 0.3


def constant(host, product):
    return PhaseProperty(host=lambda c: ufl.as_ufl(host), product=lambda c: ufl.as_ufl(product))


SOLID = NeoHookean(constant(YOUNG, 20.0), constant(POISSON, 0.2))


def energy(F, c=0.0, h=0.0, solid=SOLID):
    return solid.strain_energy(F, ufl.Identity(3), ufl.det(F), ufl.as_ufl(c), ufl.as_ufl(h))


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


SILICON = CubicElasticity(law="cubic", c11="165.7 GPa", c12="63.9 GPa", c44="79.6 GPa", assumption="test")
ISOTROPIC = CubicElasticity(law="cubic", c11="165.7 GPa", c12="63.9 GPa", c44="50.9 GPa", assumption="test")
FRAME = Rotation.from_euler("xyz", [0.4, -0.3, 1.1]).as_matrix()
SHEAR = np.array([[1.2, 0.1, 0.0], [0.3, 0.9, -0.2], [0.0, 0.1, 1.1]])


def host(constants, frame=FRAME):
    youngs_modulus, poissons_ratio = constants.isotropic_constants
    E, nu = constant(youngs_modulus, 20e9), constant(poissons_ratio, 0.2)
    return AnisotropicHost(E, nu, constants.excess_energy, ufl.as_matrix(frame.tolist()))


def stresses(F, solid, h=0.0):
    """Kirchhoff stresses of many deformations, compiled once."""
    points = Points(len(F))
    given = ufl.variable(points.given(np.asarray(F)))
    return points.evaluate(ufl.diff(energy(given, h=h, solid=solid), given) * given.T)[0]


@pytest.fixture(scope="module", params=[np.eye(3), FRAME], ids=["along the axes", "turned"])
def compliance(request):
    """Frame of a crystal of silicon, and its strains per stress in Voigt's order with engineering shears, 6x6."""
    pairs, size = ((0, 0), (1, 1), (2, 2), (1, 2), (0, 2), (0, 1)), 1e-6
    strains = np.zeros((6, 3, 3))
    for strain, (i, j) in zip(strains, pairs, strict=True):
        strain[i, j] += size / 2
        strain[j, i] += size / 2
    found = stresses(np.eye(3) + strains, host(SILICON, request.param))
    return request.param, np.linalg.inv([[stress[pair] / size for pair in pairs] for stress in found])


@pytest.mark.parametrize(("direction", "expected"), [((0, 0, 1), 130), ((1, 1, 0), 169), ((1, -1, 1), 188)])
def test_youngs_modulus_of_silicon_along_its_directions(compliance, direction, expected):
    frame, strain_per_stress = compliance
    n = frame @ np.asarray(direction, dtype=float) / np.linalg.norm(direction)
    load = np.array([n[0] ** 2, n[1] ** 2, n[2] ** 2, n[1] * n[2], n[0] * n[2], n[0] * n[1]])
    assert 1e-9 / (load @ strain_per_stress @ load) == pytest.approx(expected, abs=0.5)


def test_a_cubic_host_without_excess_is_the_isotropic_solid():
    assert pytest.approx(0, abs=1e-3) == ISOTROPIC.excess
    youngs_modulus, poissons_ratio = ISOTROPIC.isotropic_constants
    same = NeoHookean(constant(youngs_modulus, 20e9), constant(poissons_ratio, 0.2))
    expected = stresses([SHEAR], same, 0.4)
    assert stresses([SHEAR], host(ISOTROPIC), 0.4) == pytest.approx(expected, rel=1e-12, abs=1e-3)


def test_the_product_of_a_cubic_host_is_isotropic():
    turn = Rotation.from_rotvec([0.4, -1.1, 0.7]).as_matrix()
    for h, same in ((0.0, False), (1.0, True)):
        before, after = (
            number(energy(ufl.as_matrix(F.tolist()), h=h, solid=host(SILICON))) for F in (SHEAR, SHEAR @ turn)
        )
        assert (before == pytest.approx(after, rel=1e-12)) is same
        observed = number(energy(ufl.as_matrix((turn @ SHEAR).tolist()), h=h, solid=host(SILICON)))
        assert observed == pytest.approx(before, rel=1e-12)


def test_plastic_flow_alone_costs_a_cubic_host_no_energy():
    metric = np.linalg.inv(SHEAR.T @ SHEAR)
    F = SHEAR / np.cbrt(np.linalg.det(SHEAR))
    metric = metric / np.cbrt(np.linalg.det(metric))
    deformed, plastic = (ufl.as_matrix(tensor.tolist()) for tensor in (F, metric))
    zero = ufl.as_ufl(0.0)
    found = host(SILICON).strain_energy(deformed, plastic, ufl.det(deformed), zero, zero)
    assert number(found) == pytest.approx(0, abs=1e-3)


class SoftAcross(ElasticAnisotropy):
    """Layers that slide on each other: shear along them is stiffer by `excess` than across."""

    law: Literal["layers"] = Field(description="layers normal to the third axis")
    excess: Modulus = Field(description="[Pa]")

    def excess_energy(self, strain):
        return 2 * self.excess * strain(0, 1) ** 2


def test_a_law_may_speak_of_shear_along_the_axes():
    """``W = 2 dG e_12^2`` adds ``dG`` to the modulus of one shear and to no other."""
    layers = SoftAcross(law="layers", excess="7 GPa", assumption="test")
    solid = AnisotropicHost(constant(130e9, 20e9), constant(0.25, 0.2), layers.excess_energy, ufl.Identity(3))
    plain = NeoHookean(constant(130e9, 20e9), constant(0.25, 0.2))
    size, shears = 1e-6, [(0, 1), (1, 2), (0, 2)]
    strains = np.zeros((3, 3, 3))
    for strain, (i, j) in zip(strains, shears, strict=True):
        strain[i, j] = strain[j, i] = size / 2
    found, expected = (stresses(np.eye(3) + strains, each) for each in (solid, plain))
    stiffer = [(f - e)[pair] / size for f, e, pair in zip(found, expected, shears, strict=True)]
    assert stiffer == pytest.approx([7e9, 0, 0], rel=1e-4, abs=1e5)


def test_the_mirrors_of_a_law_are_found_from_its_energy():
    layers = SoftAcross(law="layers", excess="7 GPa", assumption="test")
    along = OrientedElasticity(layers, np.eye(3))
    assert not along.is_isotropic
    assert along.has_mirrors(3)
    turned = OrientedElasticity(layers, Rotation.from_euler("z", 0.3).as_matrix())
    assert [turned.has_mirror(axis) for axis in range(3)] == [False, False, True]
