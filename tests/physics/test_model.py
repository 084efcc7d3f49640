from dataclasses import replace

import numpy as np
import pytest
import ufl
from dolfinx import fem
from scipy.spatial.transform import Rotation

from chemomech.observe.sample import Sampler
from chemomech.physics.chemistry import Mixing
from chemomech.physics.elasticity import NeoHookean, PhaseProperty
from chemomech.physics.kinematics import Radial
from chemomech.physics.model import Fields, Model, TimeStep
from chemomech.physics.plasticity import J2Plasticity
from chemomech.physics.reaction import Front
from chemomech.physics.strength import YieldStrength
from chemomech.physics.swelling import CrystalSwelling, IsotropicSwelling
from chemomech.physics.transport import PhaseDiffusivity, Transport
from chemomech.register.kinds import CONDUCTION, FLOW_RULE, FRONT_STRENGTH, GRADIENT_ENERGY, RATE_LAW
from chemomech.solve.unknowns import AXIAL_STRETCH, DISPLACEMENT, ORDER_PARAMETER, SITE_FRACTION
from tests.support.cases import BODIES, case_of
from tests.support.pointwise import Points, number
from tests.support.state import State, advanced, assembled

SYMMETRIC = RATE_LAW["symmetric"].of_numbers()
FULL_STRENGTH = FRONT_STRENGTH["full strength"].of_numbers()
INDEPENDENT = FLOW_RULE["rate independent"].of_numbers()


@pytest.fixture(scope="module", params=["wire", "particle"])
def yielding(request):
    """A body with a front on its way, part of it yielding, in the middle of a step."""
    simulation, seen = advanced(case_of(BODIES[request.param]), 30)
    assert 0.1 < seen.sample.mean(seen.sample["product_fraction"]) < 0.9
    before = simulation.integrator.internal.accumulated_strain.x.array
    flows = seen.sample["plastic_strain"] - before[: len(seen.sample["plastic_strain"])] > 1e-6
    assert 0.1 < np.mean(flows) < 0.9
    return State(simulation)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_jacobian_is_the_derivative_of_the_residual(yielding, seed):
    model = yielding.integrator.model
    assert yielding.jacobian_error(yielding.residual(model), yielding.jacobian(model), seed) < 1e-6


NUMBERS = {
    "swelling": "material.override={swelling: {full_expansion: 1e-9}}",
    "yield strength of the host": "material.override={plasticity: {yield_strength: {host: {value: 1 GPa}}}}",
    "yield strength of the product": "material.override={plasticity: {yield_strength: {product: {value: 1 GPa}}}}",
    "hardening": "material.override={plasticity: {hardening_modulus: {value: 1 GPa}}}",
    "modulus of the host": "material.override={elasticity: {youngs_modulus: {host: {value: 100 GPa}}}}",
    "modulus of the product": "material.override={elasticity: {youngs_modulus: {product: {value: 50 GPa}}}}",
    "Poisson's ratio of the product": "material.override={elasticity: {poissons_ratio: {product: {value: 0.3}}}}",
    "diffusivity": "material.override={transport: {diffusivity: {product: {value: 1e-15 cm^2/s}}}}",
    "amorphisation energy": "material.override={chemistry: {amorphisation_energy: {value: 4 kJ/mol}}}",
    "host solubility": "material.override={chemistry: {host_solubility: {value: 0.01}}}",
    "rate constant": "interface.rate_constant=1 nm/s",
    "barrier": "interface.barrier=12",
    "capillarity": "interface.capillarity=cancelled",
}


@pytest.mark.parametrize("name", NUMBERS)
def test_every_number_of_the_case_matters(yielding, name):
    case = yielding.simulation.case
    text = next(text for text in BODIES.values() if case_of(text).geometry == case.geometry)
    other = yielding.model_of(case_of(text, NUMBERS[name]))
    assert_it_matters(yielding, other)


def assert_it_matters(state, other):
    """Residual and Jacobian change visibly, half a step back from the solution."""
    model, direction = state.integrator.model, state.integrator.form.previous[0].x.array - state.values
    with state.moved(0.5 * direction):
        residuals = [assembled(state.residual(m)) for m in (model, other)]
        actions = [fem.assemble_matrix(state.jacobian(m)).to_scipy() @ direction for m in (model, other)]
    assert state.difference(*residuals) > 1e-3
    assert state.difference(*actions) > 1e-4


class WithoutMechanicalPotential(Model):
    def response(self, fields, internal, time_step):
        return replace(super().response(fields, internal, time_step), mechanical_potential=ufl.as_ufl(0.0))


class WithoutMechanicalDrive(Model):
    def response(self, fields, internal, time_step):
        state = super().response(fields, internal, time_step)
        return replace(state, grand_potential=state.grand_potential - state.mechanical_drive)


def without(model, kind):
    return kind(**{name: getattr(model, name) for name in Model.__dataclass_fields__})


INGREDIENTS = {
    "mechanical potential": lambda m: without(m, WithoutMechanicalPotential),
    "mechanical drive": lambda m: without(m, WithoutMechanicalDrive),
    "rate law": lambda m: replace(m, front=replace(m.front, rate_law=SYMMETRIC)),
    "front strength": lambda m: replace(
        m,
        plasticity=replace(
            m.plasticity,
            yield_strength=replace(m.plasticity.yield_strength, front=FULL_STRENGTH),
        ),
    ),
}


@pytest.mark.parametrize("name", INGREDIENTS)
def test_every_ingredient_matters(yielding, name):
    if len(yielding.unknowns.names) > AXIAL_STRETCH:
        pytest.skip("one geometry is enough")
    assert_it_matters(yielding, INGREDIENTS[name](yielding.integrator.model))


@pytest.mark.parametrize("site_fraction", [0.3, 0.99])
def test_free_swelling_is_free_of_stress(yielding, site_fraction):
    unknowns, integrator = yielding.unknowns, yielding.integrator
    expansion = yielding.simulation.case.material.full_volume_ratio - 1
    content = (1 + yielding.simulation.case.material.chemistry.host_solubility.value) * site_fraction
    stretch = np.cbrt(1 + expansion * content)
    swollen = np.zeros_like(yielding.values)
    swollen[unknowns.dofs(DISPLACEMENT)] = (stretch - 1) * unknowns.coordinates(DISPLACEMENT)[:, 0]
    swollen[unknowns.dofs(ORDER_PARAMETER)] = 1
    swollen[unknowns.dofs(SITE_FRACTION)] = np.log(site_fraction / (1 - site_fraction))
    if len(unknowns.names) > AXIAL_STRETCH:
        swollen[unknowns.dofs(AXIAL_STRETCH)] = stretch
    metric = np.array([1.0, 1.0, 1.0])
    with yielding.moved(swollen - yielding.values), undeformed(integrator, metric):
        sample = Sampler(integrator, 4, yielding.simulation.body)(0.0)
    modulus = yielding.simulation.case.material.elasticity.youngs_modulus.host(0.0) / yielding.simulation.scales.stress
    for stress in ("radial", "hoop", "axial", "mean"):
        assert np.abs(sample[f"{stress}_stress"]).max() < 1e-10 * modulus
    assert sample["volume_ratio"] == pytest.approx(1 + expansion * content)
    assert sample["mechanical_potential"] == pytest.approx(0, abs=1e-10 * modulus)
    assert sample["elastic_energy"] == pytest.approx(0, abs=1e-10 * modulus)


class undeformed:
    """No plastic strain for a while."""

    def __init__(self, integrator, metric):
        strain = integrator.internal.accumulated_strain
        (tensor,) = ufl.algorithms.extract_coefficients(integrator.internal.inverse_plastic_metric)
        self.functions, self.values = (strain, tensor), (0.0, np.tile(metric, len(strain.x.array)))
        self.saved = [f.x.array.copy() for f in self.functions]

    def __enter__(self):
        for function, value in zip(self.functions, self.values, strict=True):
            function.x.array[:] = value

    def __exit__(self, *error):
        for function, value in zip(self.functions, self.saved, strict=True):
            function.x.array[:] = value


def plain(value):
    return lambda c: value * (1 + 0 * c)


def quadratic(c):
    return 1 + 2.0 * c + 0.8 * c**2


FRAME = Rotation.from_euler("xyz", [0.4, -0.3, 1.1]).as_matrix()
SHARES = (0.5, 0.1, 0.4)
SWELLINGS = {
    "isotropic": IsotropicSwelling(quadratic),
    "crystal": CrystalSwelling(quadratic, SHARES, ufl.as_matrix(FRAME.tolist())),
}


@pytest.fixture(scope="module", params=SWELLINGS)
def model(request):
    """All moduli depend on content and phase; no mesh."""
    one = ufl.as_ufl
    return Model(
        geometry=Radial(one(1.0), 3),
        swelling=SWELLINGS[request.param],
        elasticity=NeoHookean(
            PhaseProperty(lambda c: 200 - 30 * c, lambda c: 90 - 40 * c), PhaseProperty(plain(0.25), plain(0.2))
        ),
        plasticity=J2Plasticity(
            YieldStrength(plain(5.0), plain(1.0), FULL_STRENGTH),
            one(0.0),
            INDEPENDENT,
        ),
        mixing=Mixing(lambda y: y, lambda y: -ufl.ln(1 + ufl.exp(y)), one(2.3)),
        transport=Transport(PhaseDiffusivity(plain(1.0), plain(1.0)), one(1e-3), CONDUCTION["uniform"].of_numbers()),
        front=Front(one(1.0), one(0.1), one(8.0), SYMMETRIC, one(1.0)),
        gradient_energy=GRADIENT_ENERGY["none"].of_numbers(),
    )


F = np.array([[1.3, 0.05, 0.0], [0.02, 1.25, -0.04], [0.01, 0.0, 1.35]])
METRIC = np.diag([1.04, 0.97, 1 / (1.04 * 0.97)])


def derivatives(model, F, c, h):
    """Energy, ``P``, ``mu_mech`` and the mechanical drive at many points, by UFL."""
    points = Points(len(c))
    variables = [ufl.variable(points.given(v)) for v in (F, c, h)]
    energy = model.elastic_energy(*variables, ufl.as_matrix(METRIC.tolist()))
    return points.evaluate(energy, *(ufl.diff(energy, v) for v in variables))


def test_stress_potential_and_drive_derive_from_one_energy(model):
    """Central differences of the energy; and Maxwell's relation ``d mu_mech/dF = dP/dc`` at a frozen plastic state."""
    step, content, fraction = 1e-5, 0.4, 0.6
    moves = np.concatenate([np.eye(11), -np.eye(11), np.zeros((1, 11))]) * step
    energy, stress, potential, drive = derivatives(
        model, F + moves[:, :9].reshape(-1, 3, 3), content + moves[:, 9], fraction + moves[:, 10]
    )

    def slope(values):
        return (values[:11] - values[11:22]) / (2 * step)

    assert np.abs(slope(stress)[9]).max() > 1
    assert slope(energy)[:9].reshape(3, 3) == pytest.approx(stress[-1], rel=1e-6, abs=1e-6)
    assert slope(energy)[9:] == pytest.approx([potential[-1], drive[-1]], rel=1e-6)
    assert slope(potential)[:9].reshape(3, 3) == pytest.approx(slope(stress)[9], rel=1e-6, abs=1e-6)


def test_compression_raises_the_potential_of_the_carrier(model):
    """Linear swelling: ``mu_mech = beta [psi_e - K/2 (J_e^2 - 1)]``, about ``beta p``."""
    beta, bulk, h = 2.8, 100 / (3 * 0.5), 1.0
    linear = replace(
        model,
        swelling=IsotropicSwelling(lambda c: 1 + beta * c),
        elasticity=NeoHookean(PhaseProperty(plain(100.0), plain(100.0)), PhaseProperty(plain(0.25), plain(0.25))),
    )
    c, J_e = 0.4, 0.97
    stretch = np.cbrt(J_e * (1 + beta * c))
    variable = ufl.variable(ufl.as_ufl(c))
    energy = linear.elastic_energy(stretch * ufl.Identity(3), variable, ufl.as_ufl(h), ufl.Identity(3))
    psi = bulk / 2 * ((J_e**2 - 1) / 2 - np.log(J_e))
    found = number(ufl.diff(energy, variable))
    assert found == pytest.approx(beta * (psi - bulk / 2 * (J_e**2 - 1)), rel=1e-10)
    assert found > 0


def test_mandel_stress_does_work_on_the_stretch_of_each_axis(model):
    """``mu_mech = J_c' [psi_e - sum_i w_i a_i . M a_i] + J_c dpsi_e/dc``, ``M = A^T dpsi_e/dA``, by hand."""
    if not isinstance(model.swelling, CrystalSwelling):
        pytest.skip("of a crystal")
    constant = PhaseProperty(plain(100.0), plain(100.0)), PhaseProperty(plain(0.25), plain(0.25))
    bulk, shear, c = 100 / (3 * 0.5), 100 / 2.5, 0.4
    J_c, slope = quadratic(c), 2.0 + 1.6 * c
    A = F @ FRAME @ np.diag(J_c ** -np.array(SHARES)) @ FRAME.T
    J_e = np.linalg.det(A)
    metric = METRIC / np.linalg.det(METRIC) ** (1 / 3)
    b = J_e ** (-2 / 3) * A @ metric @ A.T
    psi = bulk / 2 * ((J_e**2 - 1) / 2 - np.log(J_e)) + shear / 2 * (np.trace(b) - 3)
    kirchhoff = bulk / 2 * (J_e**2 - 1) * np.eye(3) + shear * (b - np.trace(b) / 3 * np.eye(3))
    mandel = A.T @ kirchhoff @ np.linalg.inv(A).T
    by_hand = slope * (psi - sum(w * a @ mandel @ a for w, a in zip(SHARES, FRAME.T, strict=True)))
    stiff = replace(model, elasticity=NeoHookean(*constant))
    content = ufl.variable(ufl.as_ufl(c))
    deformed, plastic = (ufl.as_matrix(tensor.tolist()) for tensor in (F, metric))
    energy = stiff.elastic_energy(deformed, content, ufl.as_ufl(1.0), plastic)
    assert number(ufl.diff(energy, content)) == pytest.approx(by_hand, rel=1e-9)


def test_content_counts_the_sites_of_product_and_host(model):
    fields = Fields(None, ufl.as_ufl(0.5), None, ufl.as_ufl(0.0))
    assert number(model.content(fields)) == pytest.approx((0.5 + 1e-3) / 2)


def test_derivative_of_a_multistep_formula():
    step = TimeStep([ufl.as_ufl(w) for w in (1.5, -2.0, 0.5)], ufl.as_ufl(1.0))
    assert number(step.derivative([ufl.as_ufl(v) for v in (9.0, 4.0, 1.0)])) == 1.5 * 9 - 2 * 4 + 0.5
