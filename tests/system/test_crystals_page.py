"""The page on crystals cannot drift from the results it quotes."""

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.crystals import shapes
from chemomech.report.plane_fields import PlaneFields

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "benchmarks" / "crystals"


@pytest.fixture(scope="module")
def results() -> dict[str, dict[str, object]]:
    """What was measured when the cases were last run."""
    found: dict[str, dict[str, object]] = json.loads((FOLDER / "results.json").read_text(encoding="utf-8"))
    return found


def test_the_table_is_the_stored_result(results):
    page = (ROOT / "docs" / "crystals.md").read_text(encoding="utf-8")
    assert shapes.PART.put_into(page, shapes.table(results)) == page


def test_the_picture_is_there_and_not_large():
    assert "pictures/crystals.png" in (ROOT / "docs" / "crystals.md").read_text(encoding="utf-8")
    assert 20_000 < (ROOT / "docs" / "pictures" / "crystals.png").stat().st_size < 1_000_000


def test_the_order_of_swelling_is_the_published_one(results):
    def extents(name):
        return [each["extent"] for each in results[name]["directions"].values()]

    along_110, along_001 = extents("li-si/wire-110")
    assert along_110 > 1.4 * along_001
    along_110, along_111 = extents("li-si/wire-112")
    assert along_110 > 1.2 * along_111
    for name, roundness in (("li-si/wire-100", 0.1), ("li-si/wire-111", 0.05), ("na-sn/wire-section", 0.01)):
        assert np.ptp(extents(name)) < roundness * np.mean(extents(name)), name
    assert all(found["status"] in ("arrested", "reacted") for found in results.values())


def test_an_ellipse_is_measured_as_one():
    """A disc stretched to 2 and 3 along directions that are not its mesh's, with a peak of stress where it is."""
    angle = np.radians(45)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    around = np.linspace(0, 2 * np.pi, 721)[:-1]
    ring = np.column_stack([np.cos(around), np.sin(around)])
    points = np.concatenate([[[0.0, 0.0]], 4.6 * ring, 5 * ring])
    inner, count = np.arange(1, len(ring) + 1), len(ring)
    core = np.column_stack([np.zeros_like(inner), inner, np.roll(inner, -1)])
    halves = (
        np.column_stack([inner, inner + count, np.roll(inner, -1) + count]),
        np.column_stack([inner, np.roll(inner, -1) + count, np.roll(inner, -1)]),
    )
    triangles = np.concatenate([core, *halves])
    stress = np.zeros(len(triangles))
    stress[np.argmin(np.abs(around - np.pi / 2))] = 7.0
    fields = PlaneFields(
        points, points @ (turn @ np.diag([3.0, 2.0]) @ turn.T - np.eye(2)), triangles, {}, {"Hoop stress [GPa]": stress}
    )
    found = shapes.measured(fields, shapes.Wire("test", (("⟨110⟩", 45), ("⟨1-10⟩", 135)), 2, "nothing"))
    for name, stretch in (("⟨110⟩", 3.0), ("⟨1-10⟩", 2.0)):
        assert found["directions"][name] == pytest.approx({"extent": stretch, "through_centre": stretch}, rel=1e-3)
    assert found["largest"]["GPa"] == 7.0
    assert found["largest"]["degrees_off"] == pytest.approx(45, abs=1)
    assert found["largest"]["depth_over_radius"] == pytest.approx(1 - 4.6 / 5 * 2 / 3, abs=0.01)
