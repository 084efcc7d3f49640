"""Voltages near equilibrium: plateaus come out, and stress shifts them as it should."""

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.voltage import curves
from chemomech.case import load_case
from chemomech.theory.film import Film
from chemomech.theory.voltage import partial_molar_volume, shift_by_film_stress, shift_of_film
from tests.support.cases import case_of
from tests.support.runs import run_of

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "benchmarks" / "voltage"
SLOW_CYCLE = """
material:
  name: Li-aSi
  override:
    elasticity:
      youngs_modulus: {host: 80 GPa, product: 80 GPa}
      poissons_ratio: {host: 0.25, product: 0.25}
    plasticity: {yield_strength: {host: 1.2 GPa, product: 1.2 GPa}}
geometry: {shape: film, thickness: 10 nm}
interface: {initial_phase: product, width: 2 nm}
surface:
  initial_voltage: 0.9 V
  voltage: 0.1 V
  ramp: 10 h
  changes: [{at: 10 h, voltage: 0.5 V, ramp: 10 h}]
time: {end: 20 h}
numerics: {cells_per_width: 0.5, maximum_step: 15 min}
output: {pictures: false, fields: false}
"""


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    """In equilibrium with its voltage all the time."""
    return run_of(case_of(SLOW_CYCLE), tmp_path_factory.mktemp("film"))


def shift(run):
    """Voltage less the open-circuit voltage of the same content [V], stress in the film [Pa], from a minute on.

    Before, the film that began without deformation is not yet in equilibrium.
    """
    material, T, settled = run.case.material, run.case.temperature, run["time"] > 60
    content = run["state_of_charge"][settled] / (1 + material.chemistry.host_solubility.value)
    shift = run["voltage"][settled] - material.open_circuit_voltage(content, T)
    return shift, 1e9 * run["surface_hoop_stress"][settled]


def test_the_shift_by_stress_is_that_of_larche_and_cahn(film):
    """Two thirds of ``Omega/F`` per stress in the film, 59.4 mV/GPa, within a per cent of it at small stress."""
    found, stress = shift(film)
    omega = partial_molar_volume(film.case.material.full_volume_ratio - 1, film.case.material.carrier_density)
    small = np.abs(stress) < 0.5e9
    assert np.count_nonzero(small) > 5
    assert stress[small].max() > 0 > stress[small].min()
    slope = np.polyfit(stress[small], found[small], 1)[0]
    assert 1e12 * shift_by_film_stress(omega) == pytest.approx(59.4, abs=0.1)
    assert slope == pytest.approx(shift_by_film_stress(omega), rel=0.01)


def test_the_shift_at_finite_strain_is_exact(film):
    found, stress = shift(film)
    omega = partial_molar_volume(film.case.material.full_volume_ratio - 1, film.case.material.carrier_density)
    elastic = Film(youngs_modulus=80e9, poissons_ratio=0.25, yield_strength=1.2e9)
    exact = [shift_of_film(elastic, sigma, omega) for sigma in stress]
    assert np.ptp(stress) > 2.3e9
    assert found == pytest.approx(exact, abs=1e-5)


def test_a_particle_shows_the_plateaus_of_its_phases(tmp_path):
    case = load_case(
        ROOT / "cases" / "na-sn" / "particle-plateaus.yaml",
        ["interface.width=25 nm", "output.pictures=false", "output.fields=false"],
    )
    run = run_of(case, tmp_path / "run")
    content, voltage = run["state_of_charge"], run["voltage"]
    assert content[-1] > 0.97
    start = 0.0
    for end, plateau in case.material.chemistry.excess.plateaus:
        inside = (content > start + 0.012) & (content < end - 0.012)
        assert np.count_nonzero(inside) >= 3
        assert voltage[inside] == pytest.approx(plateau, abs=1.5e-3)
        start = end
    assert np.abs(run["carrier_balance_error"]).max() < 1e-8


def test_the_table_of_the_page_is_the_stored_result():
    results = json.loads((FOLDER / "results.json").read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "voltage.md").read_text(encoding="utf-8")
    assert curves.PART.put_into(page, curves.table(results)) == page
    assert "pictures/voltage.png" in page
    assert 20_000 < (ROOT / "docs" / "pictures" / "voltage.png").stat().st_size < 500_000
