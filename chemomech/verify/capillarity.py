"""Curved fronts: a core that shrinks by its own curvature, and what the width does to a driven front."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from chemomech.case.case import Case
from chemomech.input.constants import NANOMETRE
from chemomech.theory.curved_front import ShrinkingCore
from chemomech.verify.bench import Bench, Record
from chemomech.verify.bodies import geometry
from chemomech.verify.outcome import Check, Curve, Outcome, Panel
from chemomech.verify.verification import Verification

FIRST, LAST = 40.0, 15.0
"""Radii [nm] of the core between which a driven front is timed."""
SIZE = 50.0
"""Radius [nm] of bodies without drive."""


def _core(case: Case, radius: float, drive: float = 0.0) -> ShrinkingCore:
    return ShrinkingCore(
        dimension=case.geometry.dimension,
        radius=radius,
        rate_constant=case.rate_constant / NANOMETRE,
        width=case.interface.width / NANOMETRE,
        barrier=case.interface.barrier,
        drive=drive,
    )


def _drive(case: Case) -> float:
    material, T = case.material, case.temperature
    c_s, c_eq = material.site_fraction(case.surface_potential, T), material.equilibrium_fraction(T)
    return (c_s - c_eq) / (1 - c_eq)


def _time_between(run: Record, first: float, last: float) -> float:
    """Time [s] in which the core shrinks from one radius [nm] to another."""
    radius, time = run["front_position"][::-1], run["time"][::-1]
    return float(np.interp(last, radius, time) - np.interp(first, radius, time))


def _without_drive(bench: Bench) -> Outcome:
    checks, curves = [], []
    for name in ("wire",) if bench.quick else ("wire", "particle"):
        time = "time.end=480 s" if name == "wire" else "time.end=240 s"
        run = bench.run(bench.case("capillarity", geometry(name, SIZE), time))
        core = _core(run.case, float(run["front_position"][0]))
        exact = core.radius_at(run["time"])
        far = exact > 20 * core.width
        last = int(np.nonzero(far)[0][-1])
        checks.append(
            Check.relative(
                f"{name}: radius after {run['time'][last]:.0f} s, from {core.radius:.2f} nm",
                float(exact[last]),
                float(run["front_position"][last]),
                0.01,
                "nm",
            )
        )
        rate = np.polyfit(run["time"][far], run["front_position"][far] ** 2, 1)[0]
        expected = -2 * core.rate_constant * core.capillary_length
        checks.append(Check.relative(f"{name}: slope of R^2 over t", expected, float(rate), 0.01, "nm^2/s"))
        curves += [
            Curve(f"{name}, exact", run["time"], exact, exact=True),
            Curve(name, run["time"][::4], run["front_position"][::4]),
        ]
    return Outcome(tuple(checks), (Panel("Core without drive", "time [s]", "radius of the core [nm]", tuple(curves)),))


def _driven(bench: Bench) -> Outcome:
    """Time from R = 40 nm to 15 nm over the width: with curvature, and with curvature cancelled."""
    widths = (2.0, 1.0, 0.5)
    times: dict[str, list[float]] = {"physical": [], "cancelled": []}
    checks: list[Check] = []
    curved_times: list[float] = []
    for width in widths:
        for capillarity, found in times.items():
            case = bench.case("driven-front", f"interface.width={width} nm", f"interface.capillarity={capillarity}")
            found.append(_time_between(bench.run(case), FIRST, LAST))
        drive = _drive(case)
        sharp = (FIRST - LAST) / (case.rate_constant / NANOMETRE * drive)
        curved_times.append(float(_core(case, FIRST, drive).time(LAST)))
        checks += [
            Check.relative(
                f"l = {width:g} nm, curvature cancelled: time of a sharp front",
                sharp,
                times["cancelled"][-1],
                0.005,
                "s",
            ),
            Check.relative(
                f"l = {width:g} nm: time of a front with curvature",
                curved_times[-1],
                times["physical"][-1],
                0.005 if LAST / width >= 15 else None,
                "s",
            ),
            Check.relative(f"l = {width:g} nm: time of a sharp front", sharp, times["physical"][-1], None, "s"),
        ]
    checks += _orders(widths, times, sharp, curved_times)
    curves = (
        Curve("with curvature", widths, np.abs(np.array(times["physical"]) / sharp - 1)),
        Curve("curvature cancelled", widths, np.abs(np.array(times["cancelled"]) / sharp - 1)),
    )
    panel = Panel(
        "Driven front in a particle, R from 40 to 15 nm",
        "interface width $l$ [nm]",
        "relative error of the time",
        curves,
        "log",
        "log",
    )
    return Outcome(tuple(checks), (panel,))


def _orders(widths: Sequence[float], times: dict[str, list[float]], sharp: float, curved: list[float]) -> list[Check]:
    """Orders in the width: of the whole error, and of what the curvature term leaves.

    The run with curvature cancelled has the same mesh and steps; its error is taken off.
    """
    own = np.array(times["cancelled"]) / sharp
    whole = np.abs(np.array(times["physical"]) / sharp / own - 1)
    rest = np.abs(np.array(times["physical"]) / np.array(curved) / own - 1)
    return [
        Check.order_of("the error in l", 1.0, float(np.log2(whole[-2] / whole[-1]))),
        Check.order_of("what the curvature term leaves of it", 2.0, float(np.log2(rest[-2] / rest[-1])), 0.3),
    ]


def _run(bench: Bench) -> Outcome:
    still = _without_drive(bench)
    if bench.quick:
        return still
    return Outcome.of([still, _driven(bench)])


VERIFICATION = Verification(
    name="capillarity",
    title="Curved fronts, and the error that their width causes",
    description=r"""
A front of curvature $K = (d-1)/R$ moves at $v = k\,[\mathrm{drive} + (W_b/6)\,l\,K]$: S. M. Allen and J. W. Cahn, Acta
Metallurgica 27 (1979) 1085. A core in equilibrium with its shell ($d = 2$ wire, 3 particle) shrinks by curvature alone,
$R^2 = R_0^2 - 2 k\,(W_b/6)\,l\,(d-1)\,t$, compared down to $R = 20\,l$.

A driven front is faster than a sharp one by the same term: an error of first order in $l/R$ unless $l$ is the physical
width. What this term leaves is of second order; it is bounded where $R \ge 15\,l$. `interface.capillarity: cancelled`
takes the term out of the equation; what then remains is the error of mesh and step alone, and does not depend on $l$.
""",
    run=_run,
)
