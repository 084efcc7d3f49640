"""Inert regions, from case to history: coatings that resist, cores that do not react, and what both carry."""

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.integrate import solve_ivp

from chemomech.case.case import Case
from chemomech.input.constants import FARADAY, GAS_CONSTANT
from tests.support.cases import BODIES, FILM, PARTICLE, WIRE, case_of
from tests.support.layers import COATED, CORE, inert
from tests.support.ranks import Chemomech, assert_history_of_one
from tests.support.runs import Run, run_of

SINGLE_PHASE = ("interface.initial_phase=product", "time.end=1000 s", "surface.ramp=20 s")
RIGID = "material.override={swelling: {full_expansion: 1e-6}, transport: {diffusivity: {product: 1e-12 m^2/s}}}"


def conductance(case: Case) -> float:
    """Carrier per time and potential [RT] that passes the coating, relative to the full host."""
    R, L = case.geometry.size, case.geometry.coating
    around = {"film": R / L, "wire": 2 / math.log1p(L / R), "particle": 3 * (R + L) / L}[case.geometry.shape]
    return around * case.regions["coating"].conductivity / (case.material.carrier_density * R**2)


@pytest.mark.parametrize("shape", BODIES)
def test_a_host_fills_through_its_coating_as_through_a_resistance(shape: str, tmp_path: Path) -> None:
    diffusivity = {"film": "3e-18 m^2/s", "wire": "5e-19 m^2/s", "particle": "3e-19 m^2/s"}[shape]
    case = case_of(BODIES[shape], COATED, inert("coating", diffusivity=diffusivity), *SINGLE_PHASE, RIGID)
    run = run_of(case, tmp_path / "out")
    start = case.material.surface_potential(case.initial_voltage, case.temperature)
    end = case.material.surface_potential(case.surface.voltage, case.temperature)

    def rate(time: float, c: np.ndarray) -> np.ndarray:
        outside = start + (end - start) * min(time / case.surface.ramp, 1.0)
        return np.asarray(conductance(case) * (outside - case.material.potential(c, case.temperature)))

    begin = [case.material.site_fraction(start, case.temperature)]
    exact = solve_ivp(rate, (0, 1000), begin, "LSODA", np.minimum(run["time"], 1000), rtol=1e-9, atol=1e-10)
    filled = run["state_of_charge"] / (1 + case.material.chemistry.host_solubility.value)
    assert 0.4 < filled[-1] < 0.99
    np.testing.assert_allclose(filled, exact.y[0], atol=2e-3)
    assert np.abs(run["carrier_balance_error"]).max() < 1e-8
    assert abs(run["energy_balance_error"][-1]) < 5e-3


def elastic_pressure(core: dict[str, float], shell: dict[str, float], share: float) -> float:
    """Pressure between an elastic core of volume ``share`` and its shell: both fit, ``u(a)/a`` is the same (Lame)."""
    inner = (1 - 2 * core["nu"]) / core["E"]
    outer = ((1 - 2 * shell["nu"]) * share + (1 + shell["nu"]) / 2) / (shell["E"] * (1 - share))
    return (core["e"] - shell["e"]) / (inner + outer)


EXPANSION = 3e-4
SILICON = {"E": 40.0, "nu": 0.22}
LAYER = {"e": 0.0, "E": 90.0, "nu": 0.1}


def grown(content: float) -> dict[str, float]:
    return SILICON | {"e": (1 + EXPANSION * content) ** (1 / 3) - 1}


def test_an_elastic_coating_squeezes_a_particle_that_expands(tmp_path: Path) -> None:
    expands = f"material.override.swelling.full_expansion={EXPANSION}"
    case = case_of(PARTICLE, COATED, inert("coating"), "interface.initial_phase=product", "time.end=20 s", expands)
    run = run_of(case, tmp_path / "out")
    share = (12 / 15) ** 3
    pressure = elastic_pressure(grown(run["state_of_charge"][-1]), LAYER, share)
    assert -run["core_mean_stress"][-1] == pytest.approx(pressure, rel=3e-4)
    at_the_surface = 1.5 * pressure * share / (1 - share)
    assert run["surface_hoop_stress"][-1] == pytest.approx(at_the_surface, rel=1e-2)
    at_the_host = pressure * (share + 0.5) / (1 - share)
    assert run["largest_hoop_stress"][-1] == pytest.approx(at_the_host, rel=3e-2)


def test_a_stiff_core_holds_a_shell_that_expands(tmp_path: Path) -> None:
    expands = f"material.override.swelling.full_expansion={EXPANSION}"
    core = inert("core", conducts=False)
    case = case_of(PARTICLE, CORE, core, "interface.initial_phase=product", "time.end=20 s", expands)
    run = run_of(case, tmp_path / "out")
    pressure = elastic_pressure(LAYER, grown(run["state_of_charge"][-1]), (5 / 12) ** 3)
    assert -run["core_mean_stress"][-1] == pytest.approx(pressure, rel=3e-4)
    assert np.abs(run["carrier_balance_error"]).max() < 1e-8


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Weak silicon, which reacts fully, around a core that lets nothing in."""
    weak = "material.override.plasticity.yield_strength.product=0.2 GPa"
    case = case_of(WIRE, CORE, inert("core", conducts=False), weak)
    return run_of(case, tmp_path_factory.mktemp("shell") / "out")


def test_a_host_around_an_inert_core_is_consumed(shell: Run) -> None:
    assert shell.summary["status"] == "reacted"
    assert shell["reacted_fraction"][-1] == pytest.approx(1.0, abs=0.005)
    assert shell["front_depth"][-1] == pytest.approx(7.0, abs=0.6)
    assert shell["state_of_charge"][-1] > 0.9
    assert np.abs(shell["carrier_balance_error"]).max() < 1e-8
    assert np.abs(shell["energy_balance_error"]).max() < 0.05


def test_swelling_is_that_of_the_host(shell: Run) -> None:
    full = 1 + 2.81 * shell["state_of_charge"][-1]
    assert shell["swelling_ratio"][-1] == pytest.approx(full, rel=0.02)


@pytest.fixture(scope="module")
def coated(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A front that starts below a coating, which yields."""
    layer = inert("coating", yield_strength="0.1 GPa")
    case = case_of(PARTICLE, COATED, layer, "time.end=400 s", "output.times=[0.01 s, 400 s]")
    return run_of(case, tmp_path_factory.mktemp("coated") / "out")


def test_product_begins_below_the_coating(coated: Run) -> None:
    assert coated["front_depth"][0] == pytest.approx(3.0, abs=0.1)
    assert coated["front_depth"][-1] > 4.0
    profiles = pd.read_csv(coated.folder / "profiles.csv")
    outside = profiles[profiles["Reference radius [nm]"] > 12]
    assert len(outside) >= 8
    assert (outside[["Order parameter [-]", "Carrier content [-]", "Site fraction [-]"]] == 0).all(axis=None)
    inside = profiles[(profiles["Reference radius [nm]"] < 12) & (profiles["Reference radius [nm]"] > 11.7)]
    assert inside["Order parameter [-]"].min() > 0.9


def test_balances_close_with_a_coating(coated: Run) -> None:
    assert np.abs(coated["carrier_balance_error"]).max() < 1e-8
    assert np.abs(coated["energy_balance_error"]).max() < 0.05
    for process in ("diffusion", "reaction", "plastic"):
        assert coated.smallest_dissipation(process, coated.after_ramp) > -1e-6


def test_a_coating_that_flows_is_stretched_by_the_host(coated: Run) -> None:
    """A shell of constant volume around what has grown."""
    host = 12 * coated["swelling_ratio"][-1] ** (1 / 3)
    outer = (host**3 + 15**3 - 12**3) ** (1 / 3)
    assert coated["outer_radius"][-1] == pytest.approx(outer, rel=5e-3)


def test_the_slower_the_coating_the_slower_the_front(coated: Run, tmp_path: Path) -> None:
    layer = inert("coating", yield_strength="0.1 GPa", diffusivity="1e-18 m^2/s")
    slow = run_of(case_of(PARTICLE, COATED, layer, "time.end=400 s"), tmp_path / "out")
    times = [np.interp(5.0, run["front_depth"], run["time"]) for run in (coated, slow)]
    assert times[1] > 5 * times[0]


@pytest.mark.parametrize("body", [FILM, PARTICLE], ids=["film", "particle"])
def test_a_layer_that_does_not_resist_changes_nothing(body: str, tmp_path: Path) -> None:
    """Thin, soft and fast it is no layer."""
    layer = inert("coating", youngs_modulus="1 MPa", diffusivity="1e-13 m^2/s")
    end = ("time.end=100 s", "numerics.time_tolerance=5e-4")
    bare = run_of(case_of(body, *end), tmp_path / "bare")
    run = run_of(case_of(body, *end, "geometry.coating_thickness=0.2 nm", layer), tmp_path / "coated")
    for key in ("front_depth", "reacted_fraction", "state_of_charge", "swelling_ratio", "core_mean_stress"):
        assert run[key][-1] == pytest.approx(bare[key][-1], rel=1e-3, abs=1e-4), key


def test_a_plane_coating_is_a_film_resistance(tmp_path: Path) -> None:
    """``rho = RT L / ((z F)^2 D n)`` in front of a film that does not swell; both take the same of the drive."""
    common = (*SINGLE_PHASE[1:], "material.override={swelling: {full_expansion: 1e-6}}")
    coat = ("geometry.coating_thickness=3 nm", inert("coating", diffusivity="2e-18 m^2/s"))
    coated = run_of(case_of(FILM, *common, *coat), tmp_path / "coated")
    rho = GAS_CONSTANT * 300 * 3e-9 / (FARADAY**2 * 2e-18 * 1000)
    filmed = run_of(case_of(FILM, *common, f"surface.film_resistance={rho} ohm*m^2"), tmp_path / "film")
    times = np.linspace(50, 1000, 20)
    for key in ("state_of_charge", "front_depth", "drive_share_surface"):
        pair = [np.interp(times, run["time"], run[key]) for run in (coated, filmed)]
        assert np.ptp(pair[0]) > 0.1
        np.testing.assert_allclose(*pair, rtol=5e-3, atol=2e-3, err_msg=key)


def test_a_current_enters_through_the_outside_of_a_coating(tmp_path: Path) -> None:
    """``i 2 (R + L)/R^2`` per volume of the host."""
    layer = inert("coating", yield_strength="0.1 GPa")
    current = "surface={control: galvanostatic, current: 0.05 A/m^2}"
    case = case_of(WIRE, COATED, layer, current, "interface.initial_phase=product", "time.end=400 s")
    run = run_of(case, tmp_path / "out")
    rate = 0.05 * 2 * 15e-9 / (12e-9) ** 2 / (FARADAY * case.material.carrier_density)
    gained = run["state_of_charge"][-1] - run["state_of_charge"][0]
    assert 0.05 < gained < 0.9
    assert gained == pytest.approx(400 * rate, rel=1e-6)
    assert np.abs(run["carrier_balance_error"]).max() < 1e-8
    assert abs(run["energy_balance_error"][-1]) < 0.01


def test_a_cross_section_around_an_inert_core_is_that_of_the_radius(tmp_path: Path) -> None:
    layer = inert("core", conducts=False)
    common = (CORE, layer, "interface.width=1.5 nm", "time.end=30 s", "geometry.constraint=plane strain")
    radial = run_of(case_of(WIRE, *common), tmp_path / "radial")
    plane = run_of(case_of(WIRE, *common, "geometry.resolved=cross-section"), tmp_path / "plane")
    for key in ("front_depth", "reacted_fraction", "state_of_charge", "swelling_ratio", "core_mean_stress"):
        assert plane[key][-1] == pytest.approx(radial[key][-1], rel=0.02), key
    assert np.abs(plane["carrier_balance_error"]).max() < 1e-8


CASE = PARTICLE.replace("diameter: 24 nm", "diameter: 24 nm, core_diameter: 10 nm").replace("1000 s", "3 s")


@pytest.mark.parametrize("ranks", [pytest.param(2, marks=pytest.mark.slow), 3])
def test_several_ranks_give_the_history_of_one(chemomech: Chemomech, tmp_path: Path, ranks: int) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    layers = (COATED, inert("core", conducts=False), inert("coating", yield_strength="0.1 GPa"))
    overrides = [text for layer in layers for text in ("--set", layer)]
    assert_history_of_one(chemomech, tmp_path, ranks, "case.yaml", *overrides)
