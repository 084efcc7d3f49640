"""Diffusion-induced stress of the program, against the numbers that PyBaMM gave and the closed form."""

import json
from pathlib import Path

import pytest

from benchmarks.pybamm import compare

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "benchmarks" / "pybamm"
NAMES = ("graphite", "silicon")


@pytest.fixture(scope="module")
def reference():
    return json.loads((FOLDER / "pybamm.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def found(reference):
    """Both cases, run now."""
    return {name: compare.compared(name, reference) for name in NAMES}


def series(rows, source, key):
    return [row[source][key] for row in rows]


@pytest.mark.parametrize("name", NAMES)
def test_the_peak_stress_is_that_of_pybamm_within_a_percent(found, name):
    peaks = found[name]["peak_hoop_stress"]
    assert peaks["program"] == pytest.approx(peaks["pybamm"], rel=0.004)
    assert peaks["program"] < 0


@pytest.mark.parametrize("name", NAMES)
def test_concentration_and_stress_follow_those_of_pybamm(found, name):
    rows = found[name]["rows"]
    assert len(rows) == 11
    for key, bound in (("concentration", 2e-3), ("hoop_stress", 0.015)):
        assert series(rows, "program", key) == pytest.approx(series(rows, "pybamm", key), rel=bound)


def test_where_stress_does_not_act_on_diffusion_the_series_is_met(found):
    rows = found["graphite"]["rows"]
    assert series(rows, "program", "hoop_stress") == pytest.approx(
        series(rows, "closed_form", "hoop_stress"), rel=0.015
    )
    assert series(rows, "pybamm", "hoop_stress") == pytest.approx(series(rows, "closed_form", "hoop_stress"), rel=0.001)


def test_where_it_acts_both_programs_are_off_the_series_by_the_same(found):
    """The factor 1 + theta c of the diffusivity, here 1.12 to 1.28."""
    last = found["silicon"]["rows"][-1]
    stress = {source: last[source]["hoop_stress"] for source in ("closed_form", "pybamm", "program")}
    lost = {source: 1 - stress[source] / stress["closed_form"] for source in ("pybamm", "program")}
    assert lost["pybamm"] == pytest.approx(0.2014, abs=1e-3)
    assert lost["program"] == pytest.approx(lost["pybamm"], abs=0.004)


def test_another_parameter_is_refused(reference):
    changed = json.loads(json.dumps(reference))
    changed["cases"]["graphite"]["parameters"]["poissons_ratio"] = 0.31
    with pytest.raises(ValueError, match=r"poissons_ratio is 0\.3 in the case and 0\.31"):
        compare.compared("graphite", changed)


def test_the_page_shows_the_stored_results():
    stored = json.loads((FOLDER / "results.json").read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "pybamm.md").read_text(encoding="utf-8")
    assert compare.PART.put_into(page, compare.table(stored)) == page
