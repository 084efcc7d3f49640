"""Tiny runs that leave fields, and their series."""

from pathlib import Path

import pytest

from chemomech.deformed.series import Series
from tests.support.cases import WIRE, case_of
from tests.support.runs import run_of

SHAPES = {
    "radial wire": "wire, diameter: 16 nm",
    "radial particle": "particle, diameter: 16 nm",
    "film": "film, thickness: 16 nm",
    "cross-section": "wire, diameter: 16 nm, resolved: cross-section",
    "ellipsoid": "ellipsoid, semi_axis_along: 10 nm, semi_axis_across: 7 nm",
    "pillar": "pillar, radius: 7 nm, height: 9 nm",
    "cube": "cube, edge: 14 nm, rounding: 3 nm",
}
ROUND_WIRE = "wire, diameter: 24 nm, constraint: generalised plane strain"
COARSE = ("output.fields=true", "numerics.cells_per_width=0.5", "surface.ramp=0.05 s")


KNOWN: dict[str, Path] = {}
"""Folders of the runs by the names of the shapes."""


@pytest.fixture(scope="session")
def series(tmp_path_factory):
    """Function that gives the series of a shape; each is run once."""

    def of(shape):
        if shape not in KNOWN:
            end, times = ("0.001 s", "[]") if shape == "cube" else ("0.2 s", "[0.1 s]")
            case = case_of(WIRE.replace(ROUND_WIRE, SHAPES[shape]), *COARSE, f"time.end={end}", f"output.times={times}")
            KNOWN[shape] = run_of(case, tmp_path_factory.mktemp("shape") / "results").folder
        return Series.open(KNOWN[shape])

    return of
