"""A planar front under pure reaction control: its speed over the drive, and the order of the error in time."""

from __future__ import annotations

import numpy as np

from chemomech.input.constants import NANOMETRE
from chemomech.verify.bench import Bench, Column, Record
from chemomech.verify.convergence import orders
from chemomech.verify.held_surface import held_at
from chemomech.verify.outcome import Check, Curve, Outcome, Panel
from chemomech.verify.sharp_limit import SharpLimit
from chemomech.verify.verification import Verification

FIRST, LAST, LAST_OF_QUICK = 12.0, 24.0, 16.0
"""Depths [nm] between which a front is timed: ten widths and more from surface and substrate."""
BOUND = 0.005


def _speed(bench: Bench, *overrides: str) -> tuple[Record, float]:
    """Mean speed [nm/s] between two depths."""
    last = LAST_OF_QUICK if bench.quick else LAST
    case = bench.case("planar-reaction", *overrides)
    needed = (last + 1 - case.interface.initial_depth / NANOMETRE) / SharpLimit.of(case).speed
    run = bench.run(bench.case("planar-reaction", *overrides, f"time.end={needed:.6g} s"))
    return run, (last - FIRST) / float(np.diff(np.interp([FIRST, last], run["front_depth"], run["time"]))[0])


def _drives(bench: Bench) -> Outcome:
    checks, drives, speeds = [], [], []
    for surface in (0.6, 0.75, 0.9) if bench.quick else (0.55, 0.6, 0.75, 0.9, 0.97):
        coarser = ("numerics={cells_per_width: 4, time_tolerance: 5.0e-4}",) if bench.quick else ()
        run, found = _speed(bench, *held_at(surface, bench.case("planar-reaction")), *coarser)
        limit = SharpLimit.of(run.case)
        drives.append(limit.speed / limit.rate_constant)
        speeds.append(found / limit.rate_constant)
        checks.append(Check.relative(f"c_s = {surface:g}: speed", limit.speed, found, BOUND, "nm/s"))
    curves = (Curve("exact", (0, 1), (0, 1), exact=True), Curve("computed", drives, speeds))
    panel = Panel("Speed over drive", "drive $(c_s - c_{eq})/(1 - c_{eq})$", "speed $v/k$", curves)
    return Outcome(tuple(checks), (panel,))


def _in_time(bench: Bench) -> Outcome:
    """Speeds with equal steps that are halved, compared with one another: the mesh is the same in all."""
    steps = (0.5, 0.25, 0.125) if bench.quick else (1.0, 0.5, 0.25, 0.125, 0.0625)
    runs, speeds = zip(*(_speed(bench, _equal_steps(step)) for step in steps), strict=True)
    limit, width = SharpLimit.of(runs[0].case), runs[0].case.interface.width / NANOMETRE
    changes = np.abs(np.diff(speeds)) / limit.speed
    found = float(orders(steps[:-1], changes)[-1])
    checks = [
        Check.relative(f"step {step:g} s: speed", limit.speed, speed, None, "nm/s")
        for step, speed in zip(steps, speeds, strict=True)
    ]
    advance = np.array(steps[:-1]) * limit.speed / width
    return Outcome(
        (*checks, Check.order_of("the speed in the time step", 2.0, found)), (_order_panel(advance, changes),)
    )


def _equal_steps(step: float) -> str:
    """Four cells a width, and a tolerance that lets every step be as long as allowed."""
    return f"numerics={{cells_per_width: 4, time_tolerance: 0.5, first_step: {step} s, maximum_step: {step} s}}"


def _order_panel(advance: Column, changes: Column) -> Panel:
    line = advance[[0, -1]]
    second = changes[-1] * (line / advance[-1]) ** 2
    curves = (Curve("second order", line, second, exact=True), Curve("computed", advance, changes))
    y = "change of the speed when the step is halved"
    return Panel("Error of the time step", "advance of the front in a step, $v\\,\\Delta t/l$", y, curves, "log", "log")


def _run(bench: Bench) -> Outcome:
    drives, time = _drives(bench), _in_time(bench)
    return Outcome(drives.checks + time.checks, time.panels + drives.panels)


VERIFICATION = Verification(
    name="planar-reaction",
    title="Planar front under reaction control",
    description=r"""
In a film whose diffusivity is so large that the product has the site fraction of the surface, the front moves at

$$v = k\,\frac{c_s - c_{eq}}{1 - c_{eq}},$$

constant in time, with $c_{eq} = 1 - \exp(-\Delta g_{am}/RT) = 1/2$ and $c_s$ from the voltage
(`chemomech/theory/planar.py`). The profile $1/(1 + \exp(-x/l))$ is an exact travelling wave of the order parameter:
what is left is the error of mesh and time step. Compared is the mean speed from 12 nm depth on, over 12 nm.

The error of the time step is measured in equal steps that are halved, on one mesh: if it is of second order, so is the
change of the speed from one step to the next. A row a step shows the speed itself, with the error of the mesh in it.
""",
    run=_run,
)
