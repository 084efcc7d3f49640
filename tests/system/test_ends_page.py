"""The page on wires from their ends cannot drift from the results it quotes, nor these from what was published."""

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.ends import wires
from chemomech.case import load_case
from chemomech.deformed.grid import Grid
from tests.support.runs import run_of

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "benchmarks" / "ends"
COARSE = ("geometry.length=160 nm", "geometry.radius=20 nm", "numerics.cells_per_width=1", "time.stop_at_fraction=0.85")
QUICK = ("output.pictures=false", "output.fields=false")


@pytest.fixture(scope="module")
def results() -> dict[str, dict[str, object]]:
    """What was measured when the cases were last run."""
    found: dict[str, dict[str, object]] = json.loads((FOLDER / "results.json").read_text(encoding="utf-8"))
    return found


def test_the_table_is_the_stored_result(results):
    page = (ROOT / "docs" / "ends.md").read_text(encoding="utf-8")
    assert wires.PART.put_into(page, wires.table(results)) == page


def test_the_pictures_are_there_and_not_large():
    page = (ROOT / "docs" / "ends.md").read_text(encoding="utf-8")
    for name in ("ends.png", "ends-path.png"):
        assert f"pictures/{name}" in page
        assert 10_000 < (ROOT / "docs" / "pictures" / name).stat().st_size < 500_000


@pytest.mark.parametrize(("name", "exponent"), [("na-sn/wire-end", 0.5), ("na-sb/wire-end", 1.0)])
def test_the_exponents_are_the_published_ones(results, name, exponent):
    assert results[name]["kinetics"]["exponent"] == pytest.approx(exponent, abs=0.05)


def test_the_side_reacts_ahead_of_the_core(results):
    lead = [at["side"] - at["axis"] for at in results["li-ge/wire-end-path"]["ahead"]]
    assert max(lead) > 40


@pytest.mark.parametrize(
    ("name", "exponent"), [pytest.param("na-sn/wire-end", 0.5, marks=pytest.mark.slow), ("na-sb/wire-end", 1.0)]
)
def test_a_shorter_wire_on_a_coarse_mesh_follows_the_same_law(name, exponent, tmp_path):
    """Measured without a fitted origin, too: by how the time of the front grows with the square of its depth, or it."""
    run = run_of(load_case(ROOT / "cases" / f"{name}.yaml", [*COARSE, *QUICK]), tmp_path / "run")
    assert run.summary["kinetics"]["exponent"] == pytest.approx(exponent, abs=0.05)
    assert np.abs(run["carrier_balance_error"]).max() < 1e-8
    depth, time = run["front_depth"], run["time"]
    moving = (depth > 45) & (depth < 125)
    power = depth[moving] ** (1 / exponent)
    line = np.polyval(np.polyfit(time[moving], power, 1), time[moving])
    assert np.abs(line - power).max() < 0.03 * np.ptp(power)


def test_the_reach_along_a_line_is_where_the_content_falls_below_a_half():
    z = np.linspace(0.0, 10.0, 11)
    points = np.column_stack([np.full_like(z, 2.0), z, np.zeros_like(z)])
    content = np.clip((z - 5.5) / 2, 0, 1)
    grid = Grid(points, np.zeros_like(points), np.zeros((0, 3), dtype=int), {"content": content})
    line = np.ones(len(z), dtype=bool)
    assert wires._reach(grid, line, "content") == pytest.approx(3.5)
    assert wires._reach(Grid(points, points, grid.cells, {"content": content + 1}), line, "content") == 10
    assert wires._reach(Grid(points, points, grid.cells, {"content": 0 * content}), line, "content") == 0
