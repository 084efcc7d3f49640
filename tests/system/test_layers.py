"""The cases with inert layers on coarse meshes show what they are about; their page is the stored result."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.layers import layers
from chemomech.case import load_case
from chemomech.case.estimates import Estimates
from tests.support.runs import Run, run_of

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "benchmarks" / "layers"
QUIET = ("output.pictures=false", "output.fields=false")


def run_case(name: str, folder: Path, *overrides: str) -> Run:
    return run_of(load_case(ROOT / "cases" / f"{name}.yaml", [*QUIET, *overrides]), folder)


TIN = ("interface.width=12 nm", "regions.coating.inert.diffusivity.value=7.6e-11 cm^2/s", "surface.ramp=0.1 s")


def test_the_interphase_decides_how_long_tin_takes(tmp_path: Path) -> None:
    """Thousands of times as long as without it, even at the largest diffusivity."""
    run = run_case("na-sn/wire-sei", tmp_path / "out", *TIN)
    assert run.summary["status"] == "reacted"
    estimates = Estimates.of(run.case)
    assert run["time"][-1] > 1e3 * (estimates.diffusion_time + estimates.reaction_time)
    assert 0.2 < run["time"][-1] / estimates.coating_time < 1.2
    assert run.summary["kinetics"]["regime"] == "limited at the surface"
    reacted = run["reacted_fraction"]
    between = (reacted > 0.3) & (reacted < 0.7)
    speed = np.diff(reacted[between]) / np.diff(run["time"][between])
    assert len(speed) > 10
    assert speed.max() < 3 * speed.min()
    assert run.summary["carrier_balance_error"] < 1e-8
    assert run.summary["energy_balance_error"] < 0.05


def test_a_thicker_coating_is_stretched_less_and_lets_less_react(tmp_path: Path) -> None:
    coarse = ("interface.width=2 nm", "interface.initial_depth=4 nm")
    runs = [
        run_case("li-si/particle-coated", tmp_path / str(i), *coarse, f"geometry.coating_thickness={thickness}")
        for i, thickness in enumerate(("1 nm", "3 nm", "9 nm"))
    ]
    assert {run.summary["status"] for run in runs} == {"arrested"}
    hoop = [run["surface_hoop_stress"][-1] for run in runs]
    reacted = [run["reacted_fraction"][-1] for run in runs]
    assert hoop[0] > hoop[1] > hoop[2] > 1.0
    assert reacted[0] > reacted[1] > reacted[2]
    for run in runs:
        assert run.summary["carrier_balance_error"] < 1e-8
        assert run.summary["energy_balance_error"] < 0.02


@pytest.fixture(scope="module")
def cycle(tmp_path_factory: pytest.TempPathFactory) -> Run:
    coarse = ("interface.width=6 nm", "numerics.maximum_step=150 s")
    return run_case("li-si/shell-on-core", tmp_path_factory.mktemp("cycle") / "out", *coarse)


def test_a_shell_on_a_core_yields_both_ways(cycle: Run) -> None:
    """Full it is compressed along the axis, empty it is in tension; about the yield strength, 1.4 GPa."""
    full = int(np.argmax(cycle["state_of_charge"]))
    assert cycle["state_of_charge"][full] > 0.95
    assert cycle["state_of_charge"][-1] < 0.05
    axial = cycle["surface_axial_stress"]
    assert -1.8 < axial[full] < -1.3
    assert 1.3 < axial[-1] < 1.8
    assert cycle["core_axial_stress"][full] > 5.0
    assert cycle.summary["carrier_balance_error"] < 1e-8
    assert cycle.summary["energy_balance_error"] < 0.01


def test_stress_parts_the_voltages_of_both_ways(cycle: Run) -> None:
    """``V dsigma_m / F`` of the volume per lithium: 3 cm^3/mol times 2 GPa are tens of millivolts."""
    full = int(np.argmax(cycle["state_of_charge"]))
    charge, voltage = cycle["state_of_charge"], cycle["voltage"]
    inward = np.interp(0.5, charge[: full + 1], voltage[: full + 1])
    outward = np.interp(0.5, charge[full:][::-1], voltage[full:][::-1])
    volume = 2.81 * 12.06e-6 / 3.75
    mean = cycle["surface_mean_stress"]
    difference = np.interp(0.5, charge[full:][::-1], mean[full:][::-1]) - np.interp(0.5, charge[:full], mean[:full])
    assert outward - inward == pytest.approx(volume * difference * 1e9 / 96485, rel=0.1)
    assert 0.02 < outward - inward < 0.2


@pytest.fixture(scope="module")
def results() -> dict[str, Any]:
    """What came out when the script was last run."""
    return dict(json.loads((FOLDER / "results.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", layers.PARTS)
def test_the_tables_are_the_stored_results(name: str, results: dict[str, Any]) -> None:
    page = (ROOT / "docs" / "layers.md").read_text(encoding="utf-8")
    _, table = layers.PARTS[name]
    assert layers.part(name).put_into(page, table(results[name])) == page


@pytest.mark.parametrize("name", ["sei", "coating", "core"])
def test_the_pictures_are_there_and_not_large(name: str) -> None:
    assert f"pictures/layers-{name}.png" in (ROOT / "docs" / "layers.md").read_text(encoding="utf-8")
    assert 20_000 < (ROOT / "docs" / "pictures" / f"layers-{name}.png").stat().st_size < 300_000


def test_the_time_behind_an_interphase_is_inverse_to_its_diffusivity(results: dict[str, Any]) -> None:
    points = results["sei"]
    assert {point["status"] for point in points} == {"reacted"}
    for thickness in (10.0, 20.0, 40.0):
        of_layer = [point for point in points if point["geometry.coating_thickness"] == thickness]
        D = np.log([point["regions.coating.inert.diffusivity.value"] for point in of_layer])
        slope = np.polyfit(D, np.log([point["time"] for point in of_layer]), 1)[0]
        assert slope == pytest.approx(-1, abs=0.05)


def test_hoop_stress_and_reacted_fraction_fall_with_the_thickness(results: dict[str, Any]) -> None:
    for modulus in (30.0, 3.0):
        points = [p for p in results["coating"] if p["regions.coating.inert.youngs_modulus.value"] == modulus]
        points.sort(key=lambda point: point["geometry.coating_thickness"])
        assert all(np.diff([point["surface_hoop_stress"] for point in points]) < 0)
        assert all(np.diff([point["reacted_fraction"] for point in points]) < 0)
