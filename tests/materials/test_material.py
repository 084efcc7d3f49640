import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from chemomech.materials import Material, read_material

GAS_CONSTANT = 8.314462618
FARADAY = 96485.33212


@pytest.fixture(scope="module")
def silicon() -> Material:
    return read_material("Li-Si")


def with_excess(material: Material, **excess: object) -> Material:
    data = material.model_dump(mode="json", exclude_none=True)
    data["chemistry"]["excess"] = excess | {"assumption": "a test"}
    return Material.model_validate(data)


def test_silicon_by_hand(silicon):
    assert silicon.carrier_density == pytest.approx(3.75 / 12.06e-6)
    assert silicon.energy_scale(300.0) == pytest.approx(GAS_CONSTANT * 300 * 3.75 / 12.06e-6)
    assert silicon.amorphisation(300.0) == pytest.approx(2.3, abs=1e-3)
    assert silicon.equilibrium_fraction(300.0) == pytest.approx(1 - math.exp(-2.3), abs=1e-4)
    assert silicon.full_volume_ratio == pytest.approx(3.81)


def test_equilibrium_voltage_is_the_ideal_plateau(silicon):
    c = silicon.equilibrium_fraction(300.0)
    plateau = 0.177 - GAS_CONSTANT * 300 / FARADAY * math.log(c / (1 - c))
    assert silicon.equilibrium_voltage(300.0) == pytest.approx(plateau)


@given(voltage=st.floats(-1.0, 1.0), temperature=st.floats(200.0, 600.0))
def test_voltage_and_potential_are_inverse(voltage, temperature):
    silicon = read_material("Li-Si")
    mu = silicon.surface_potential(voltage, temperature)
    assert mu == pytest.approx(FARADAY * (0.177 - voltage) / (GAS_CONSTANT * temperature))
    assert silicon.voltage(mu, temperature) == pytest.approx(voltage, abs=1e-12)


EXCESSES = [
    {"model": "ideal"},
    {"model": "redlich-kister", "coefficients": ["-4 kJ/mol", "1 kJ/mol"]},
    {"model": "open circuit voltage", "points": [[0.1, "0.4 V"], [0.5, "0.2 V"], [0.95, "0.05 V"]]},
]


@pytest.mark.parametrize("excess", EXCESSES)
@pytest.mark.parametrize("mu", [-12.0, -1.0, 0.0, 3.0, 12.0])
def test_site_fraction_inverts_the_potential(silicon, excess, mu):
    material = with_excess(silicon, **excess)
    assert material.potential(material.site_fraction(mu, 300.0), 300.0) == pytest.approx(mu, abs=1e-6)


@pytest.mark.parametrize("excess", EXCESSES)
def test_transformation_energy_vanishes_in_equilibrium(silicon, excess):
    material = with_excess(silicon, **excess)
    c = material.equilibrium_fraction(300.0)
    assert 0 < c < 1
    assert material.transformation_energy(c, 300.0) == pytest.approx(0.0, abs=1e-9)
    assert material.transformation_energy(c + 0.5 * (1 - c), 300.0) < 0


def test_transformation_energy_is_the_tangent_to_the_host(silicon):
    c, h = 0.4, 1e-6
    f = [x * math.log(x) + (1 - x) * math.log(1 - x) for x in (c - h, c, c + h)]
    omega = silicon.amorphisation(300.0) + f[1] - c * (f[2] - f[0]) / (2 * h)
    assert silicon.transformation_energy(c, 300.0) == pytest.approx(omega, abs=1e-8)


def test_host_without_amorphisation_energy_is_never_stable(silicon):
    data = silicon.model_dump(mode="json", exclude_none=True)
    data["chemistry"]["amorphisation_energy"]["value"] = "0 J/mol"
    material = Material.model_validate(data)
    assert material.equilibrium_fraction(300.0) == 0.0
    assert material.equilibrium_voltage(300.0) == math.inf
    assert with_excess(material, **EXCESSES[1]).equilibrium_fraction(300.0) == 0.0


def test_repulsion_can_make_the_reaction_impossible(silicon):
    material = with_excess(silicon, model="redlich-kister", coefficients=["500 kJ/mol", "-500 kJ/mol"])
    assert material.equilibrium_fraction(300.0) == pytest.approx(1.0)


def test_arrhenius():
    germanium = read_material("Li-Ge")
    assert germanium.diffusivity_factor(300.0) == 1.0
    energy = 0.26 * 1.602176634e-19 * 6.02214076e23
    assert germanium.diffusivity_factor(330.0) == pytest.approx(math.exp(-energy / GAS_CONSTANT * (1 / 330 - 1 / 300)))
    silicon = read_material("Li-Si")
    assert silicon.rate_constant(300.0) == silicon.reaction.rate_constant.value
    assert silicon.rate_constant(310.0) > silicon.rate_constant(300.0)


def test_rate_constant_without_activation_energy_does_not_depend_on_temperature():
    antimony = read_material("Na-Sb")
    assert antimony.reaction.activation_energy is None
    assert antimony.rate_constant(350.0) == antimony.rate_constant(300.0)


def test_materials_are_immutable(silicon):
    with pytest.raises(ValidationError):
        silicon.name = "other"
