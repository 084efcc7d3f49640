"""The README cannot drift from the results it quotes."""

import json
from pathlib import Path

import pytest

from benchmarks.published_behaviour import evidence

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "benchmarks" / "published_behaviour"


def test_the_table_is_the_stored_result() -> None:
    readme = (ROOT / "README.md").read_text()
    results = json.loads((FOLDER / "results.json").read_text())
    assert evidence.PART.put_into(readme, evidence.table(results)) == readme


def test_the_picture_is_there() -> None:
    assert "docs/pictures/five-systems.png" in (ROOT / "README.md").read_text()
    assert (ROOT / "docs" / "pictures" / "five-systems.png").stat().st_size > 20_000


def test_the_results_are_the_published_behaviour() -> None:
    found = json.loads((FOLDER / "results.json").read_text())
    wire, particle = found["li-si/wire-129nm"], found["li-si/particle-160nm"]
    assert wire["status"] == particle["status"] == "arrested"
    assert wire["reacted_fraction"] == pytest.approx(0.55, abs=0.02)
    assert particle["reacted_fraction"] == pytest.approx(0.50, abs=0.05)
    assert 0.5 < wire["time_of_95_percent_depth_s"] / 5400 < 2
    for name in ("li-si/wire-129nm", "li-si/particle-160nm", "na-sb/particle-200nm"):
        assert found[name]["kinetics"]["regime"] == "interface-controlled"
        assert found[name]["kinetics"]["stress_retarded"]
    for name in ("li-ge/particle-300nm", "na-sn/wire-500nm"):
        assert found[name]["kinetics"]["regime"] == "diffusion-controlled"
        assert found[name]["status"] == "reacted"
