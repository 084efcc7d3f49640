"""Every law is that of the region's material, in the units of the problem."""

import subprocess
import sys

import numpy as np
import pytest
import ufl
from dolfinx import fem
from mpi4py import MPI
from scipy.constants import R
from ufl.algorithms import extract_coefficients

from chemomech.mesh.recipes import body_of
from chemomech.model.composition import Composer
from chemomech.model.scaling import scales_of
from chemomech.physics.by_region import RegionalFlow
from chemomech.physics.diffusivity import LocalState
from chemomech.physics.transport import PhaseDiffusivity, StressAssisted
from chemomech.register.kinds import FLOW_RULE
from tests.support.cases import PARTICLE, case_of

CORE = "geometry.core_diameter=6 nm"
NOTHING = "regions={core: {}, shell: {}}"
POWER_LAW = "regions.core.override.plasticity.flow={model: power law, reference_rate: 2 1/s, exponent: 3}"
C, H = 0.4, 0.3


def override(region, **laws):
    return f"regions.{region}.override={laws!r}"


DIFFERENT = [
    override(
        "core",
        swelling={"full_expansion": 0.5},
        elasticity={
            "youngs_modulus": {"product": {"law": "linear", "at_zero": "90 GPa", "at_full": "30 GPa"}},
            "poissons_ratio": {"host": 0.1},
        },
        plasticity={"yield_strength": {"host": "3 GPa"}, "hardening_modulus": "2 GPa"},
        transport={"diffusivity": {"product": "1e-14 m^2/s"}, "activation_energy": "20 kJ/mol"},
    ),
    "temperature=330 K",
]


def composed(case):
    body = body_of(case, MPI.COMM_SELF)
    return Composer(case, body.domain, body.regions).model()


def laws(model):
    c, h = ufl.as_ufl(C), ufl.as_ufl(H)
    return ufl.as_vector(
        [
            model.swelling.volume_ratio(c),
            model.elasticity.youngs_modulus(c, h),
            model.elasticity.poissons_ratio(c, h),
            model.plasticity.yield_strength(c, ufl.as_ufl(0.0)),
            model.plasticity.yield_strength(c, ufl.as_ufl(1.0)),
            model.plasticity.hardening_modulus,
            model.transport.diffusivity(LocalState(c), h, ufl.as_ufl(0.0)),
        ]
    )


def expected(material, case):
    scales = scales_of(case)
    elasticity, strength = material.elasticity, material.plasticity.yield_strength
    youngs, poissons, diffusivity = (
        (1 - H) * phases.host(C) + H * phases.product(C)
        for phases in (elasticity.youngs_modulus, elasticity.poissons_ratio, material.transport.diffusivity)
    )
    return [
        material.swelling(C),
        youngs / scales.stress,
        poissons,
        strength.host(C) / scales.stress,
        strength.product(C) / scales.stress,
        material.plasticity.hardening_modulus.value / scales.stress,
        diffusivity * material.diffusivity_factor(330.0) * scales.time / scales.length**2,
    ]


def evaluated(model):
    expression = fem.Expression(ufl.as_vector([model.geometry.radius, *laws(model)]), np.array([[0.5]]))
    mesh = extract_coefficients(laws(model))[0].function_space.mesh
    table = expression.eval(mesh, np.arange(mesh.topology.index_map(1).size_local, dtype=np.int32))
    return np.asarray(table).reshape(-1, 8)


def test_every_law_is_that_of_its_region():
    case = case_of(PARTICLE, CORE, *DIFFERENT)
    core, shell = case.layout.materials
    seen = set()
    for radius, *values in evaluated(composed(case)):
        seen.add(inside := bool(radius < 0.25))
        np.testing.assert_allclose(values, expected(core if inside else shell, case), rtol=1e-13)
    assert seen == {True, False}
    distinct = np.array(expected(core, case)) != np.array(expected(shell, case))
    assert list(distinct) == [True] * 4 + [False] + [True] * 2


SIGNATURE = """
import sys
import ufl
from tests.support.cases import PARTICLE, case_of
from tests.model.test_properties import composed, laws
model = composed(case_of(PARTICLE, *sys.argv[1:]))
print((ufl.inner(laws(model), laws(model)) * ufl.dx(ufl.domain.extract_unique_domain(laws(model)))).signature())
"""


def signature(folder, *overrides):
    """Name of the kernel that a program of its own would compile; UFL numbers constants in the order of a program."""
    command = [sys.executable, "-c", SIGNATURE, *overrides]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder).stdout


def test_numbers_and_the_size_of_the_core_do_not_change_the_kernels(request):
    root = request.config.rootpath
    changed = ["regions.shell.override.swelling.full_expansion=1", "geometry.core_diameter=9 nm"]
    assert signature(root, CORE, NOTHING, *changed) == signature(root, CORE, NOTHING)


def test_without_regions_there_is_no_indicator():
    for overrides, count in (([], 0), ([CORE], 0), ([CORE, NOTHING], 2)):
        assert len(extract_coefficients(laws(composed(case_of(PARTICLE, *overrides))))) == count


def test_regions_share_a_flow_rule_unless_they_have_their_own():
    assert isinstance(composed(case_of(PARTICLE, CORE, NOTHING)).plasticity.flow_rule, FLOW_RULE["rate independent"])
    rule = composed(case_of(PARTICLE, CORE, POWER_LAW)).plasticity.flow_rule
    assert isinstance(rule, RegionalFlow)
    power_law, other = rule.rules
    assert (power_law.exponent, type(other)) == (3.0, FLOW_RULE["rate independent"])


def test_stress_acts_on_diffusion_in_the_region_with_an_activation_volume():
    assert isinstance(composed(case_of(PARTICLE, CORE, NOTHING)).transport.diffusivity, PhaseDiffusivity)
    case = case_of(PARTICLE, CORE, "regions.shell.override.transport.activation_volume=2 cm^3/mol")
    diffusivity = composed(case).transport.diffusivity
    assert isinstance(diffusivity, StressAssisted)
    coefficients = extract_coefficients(diffusivity.activation_volume)
    value = fem.assemble_scalar(fem.form(diffusivity.activation_volume * ufl.dx(coefficients[0].function_space.mesh)))
    shell = 0.75 * 2e-6 * scales_of(case).stress / (R * 300)
    assert value == pytest.approx(shell, rel=1e-12)
