"""The shapes of the crystal cases, on small bodies with one cell per width: where they swell most."""

from pathlib import Path

import numpy as np
import pytest

from chemomech.case import load_case
from tests.support.runs import run_of

CASES = Path(__file__).resolve().parents[2] / "cases"
COARSE = (
    "interface.width=2 nm",
    "interface.initial_depth=4 nm",
    "numerics.cells_per_width=1",
    "numerics.time_tolerance=2e-2",
    "output.fields=false",
)
DIAMETERS = {"li-si": 40, "na-p": 40, "na-sn": 40}


def lithiated(name, folder, *overrides):
    return run_of(load_case(CASES / f"{name}.yaml", [*COARSE, "geometry.diameter=40 nm", *overrides]), folder)
