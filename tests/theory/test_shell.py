import numpy as np
import pytest

from chemomech.theory.principal_laws import Hencky, Properties
from chemomech.theory.radial_plasticity import RadialBody
from chemomech.theory.shell import Core, CylindricalShell, SphericalShell

SPHERE = SphericalShell(inner=0.5, outer=1.0, youngs_modulus=100.0, poissons_ratio=0.3, yield_strength=1.0)
WIRE = CylindricalShell(inner=0.5, outer=1.0, youngs_modulus=100.0, poissons_ratio=0.3, yield_strength=1.0)
CORE = Core(youngs_modulus=160.0, poissons_ratio=0.25)
BOTH = pytest.mark.parametrize("shell", [SPHERE, WIRE], ids=["sphere", "wire"])


@BOTH
def test_pressure_of_a_shell_that_flows_through_is_the_fully_plastic_one(shell):
    assert shell.pressure(shell.outer) == pytest.approx(shell.fully_plastic_pressure)


def test_first_yield_is_that_of_lame():
    assert SPHERE.pressure(0.5) == pytest.approx(2 / 3 * (1 - 1 / 8))
    assert WIRE.pressure(0.5) == pytest.approx(3 / 4 / np.sqrt(3))
    incompressible = CylindricalShell(0.5, 1.0, 100.0, 0.5, 1.0)
    assert incompressible.first_yield_pressure == pytest.approx(incompressible.pressure(0.5))


def test_plastic_radius_and_misfit_are_inverse():
    for shell in (SPHERE, WIRE):
        assert shell.plastic_radius(shell.misfit(0.7, CORE), CORE) == pytest.approx(0.7)
    assert SPHERE.plastic_radius(0.0, CORE) == SPHERE.inner
    assert SPHERE.plastic_radius(1.0, CORE) == SPHERE.outer


def test_elastic_stage_is_that_of_eshelby():
    small = SphericalShell(1.0, 1e3, 100.0, 0.3, 1.0)
    e = 0.5 * small.misfit(1.0, CORE)
    G, K = 100 / 2.6, 160 / 1.5
    assert small.core_pressure(e, CORE) == pytest.approx(e / (1 / (4 * G) + 1 / (3 * K)), rel=1e-6)


@BOTH
def test_radii_must_be_those_of_a_shell(shell):
    with pytest.raises(ValueError, match="0 < a < b"):
        type(shell)(1.0, 0.5, 100.0, 0.3, 1.0)
    with pytest.raises(ValueError, match="plastic radius must lie between"):
        shell.pressure(1.1)


def shells(dimension, misfits, modulus=(1e5, 1e5), poisson=0.3, strength=(1e3, 1.0), cells=400):
    """Core pressures of a body of shells whose inner half swells by linear misfits."""
    body = RadialBody(dimension, np.linspace(0, 1, cells + 1), Hencky())
    core = body.middles < 0.5
    E, Y = np.where(core, *modulus), np.where(core, *strength)
    found = []
    for e in misfits:
        J_c = np.where(core, (1 + e) ** 3, 1.0)
        found.append(-body.advance(Properties(J_c, E, np.full(cells, poisson), Y)).radial[0])
    return np.array(found), body


def test_a_sphere_of_shells_goes_through_all_stages():
    exact = SphericalShell(0.5, 1.0, 1e5, 0.3, 1.0)
    core = Core(1e5, 0.3)
    ends = [exact.misfit(r, core) for r in (0.5, 0.6, 0.8, 1.0)]
    misfits = [0.5 * ends[0], *ends, 1.2 * ends[3]]
    found, _ = shells(3, misfits)
    assert found == pytest.approx([exact.core_pressure(e, core) for e in misfits], rel=1e-3)
    _, body = shells(3, misfits[:3])
    assert body.middles[body.plastic_strain > 1e-12].max() == pytest.approx(0.6, abs=2 * body.thickness[0])


def test_a_nearly_incompressible_wire_of_shells_goes_through_all_stages():
    exact = CylindricalShell(0.5, 1.0, 1e5, 0.4999, 1.0)
    core = Core(1e5, 0.4999)
    misfits = [exact.misfit(r, core) for r in (0.5, 0.6, 0.8)]
    found, _ = shells(2, misfits, poisson=0.4999)
    assert found == pytest.approx([exact.core_pressure(e, core) for e in misfits], rel=3e-3)


def test_a_compressible_wire_yields_first_where_lame_says():
    exact = CylindricalShell(0.5, 1.0, 1e5, 0.3, 1.0)
    found, body = shells(2, [2e-6], cells=2000)
    sigma = body.stresses.cauchy[1000]
    deviator = sigma - sigma.mean()
    equivalent = np.sqrt(1.5 * (deviator**2).sum())
    assert found[0] / equivalent == pytest.approx(exact.first_yield_pressure, rel=2e-3)


@pytest.mark.parametrize(("dimension", "shell"), [(3, SphericalShell), (2, CylindricalShell)])
def test_fully_plastic_pressure_holds_at_large_swelling(dimension, shell):
    found, body = shells(dimension, np.linspace(0, 0.3, 61), strength=(1e6, 1.0))
    inner = float(np.interp(0.5, body.nodes, body.radius))
    limit = shell(inner, body.outer_radius, 1e5, 0.3, 1.0).fully_plastic_pressure
    assert found[-1] == pytest.approx(limit, rel=2e-3)
