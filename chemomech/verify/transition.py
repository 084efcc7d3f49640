"""The exponent of a front's growth between reaction and diffusion control, over radius and rate constant."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chemomech.input.constants import NANOMETRE
from chemomech.theory.growth_exponent import effective_damkoehler, equivalent_depth, exponent, local_exponents
from chemomech.verify.bench import Bench, Column
from chemomech.verify.bodies import geometry
from chemomech.verify.outcome import Check, Curve, Outcome, Panel
from chemomech.verify.sharp_limit import SharpLimit
from chemomech.verify.verification import Verification

BOUND = 0.01
DEPTHS = np.geomspace(0.25, 0.75, 4)
"""Parts of the radius between which exponents are taken."""
MIDDLE = 60.0
RADII = (30.0, 60.0, 120.0, 240.0)
"""Sizes [nm] with one rate constant."""


@dataclass(frozen=True)
class Sweeps:
    """What is varied for a shape; no two shapes have the same, so that their points do not hide each other."""

    rates: tuple[float, ...]
    """Da of the bodies of the middle size whose rate constant is varied."""
    rate: float
    """Da at the middle size, of the bodies whose radius is varied."""


SWEEPS = {
    "film": Sweeps((0.01, 0.1, 1.0, 10.0, 100.0), 0.3),
    "wire": Sweeps((0.02, 0.2, 2.0, 20.0), 1.0),
    "particle": Sweeps((0.05, 0.5, 5.0, 50.0), 3.0),
}


@dataclass(frozen=True)
class Point:
    """Exponents at some Da: of a run, and of the sharp front with the same numbers."""

    damkoehler: Column
    computed: Column
    sharp: Column


def exponents(limit: SharpLimit, initial_depth: float, depth: Column, time: Column) -> Column:
    """``d ln zeta/d ln t`` between :data:`DEPTHS`, of a history that starts ``initial_depth`` [nm] deep.

    ``zeta`` is the depth of the plane front of the same age; the age of the starting layer is added to the time.
    """
    Da = _damkoehler(limit)
    first = equivalent_depth(_converted(limit, initial_depth / limit.size), limit.dimension, Da)
    age = (first + Da * first**2 / 2) * limit.size / limit.speed
    times = np.interp(DEPTHS * limit.size, depth, time) + age
    return local_exponents(times, _equivalent(limit))


def _damkoehler(limit: SharpLimit) -> float:
    """``Da`` of the size."""
    return float(
        effective_damkoehler(limit.size, limit.rate_constant, limit.diffusivity, limit.surface, limit.equilibrium)
    )


def _converted(limit: SharpLimit, depth: npt.ArrayLike) -> Column:
    return np.asarray(1 - (1 - np.asarray(depth, dtype=np.float64)) ** limit.dimension)


def _equivalent(limit: SharpLimit) -> Column:
    return equivalent_depth(_converted(limit, DEPTHS), limit.dimension, _damkoehler(limit))


def _point(bench: Bench, shape: str, size: float, damkoehler_of_middle: float) -> Point:
    body = (geometry(shape, size), *(["numerics.time_tolerance=3.0e-3"] if bench.quick else []))
    unit = SharpLimit.of(bench.case("transition", *body, "interface.rate_constant=1 nm/s"))
    k = damkoehler_of_middle / _damkoehler(unit) * size / MIDDLE
    overrides = (*body, f"interface.rate_constant={k:.10g} nm/s")
    case = bench.case("transition", *overrides)
    limit, initial = SharpLimit.of(case), case.interface.initial_depth / NANOMETRE
    sharp = limit.front(initial, 0.8 * size)
    run = bench.run(bench.case("transition", *overrides, f"time.end={sharp.times[-1]:.10g} s"))
    times = np.linspace(0, sharp.times[-1], 4000)
    zeta = _equivalent(limit)
    return Point(
        damkoehler=_damkoehler(limit) * np.sqrt(zeta[1:] * zeta[:-1]),
        computed=exponents(limit, initial, run["front_depth"], run["time"]),
        sharp=exponents(limit, initial, sharp.depth(times), times),
    )


def _sweep(bench: Bench, shape: str, varied: str) -> Point:
    """Exponents of all runs of a sweep, over radius or rate constant."""
    sweeps = SWEEPS[shape]
    if varied == "R":
        points = [_point(bench, shape, R, sweeps.rate) for R in (RADII[:2] if bench.quick else RADII)]
    else:
        points = [_point(bench, shape, MIDDLE, Da) for Da in (sweeps.rates[::3] if bench.quick else sweeps.rates)]
    return Point(
        np.concatenate([p.damkoehler for p in points]),
        np.concatenate([p.computed for p in points]),
        np.concatenate([p.sharp for p in points]),
    )


def _run(bench: Bench) -> Outcome:
    checks: list[Check] = []
    curves: list[Curve] = []
    for shape in ("particle",) if bench.quick else SWEEPS:
        for varied, text in (("k", "rate constant"), ("R", "radius")):
            found = _sweep(bench, shape, varied)
            expected = exponent(found.damkoehler)
            worst = int(np.argmax(np.abs(found.computed - expected)))
            name = f"{shape}, {text} varied: exponent, largest error at Da = {found.damkoehler[worst]:.2g}"
            checks.append(Check.absolute(name, float(expected[worst]), float(found.computed[worst]), BOUND))
            worst = int(np.argmax(np.abs(found.sharp - expected)))
            name = f"{shape}, {text} varied: sharp front, largest error at Da = {found.damkoehler[worst]:.2g}"
            checks.append(Check.absolute(name, float(expected[worst]), float(found.sharp[worst]), None))
            curves.append(Curve(f"{shape}, ${varied}$ varied", found.damkoehler, found.computed))
    Da = np.geomspace(1e-3, 100, 200)
    line = Curve("$n = (1 + Da/2)/(1 + Da)$", Da, exponent(Da), exact=True)
    panel = Panel("From reaction to diffusion control", "$Da = k'\\,L/D'$", "exponent $n$", (line, *curves), "log")
    return Outcome(tuple(checks), (panel,))


VERIFICATION = Verification(
    name="transition",
    title="The exponent of growth, from 1 to 1/2",
    description=r"""
A quasi-steady plane front under constant drive obeys $t = L/k' + L^2/2D'$ (B. E. Deal and A. S. Grove, Journal of
Applied Physics 36 (1965) 3770), and the exponent of its growth depends on one number:

$$n = \frac{d\ln L}{d\ln t} = \frac{1 + Da/2}{1 + Da}, \qquad Da = \frac{k' L}{D'},$$

with $k' = k\,(c_s - c_{eq})/(1 - c_{eq})$ and $D' = 2\lambda^2 D$ from Stefan's problem. In a wire or a particle the
front converges; the depth then is that of the plane front which would be as old with the same fraction converted
(`chemomech/theory/growth_exponent.py`). For each shape one sweep varies the rate constant over three or four decades
at one size, the other the radius from 30 to 240 nm at one rate constant. Exponents are taken between a quarter and
three quarters of the radius.

The formula itself is quasi-steady. The rows "sharp front" show what it differs from the moving-boundary problem with
storage (`chemomech/theory/sharp_front.py`) by: less than 0.001, as the supply is 0.002 of what the front takes up.
The bound is for what width, mesh and time step add.
""",
    run=_run,
)
