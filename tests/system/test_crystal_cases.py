"""Where the crystal cases swell most, on small bodies with one cell per width."""

from pathlib import Path

import numpy as np
import pytest

from chemomech.case import load_case
from chemomech.deformed.series import Series
from chemomech.report.plane_fields import PlaneFields
from tests.support.runs import run_of

CASES = Path(__file__).resolve().parents[2] / "cases"
COARSE = (
    "numerics.cells_per_width=1",
    "numerics.time_tolerance=2e-2",
    "output.pictures=false",
    "output.every_depth=9 nm",
)
THIN = ("geometry.diameter=40 nm", *COARSE)
THICK = ("interface.width=25 nm", "interface.initial_depth=50 nm", *COARSE)


def reacted(name, folder, *overrides):
    """A run to its end, with its balances checked, and the last fields."""
    run = run_of(load_case(CASES / f"{name}.yaml", overrides), folder / "results")
    assert run.summary["status"] in ("arrested", "reacted")
    assert np.abs(run["carrier_balance_error"]).max() < 1e-8
    assert abs(run["energy_balance_error"][-1]) < 0.01
    fields = PlaneFields.last(Series.open(run.folder), run.case.mirror_axes)
    return run, fields


def extents(fields, *degrees):
    """Largest width of the body along directions across it, relative to its diameter."""
    directions = np.array([[np.cos(a), np.sin(a)] for a in np.radians(degrees)])
    return np.ptp(fields.current @ directions.T, axis=0) / np.ptp(fields.reference[:, 0])


@pytest.mark.slow
def test_a_wire_along_110_swells_along_the_other_110(tmp_path):
    run, fields = reacted("li-si/wire-110", tmp_path, *THIN)
    along_001, along_110 = extents(fields, 0, 90)
    assert along_110 > 1.3 * along_001
    assert run["stretch_y"][-1] > 1.3 * run["stretch_x"][-1]


@pytest.mark.slow
def test_a_wire_along_100_swells_alike_along_x_and_y_and_more_between(tmp_path):
    run, fields = reacted("li-si/wire-100", tmp_path, *THIN)
    x, y, diagonal = extents(fields, 0, 90, 45)
    assert x == pytest.approx(y, rel=0.03)
    assert diagonal > 1.03 * x
    assert run["stretch_diagonal"][-1] > 1.1 * max(run["stretch_x"][-1], run["stretch_y"][-1])


@pytest.mark.slow
def test_a_wire_along_111_stays_nearly_round(tmp_path):
    _, fields = reacted("li-si/wire-111", tmp_path, *THIN)
    found = extents(fields, 0, 30, 60, 90)
    assert np.ptp(found) < 0.08 * found.mean()


@pytest.mark.slow
def test_a_wire_along_112_swells_along_110_more_than_along_111(tmp_path):
    _, fields = reacted("li-si/wire-112", tmp_path, *THIN)
    along_111, along_110 = extents(fields, 0, 90)
    assert along_110 > 1.2 * along_111


def test_black_phosphorus_swells_across_its_layers_because_its_chemical_stretch_does(tmp_path):
    """The sodium comes along x; a product that grew alike in all directions would grow that way."""
    small = ("geometry.diameter=30 nm", *COARSE)
    run, _ = reacted("na-p/wire-100", tmp_path / "layered", *small)
    assert run["stretch_y"][-1] > 1.1 * run["stretch_x"][-1]
    isotropic = "material.override={chemical_stretch: {law: isotropic}}"
    alike, _ = reacted("na-p/wire-100", tmp_path / "isotropic", *small, isotropic)
    assert alike["stretch_x"][-1] > 1.5 * alike["stretch_y"][-1]


@pytest.mark.slow
def test_tin_stays_round(tmp_path):
    run, fields = reacted("na-sn/wire-section", tmp_path, *THICK)
    found = extents(fields, 0, 30, 45, 60, 90)
    assert np.ptp(found) < 0.01 * found.mean()
    assert run["swelling_ratio"][-1] > 2.5
