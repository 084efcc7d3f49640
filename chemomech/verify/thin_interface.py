"""What the width of a planar front does to its speed, for several weights of the diffusivity within it."""

from __future__ import annotations

import numpy as np

from chemomech.input.constants import NANOMETRE
from chemomech.theory.front_width_error import CONDUCTION, effective_rate_constant, thin_interface_integral
from chemomech.verify.bench import Bench, Record
from chemomech.verify.outcome import Check, Curve, Outcome, Panel
from chemomech.verify.verification import Verification

WEIGHTS = ("swollen product fraction", "order parameter", "square of order parameter", "uniform")
BOUND = 0.005
FIRST, LAST = 12.0, 30.0
"""Depths [nm] between which the time is taken."""


def sharp_time(run: Record, integral: float = 0.0) -> float:
    """Time [s] of the growth law between the depths, with ``1/k_eff = 1/k - c_eq/(1 - c_eq) I l/D``."""
    case, material, T = run.case, run.case.material, run.case.temperature
    c_s = material.site_fraction(case.surface_potential, T)
    c_eq = material.equilibrium_fraction(T)
    k, width = case.rate_constant / NANOMETRE, case.interface.width / NANOMETRE
    D = float(material.transport.diffusivity.product(0.5)) / NANOMETRE**2
    reaction = (1 - c_eq) / effective_rate_constant(k, D, width, integral, c_eq, c_eq)
    return float((reaction * (LAST - FIRST) + c_eq * (LAST**2 - FIRST**2) / (2 * D)) / (c_s - c_eq))


def _resistance(run: Record) -> float:
    """Interface resistance seen, as a thin-interface integral: what would explain the time."""
    found, sharp, unit = _time(run), sharp_time(run), sharp_time(run) - sharp_time(run, 1.0)
    return (sharp - found) / unit


def _time(run: Record) -> float:
    return float(np.diff(np.interp([FIRST, LAST], run["front_depth"], run["time"]))[0])


def _run(bench: Bench) -> Outcome:
    checks: list[Check] = []
    errors: dict[str, list[float]] = {weight: [] for weight in WEIGHTS}
    rates = (100.0,) if bench.quick else (1.0, 10.0, 100.0)
    for weight in WEIGHTS[:1] if bench.quick else WEIGHTS:
        predicted = thin_interface_integral(CONDUCTION[weight])
        for rate in rates:
            end = 3600.0 * (1 + 25 / rate)
            case = bench.case(
                "thin-interface",
                f"interface.conduction={weight}",
                f"interface.rate_constant={rate:g} nm/s",
                f"time.end={end:g} s",
            )
            run = bench.run(case)
            found, exact = _time(run), sharp_time(run)
            errors[weight].append(found / exact - 1)
            if weight == WEIGHTS[0]:
                checks.append(
                    Check.relative(f"{weight} (used), k l/D = {rate / 100:g}: time", exact, found, BOUND, "s")
                )
            else:
                checks.append(Check.relative(f"{weight}, k l/D = {rate / 100:g}: time", exact, found, None, "s"))
        checks.append(
            Check.absolute(f"{weight}: thin-interface integral I, from k l/D = 1", predicted, _resistance(run), 0.15)
        )
    curves = tuple(
        Curve(weight, [rate / 100 for rate in rates], 100 * np.array(values))
        for weight, values in errors.items()
        if values
    )
    panel = Panel("Error of the time that a planar front takes", "$k l/D$", "relative error [%]", curves, "log")
    return Outcome(tuple(checks), (panel,))


VERIFICATION = Verification(
    name="thin-interface",
    title="Speed of a planar front against its width, at fixed k l/D",
    description=r"""
Within a diffuse front the carrier is stored as $h(\varphi)\,c$ and conducted as $D\,m(\varphi)$. To first order in
$k l/D$ the front moves like a sharp one with

$$\frac{1}{k_\mathrm{eff}} = \frac{1}{k} - \frac{c_f}{1-c_{eq}}\,I\,\frac{l}{D}, \qquad
I = \int_0^1 \frac{h\,(1 - h/m)}{s\,(1-s)}\,ds,$$

derived as in A. Karma and W.-J. Rappel, Physical Review E 57 (1998) 4323 (`chemomech/theory/front_width_error.py`).
$I$ is 0 for $m = h$, the product fraction; $-1/6$ for $m = \varphi$, $-5/3$ for $\varphi^2$ and $19/30$ for a uniform
diffusivity. Where the product swells along the normal of the front, to $q$ times its final volume within it,
$m = h\,q^2$ is what makes $I$ vanish; the program uses this *swollen product fraction*. It is $h$ here; in
`moving-boundary` the weights are compared in a body that swells. Compared is the time from 12 to 30 nm depth with the
quasi-steady growth law, $c_s - c_{eq} = 0.001$; then the $I$ that would explain the time found.
""",
    run=_run,
)
