"""Converged values of a one-dimensional benchmark, and the reference solver under its laws."""

from __future__ import annotations

import numpy as np

from chemomech.theory.principal_laws import Hencky, Properties
from chemomech.theory.radial_plasticity import RadialBody
from chemomech.verify.bench import Column
from chemomech.verify.outcome import Check

QUANTITIES = ("outer radius", "radial stress of the core", "hoop stress at the surface", "axial stress at the surface")
CONVERGED = {
    "particle": {
        0.9: (1.20607, 0.4585, 0.971, 0.971),
        0.7: (1.41832, -0.1997, 0.971, 0.971),
        0.5: (1.51325, -0.7354, 0.972, 0.972),
    },
    "wire": {
        0.9: (1.23533, 0.2019, 1.068, 0.207),
        0.7: (1.56116, -0.2650, 1.126, 0.563),
        0.5: (1.76466, -0.6513, 1.127, 0.563),
    },
}
""":data:`QUANTITIES` (units of the reference radius and of the strength) by body and position of the front."""
DIMENSIONS = {"particle": 3, "wire": 2}
INCREMENTS = {"particle": 5, "wire": 10}
"""Per width; the results are extrapolated from these and twice as many, since flow that turns is of first order."""
WIDTH, BOUND = 0.02, 0.01
SHELLS = 1000
"""The stresses at the surface are those of the outermost shell, as in the converged values."""


def benchmark() -> list[Check]:
    """The reference solver against the converged values; errors in units of the radius and of the strength."""
    rows = []
    for body, values in CONVERGED.items():
        coarse, fine = (_pushed(body, number * INCREMENTS[body]) for number in (1, 2))
        for front, converged in values.items():
            found = 2 * fine[front] - coarse[front]
            shown = QUANTITIES if body == "wire" else QUANTITIES[:-1]
            for number, quantity in enumerate(shown):
                name = f"one-dimensional benchmark, {body}, front at {front:g} R: {quantity}"
                unit = "σ_Y" if number else "R"
                rows.append(Check.absolute(name, converged[number], float(found[number]), BOUND, unit))
    return rows


def _pushed(body: str, increments: int) -> dict[float, Column]:
    """:data:`QUANTITIES` at each position of a front that moves in with ``increments`` per width."""
    radial = RadialBody(DIMENSIONS[body], np.linspace(0, 1, SHELLS + 1), Hencky())
    start, step = 1 + 6 * WIDTH, WIDTH / increments
    fronts = {round((start - front) / step): front for front in CONVERGED[body]}
    found = {}
    for number in range(max(fronts) + 1):
        c = 0.5 * (1 + np.tanh((radial.middles - start + number * step) / (2 * WIDTH)))
        stresses = radial.advance(Properties(1 + 2.81 * c, 160 - 120 * c, 0.24 - 0.02 * c, np.ones_like(c)))
        if number in fronts:
            found[fronts[number]] = np.array([radial.outer_radius, stresses.radial[0], *stresses.cauchy[-1, 1:]])
    return found
