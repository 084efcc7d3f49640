"""Superposed rotation: an observer who turns with the body sees no difference."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.spatial.transform import Rotation

from chemomech.solve.unknowns import Values
from chemomech.verify.bench import Bench
from chemomech.verify.outcome import Check
from chemomech.verify.pointwise import PointwiseResponse, random_states

BOUND = 1e-12
CELLS_PER_EDGE = 3
OBSERVED = (
    "energy",
    "first Piola stress",
    "mechanical potential",
    "mechanical drive",
    "inverse plastic metric",
    "plastic strain",
    "dissipated energy",
)


def rotation_checks(bench: Bench) -> list[Check]:
    """``P -> Q P``; energy, potentials and plastic state stay: largest changes relative to the largest values."""
    case = bench.case("free-swelling", "interface.irreversible=false")  # the states are of any phase
    response = PointwiseResponse(case, CELLS_PER_EDGE)
    states = random_states(case, response.count)
    Q = Rotation.random(response.count, rng=np.random.default_rng(2)).as_matrix()
    before, after = response(states), response(replace(states, deformation=Q @ states.deformation))
    before["first Piola stress"] = Q @ before["first Piola stress"]
    return [
        Check.absolute(f"superposed rotation, change of the {name}", 0.0, _change(before[name], after[name]), BOUND)
        for name in OBSERVED
    ]


def _change(before: Values, after: Values) -> float:
    return float(np.abs(after - before).max() / np.abs(before).max())
