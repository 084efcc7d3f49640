"""Fronts in bodies that swell, against the quasi-steady growth laws."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from chemomech.case.case import Case
from chemomech.input.constants import NANOMETRE
from chemomech.theory.growth import diffusion_function, reaction_function
from chemomech.verify.bench import Bench, Column, Record
from chemomech.verify.bodies import DIMENSIONS, geometry
from chemomech.verify.outcome import Check, Curve, Outcome, Panel
from chemomech.verify.sharp_limit import SharpLimit

SIZE, SIZE_OF_QUICK = 100.0, 60.0
"""``R`` [nm]."""
DEEPEST = 0.9
"""Part of the radius up to which depths are compared."""
BOUND = 0.01
OTHER_WEIGHTS = ("product fraction", "order parameter", "square of order parameter")
"""Of the conduction within the front, to compare with the default."""


def growth_time(case: Case, depth: npt.ArrayLike) -> Column:
    """Time [s] of the quasi-steady law from the initial depth to depths [nm].

    ``t = N R/(k dc) g_R + Z N R^2/(D dc) g_D`` with the product's mean content; per reference volume the driving
    concentration is ``Z`` times as large, and the front takes up ``(1 - c_eq)/k`` per speed and drive.
    """
    limit = SharpLimit.of(case)
    drop, content = limit.surface - limit.equilibrium, (limit.surface + limit.equilibrium) / 2
    Z = float(case.material.swelling(content))
    reaction = (1 - limit.equilibrium) * limit.size / (limit.rate_constant * drop)
    diffusion = Z * content * limit.size**2 / (limit.diffusivity * drop)
    initial = case.interface.initial_depth / NANOMETRE
    converted = 1 - (1 - np.append(depth, initial) / limit.size) ** limit.dimension
    time = reaction * reaction_function(converted, limit.dimension) + diffusion * diffusion_function(
        converted, limit.dimension, Z
    )
    return np.asarray(time[:-1] - time[-1])


def _case(bench: Bench, shape: str, damkoehler: float, *more: str) -> Case:
    """A case with ``k R/D c_eq/(1 - c_eq)`` given, which runs until its law is as deep as is compared."""
    body = geometry(shape, SIZE_OF_QUICK if bench.quick else SIZE)
    limit = SharpLimit.of(bench.case("swelling-growth", body))
    k = damkoehler * limit.diffusivity / limit.size * (1 - limit.equilibrium) / limit.equilibrium
    overrides = (body, f"interface.rate_constant={k:.10g} nm/s", *more)
    end = growth_time(bench.case("swelling-growth", *overrides), DEEPEST * limit.size)[0]
    return bench.case("swelling-growth", *overrides, f"time.end={end:.8g} s")


def _worst(run: Record) -> Check:
    """Largest error of the depth over the radius."""
    case = run.case
    R = case.geometry.size / NANOMETRE
    depths = np.linspace(case.interface.initial_depth / NANOMETRE, DEEPEST * R, 400)
    seen = run["front_depth"] <= DEEPEST * R
    depth = run["front_depth"][seen]
    errors = (depth - np.interp(run["time"][seen], growth_time(case, depths), depths)) / R
    worst = int(np.argmax(np.abs(errors)))
    return Check.absolute("", depth[worst] / R - errors[worst], depth[worst] / R, BOUND)


def against_growth_laws(bench: Bench) -> Outcome:
    """Depths over time in film, wire and particle that swell; a particle with other weights of the conduction."""
    checks, curves = [], []
    for shape in ("particle",) if bench.quick else DIMENSIONS:
        for Da in (1.0,) if bench.quick else (0.1, 1.0, 10.0):
            run = bench.run(_case(bench, shape, Da))
            text = f"{shape} that swells, Da' = {Da:g}: largest error of L/R"
            checks.append(replace(_worst(run), quantity=text))
            if Da == 1:
                R = run.case.geometry.size / NANOMETRE
                depths = np.linspace(run.case.interface.initial_depth / NANOMETRE, DEEPEST * R, 400)
                times = growth_time(run.case, depths)
                seen = run["front_depth"] <= DEEPEST * R
                curves += [
                    Curve("growth law", times / times[-1], depths / R, exact=True),
                    Curve(shape, run["time"][seen][::12] / times[-1], run["front_depth"][seen][::12] / R),
                ]
    for weight in () if bench.quick else OTHER_WEIGHTS:
        run = bench.run(_case(bench, "particle", 10.0, f"interface.conduction={weight}"))
        text = f"particle that swells, Da' = 10, conduction {weight}: largest error of L/R"
        checks.append(replace(_worst(run), quantity=text, bound=None))
    title = "Swelling to 3.81 times the volume, $Da'$ = 1"
    return Outcome(tuple(checks), (Panel(title, "$t/t(0.9\\,R)$", "depth of the front $L/R$", tuple(curves)),))
