"""The cases of cycles, given currents and rates, coarse: what their comments promise."""

from pathlib import Path

import numpy as np
import pytest

from chemomech.case import load_case
from chemomech.theory.voltage import partial_molar_volume, shift_by_film_stress
from tests.support.runs import run_of

CASES = Path(__file__).parents[2] / "cases"
QUIET = ("output.pictures=false", "output.fields=false", "output.checkpoint.write=false")
COARSE = ("numerics.time_tolerance=5e-3",)


def run(name, folder, *overrides):
    return run_of(load_case(CASES / name, (*QUIET, *COARSE, *overrides)), folder)


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    return run("li-asi/film-cycle.yaml", tmp_path_factory.mktemp("film"), "interface.width=25 nm", "surface.repeat=1")


def test_a_film_on_a_wafer_runs_around_a_loop_of_stress(film):
    stress, content, step = (film[key] for key in ("surface_hoop_stress", "state_of_charge", "experiment_step"))
    assert stress[step == 1].min() == pytest.approx(-1.75, abs=0.1)
    assert np.interp(0.6, content[step == 1], stress[step == 1]) == pytest.approx(-1.05, abs=0.1)
    extracting = step == 4
    assert np.interp(-0.6, -content[extracting], stress[extracting]) == pytest.approx(1.05, abs=0.1)


def test_a_film_unloads_elastically(film):
    """``d sigma = -E/(1 - nu) d ln J_c / 3`` from one yield stress to the other."""
    stress, content = film["surface_hoop_stress"], film["state_of_charge"]
    flank = (film["experiment_step"] == 4) & (np.abs(stress) < 0.8)
    assert flank.sum() > 3
    expansion = np.log(film.case.material.swelling(content[flank]))
    c = float(content[flank].mean())
    modulus = float(film.case.material.elasticity.youngs_modulus.product(c))
    ratio = float(film.case.material.elasticity.poissons_ratio.product(c))
    slope = np.polyfit(expansion, stress[flank], 1)[0]
    assert slope == pytest.approx(-modulus / (3 * (1 - ratio)) / 1e9, rel=0.1)


def test_stress_keeps_the_branches_of_the_voltage_apart(film):
    """By ``2/3 Omega/F`` a GPa of stress in the plane."""
    step, content = film["experiment_step"], film["state_of_charge"]

    def at(key, number):
        where = step == number
        order = np.argsort(content[where])
        return np.interp(0.5, content[where][order], film[key][where][order])

    gap = at("voltage", 4) - at("voltage", 1)
    difference = at("surface_hoop_stress", 4) - at("surface_hoop_stress", 1)
    volume = partial_molar_volume(film.case.material.full_volume_ratio - 1, film.case.material.carrier_density)
    assert gap > 0.1
    assert gap == pytest.approx(difference * 1e9 * shift_by_film_stress(volume), rel=0.1)


def test_a_particle_of_amorphous_silicon_gives_back_what_it_took(tmp_path):
    particle = run("li-asi/particle-cycle.yaml", tmp_path, "interface.width=25 nm", "surface.repeat=1")
    inserted, held, _, extracted = (row["inserted_mAh_g"] for row in particle.summary["experiment"])
    assert inserted > 3000
    assert -extracted == pytest.approx(inserted + held, rel=2e-3)
    assert particle["largest_plastic_strain"].max() == 0
    assert np.abs(particle["surface_hoop_stress"]).max() < 0.5


def test_a_cycle_leaves_a_core_in_an_amorphous_shell(tmp_path):
    smaller = ("geometry.diameter=60 nm", "interface.width=3 nm", "interface.initial_depth=6 nm")
    remnant = run("li-si/particle-remnant.yaml", tmp_path, *smaller)
    cycle, step = remnant["cycle"], remnant["experiment_step"]
    ends = [np.flatnonzero((cycle == number) & (step == 5))[-1] for number in (1, 2)]
    reacted, plastic = remnant["reacted_fraction"], remnant["largest_plastic_strain"]
    assert np.diff(reacted).min() > -1e-6
    assert 0.3 < reacted[ends[0]] < 0.98
    assert remnant["state_of_charge"][ends[0]] < 0.05
    assert abs(remnant["surface_hoop_stress"][ends[0]]) > 0.1
    assert plastic[ends[1]] > 1.2 * plastic[ends[0]]


@pytest.mark.slow
def test_more_current_means_more_depth_and_the_crystal_keeps_its_order(tmp_path):
    coarse = ("interface.width=4 nm", "interface.initial_depth=6 nm", "numerics.cells_per_width=1")
    ends = []
    for current in ("C/10", "C/6"):
        wire = run("li-si/wire-100-galvanostatic.yaml", tmp_path / current[2:], *coarse, f"surface.current={current}")
        ends.append((wire["front_depth_diagonal"][-1], wire["front_depth_x"][-1]))
        assert ends[-1][0] > 1.1 * ends[-1][1]
    assert ends[1][0] > 1.2 * ends[0][0]


@pytest.mark.parametrize(("name", "until", "kept"), [("Li-Si", "0.01 V", False), ("Li-Ge", "0.01 V", True)])
def test_where_diffusion_is_the_slow_step_capacity_survives_a_thousand_c(tmp_path, name, until, kept):
    coarse = ("interface.width=10 nm", "interface.initial_depth=20 nm")
    choice = (f"material.name={name}", f"surface.until={until}", "surface.current=1000 C")
    particle = run("li-si/particle-rate.yaml", tmp_path, *coarse, *choice)
    assert particle.summary["message"] == "the cut-off voltage was reached"
    content = particle["state_of_charge"][-1]
    assert content > 0.9 if kept else content < 0.7
