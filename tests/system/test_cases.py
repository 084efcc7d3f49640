"""The five published cases on coarse meshes, against stored statistics.

The statistics are what these cases gave when they were last looked at with care; rewrite them with
``CHEMOMECH_STORE_STATISTICS=1 tools/fx python3 -m pytest tests/system/test_cases.py`` and look again.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from chemomech.case import load_case
from chemomech.simulation.runner import run

ROOT = Path(__file__).resolve().parents[2]
STATISTICS = Path(__file__).with_name("statistics.json")
STORE = bool(os.environ.get("CHEMOMECH_STORE_STATISTICS"))

COARSE = {
    "li-si/wire-129nm": ["interface.width=2 nm"],
    "li-si/particle-160nm": ["interface.width=2 nm"],
    "li-ge/particle-300nm": ["interface.width=6 nm"],
    "na-sn/wire-500nm": ["interface.width=8 nm"],
    "na-sb/particle-200nm": ["interface.width=3 nm"],
}
COMMON = ["numerics.time_tolerance=4e-3", "output.pictures=false", "output.fields=false"]
COMPARED = ("reacted_fraction", "front_depth_m", "swelling_ratio", "core_pressure_Pa", "time_s")
TOLERANCE = {"time_s": 0.1, "core_pressure_Pa": 0.05}


@pytest.mark.parametrize("name", COARSE)
def test_case_gives_its_stored_statistics(name: str, tmp_path: Path) -> None:
    case = load_case(ROOT / "cases" / f"{name}.yaml", [*COARSE[name], *COMMON])
    summary = run(case, tmp_path / "run").summary
    found: dict[str, Any] = {key: summary[key] for key in COMPARED}
    found |= {"status": summary["status"], "regime": summary["kinetics"]["regime"]}
    found |= {"stress_retarded": summary["kinetics"]["stress_retarded"], "exponent": summary["kinetics"]["exponent"]}
    if STORE:
        _store(name, found)
    stored = json.loads(STATISTICS.read_text())[name]
    for key in ("status", "regime", "stress_retarded"):
        assert found[key] == stored[key], key
    for key in COMPARED:
        assert found[key] == pytest.approx(stored[key], rel=TOLERANCE.get(key, 0.01)), key
    assert found["exponent"] == pytest.approx(stored["exponent"], abs=0.03)
    assert summary["carrier_balance_error"] < 1e-8
    assert summary["energy_balance_error"] < 0.05
    assert summary["steps"] <= 250


def _store(name: str, found: dict[str, Any]) -> None:
    everything = json.loads(STATISTICS.read_text()) if STATISTICS.exists() else {}
    rounded = {key: float(f"{value:.5g}") if isinstance(value, float) else value for key, value in found.items()}
    STATISTICS.write_text(json.dumps(everything | {name: rounded}, indent=2, sort_keys=True) + "\n")
