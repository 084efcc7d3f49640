"""Order in time of plastic flow, by comparing runs with steps that are halved again and again."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from chemomech.verify.bench import Bench, Profile
from chemomech.verify.convergence import Values, orders

STEPS = (20, 40, 80, 160)
END = 10.0
"""End [s] of the case ``flow-order``."""
COMPARED = ("equivalent_stress", "plastic_strain")


@dataclass(frozen=True)
class Flow:
    """A body and a flow rule."""

    name: str
    geometry: str
    dimension: int
    rule: str


WIRE = "geometry={shape: wire, radius: 50 nm}"
PARTICLE = "geometry={shape: particle, radius: 50 nm}"
FLOWS = (
    Flow("particle, rate-independent flow", PARTICLE, 3, "{model: rate independent}"),
    Flow("wire, rate-independent flow", WIRE, 2, "{model: rate independent}"),
    Flow("wire, linear viscosity", WIRE, 2, "{model: linear viscosity, viscosity: 1 GPa s}"),
    Flow("wire, power law", WIRE, 2, "{model: power law, reference_rate: 0.01 1/s, exponent: 3}"),
)


def differences(bench: Bench, flow: Flow) -> Values:
    """Relative differences of the final profiles of runs with ``STEPS[i]`` and ``STEPS[i + 1]`` steps.

    Norm of L2 over the body; a row a pair of runs, a column a quantity of :data:`COMPARED`.
    """
    profiles = [_final_profile(bench, flow, steps) for steps in STEPS]
    weight = profiles[0]["reference_radius"] ** (flow.dimension - 1)
    return np.array(
        [
            [
                np.sqrt((weight * (coarse[key] - fine[key]) ** 2).sum() / (weight * fine[key] ** 2).sum())
                for key in COMPARED
            ]
            for coarse, fine in pairwise(profiles)
        ]
    )


def order(found: Values) -> float:
    """Order of the quantity that converges slowest, at the finest steps: the differences fall like the errors."""
    return float(orders([1 / steps for steps in STEPS[:-1]], found)[-1].min())


def _final_profile(bench: Bench, flow: Flow, steps: int) -> Profile:
    step = f"{END / steps} s"
    numerics = (f"numerics.first_step={step}", f"numerics.maximum_step={step}")
    rule = f"material.override.plasticity.flow={flow.rule}"
    return bench.run(bench.case("flow-order", flow.geometry, rule, *numerics)).profiles[-1]
