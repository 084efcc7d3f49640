"""Core and shell of different materials, from case to history."""

from pathlib import Path

import numpy as np
import pytest

from tests.support.cases import PARTICLE, WIRE, case_of
from tests.support.ranks import Chemomech, assert_history_of_one
from tests.support.runs import Run, run_of

CORE = "geometry.core_diameter=10 nm"
STIFF_INERT_CORE = (
    "regions.core.override={swelling: {full_expansion: 0}, "
    "elasticity: {youngs_modulus: {host: 1600 GPa, product: 1600 GPa}}, "
    "transport: {diffusivity: {host: 1e-24 m^2/s, product: 1e-24 m^2/s}}}"
)


@pytest.mark.parametrize("body", [PARTICLE, WIRE], ids=["particle", "wire"])
def test_equal_regions_are_no_regions(body: str, tmp_path: Path) -> None:
    overrides = [CORE, "time.end=20 s"]
    without = run_of(case_of(body, *overrides), tmp_path / "without")
    equal = run_of(case_of(body, *overrides, "regions={core: {}, shell: {}}"), tmp_path / "equal")
    assert equal.columns.keys() == without.columns.keys()
    for key, column in without.columns.items():
        scale = 1.0 if "balance" in key else np.max(np.abs(column), initial=0.0, where=np.isfinite(column))
        np.testing.assert_allclose(equal[key], column, rtol=0, atol=1e-12 * scale, err_msg=key)


@pytest.fixture(scope="module")
def inert_core(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A silicon shell on a core that is ten times as stiff and takes up no carrier."""
    return run_of(case_of(PARTICLE, CORE, STIFF_INERT_CORE), tmp_path_factory.mktemp("inert") / "out")


def test_the_front_ends_at_an_inert_core(inert_core: Run) -> None:
    assert inert_core.summary["status"] == "arrested"
    assert 5.0 < inert_core["front_depth"][-1] < 7.0
    assert np.abs(inert_core["carrier_balance_error"]).max() < 1e-8


def test_the_shell_draws_at_the_core_until_it_flows_and_then_squeezes_it(inert_core: Run) -> None:
    stress = inert_core["core_mean_stress"]
    thin = inert_core["front_depth"] < inert_core["front_depth"][0] + 0.01
    assert stress[thin][1:].min() > 0.0
    assert stress[-1] < -0.5
    assert stress[-1] == pytest.approx(inert_core["core_radial_stress"][-1], rel=1e-6)


def elastic_pressure(core: dict[str, float], shell: dict[str, float], share: float) -> float:
    """Pressure in an elastic core of volume ``share``: both spheres fit, ``u(a)/a`` is the same.

    Core ``e - p (1 - 2 nu)/E``; shell, a thick sphere under inner pressure (Lame),
    ``e + p [(1 - 2 nu) share + (1 + nu)/2] / [E (1 - share)]``.
    """
    inner = (1 - 2 * core["nu"]) / core["E"]
    outer = ((1 - 2 * shell["nu"]) * share + (1 + shell["nu"]) / 2) / (shell["E"] * (1 - share))
    return (core["e"] - shell["e"]) / (inner + outer)


@pytest.mark.parametrize(("core_expansion", "shell_expansion"), [(3e-4, 0.0), (0.0, 3e-4), (-1e-4, 2e-4)])
def test_elastic_pressure_of_a_core_that_does_not_fit(
    core_expansion: float, shell_expansion: float, tmp_path: Path
) -> None:
    case = case_of(
        PARTICLE,
        CORE,
        "interface.initial_phase=product",
        "time.end=20 s",
        f"material.override.swelling.full_expansion={shell_expansion}",
        f"regions.core.override.swelling.full_expansion={core_expansion}",
        "regions.core.override.elasticity={youngs_modulus: {product: 90 GPa}, poissons_ratio: {product: 0.1}}",
    )
    run = run_of(case, tmp_path / "out")
    content = run["state_of_charge"][-1]
    sides = [
        {"e": (1 + expansion * content) ** (1 / 3) - 1, "E": modulus, "nu": ratio}
        for expansion, modulus, ratio in ((core_expansion, 90.0, 0.1), (shell_expansion, 40.0, 0.22))
    ]
    exact = elastic_pressure(*sides, share=(5 / 12) ** 3)
    assert -run["core_mean_stress"][-1] == pytest.approx(exact, rel=3e-4)
    assert np.abs(run["carrier_balance_error"]).max() < 1e-8


CASE = PARTICLE.replace("diameter: 24 nm", "diameter: 24 nm, core_diameter: 10 nm").replace("1000 s", "3 s")


@pytest.mark.parametrize("ranks", [pytest.param(2, marks=pytest.mark.slow), 3])
def test_several_ranks_give_the_history_of_one(chemomech: Chemomech, tmp_path: Path, ranks: int) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    assert_history_of_one(chemomech, tmp_path, ranks, "case.yaml", "--set", STIFF_INERT_CORE)
