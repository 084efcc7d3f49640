"""A planar front under pure diffusion control: Stefan's problem."""

from __future__ import annotations

import numpy as np

from chemomech.input.constants import NANOMETRE
from chemomech.theory.planar import Stefan
from chemomech.verify.bench import Bench, Profile, Record
from chemomech.verify.held_surface import held_at
from chemomech.verify.outcome import Check, Curve, Outcome, Panel
from chemomech.verify.sharp_limit import SharpLimit
from chemomech.verify.verification import Verification

DEPTHS = (50.0, 75.0, 100.0, 125.0, 150.0)
"""Depths [nm] at which the front is compared: many times its starting layer."""
BOUND = 0.01
QUICK = (
    "interface={width: 2 nm, initial_depth: 4 nm, rate_constant: 1000 nm/s}",
    "geometry={shape: film, thickness: 120 nm}",
)


def _depths(name: str, run: Record, exact: Stefan) -> list[Check]:
    checks = []
    for depth in DEPTHS:
        if depth < run["front_depth"][-1]:
            time = float(np.interp(depth, run["front_depth"], run["time"]))
            checks.append(
                Check.relative(f"{name}: depth after {time:.3g} s", float(exact.depth(time)), depth, BOUND, "nm")
            )
    return checks


def _profile(name: str, run: Record, profile: Profile, exact: Stefan) -> tuple[Check, list[Curve]]:
    """Largest error behind the exact front, as a part of the difference between surface and front."""
    distance = run.case.geometry.size / NANOMETRE - profile["reference_radius"]
    behind = distance < exact.depth(profile.time)
    x, found = distance[behind], profile["site_fraction"][behind]
    expected, drop = exact.site_fraction(x, profile.time), exact.surface - exact.equilibrium
    worst = int(np.argmax(np.abs(found - expected)))
    front = float(exact.depth(profile.time))
    text = f"{name}: profile, front at {front:.0f} nm: largest error of (c - c_eq)/(c_s - c_eq), x = {x[worst]:.0f} nm"
    check = Check.absolute(
        text, (expected[worst] - exact.equilibrium) / drop, (found[worst] - exact.equilibrium) / drop, BOUND
    )
    few = slice(None, None, max(1, len(x) // 12))
    time = f"{profile.time:.0f} s"
    return check, [Curve(f"exact, {time}", x, expected, exact=True), Curve(time, x[few], found[few])]


def _run(bench: Bench) -> Outcome:
    checks: list[Check] = []
    depths, profiles = [], []
    for surface in (0.9,) if bench.quick else (0.9, 0.6):
        overrides = (*held_at(surface, bench.case("stefan")), *(QUICK if bench.quick else ()))
        exact = SharpLimit.of(bench.case("stefan", *overrides)).stefan
        last = 110.0 if bench.quick else 160.0
        end = last**2 / (2 * exact.parabolic_constant)
        run = bench.run(bench.case("stefan", *overrides, f"time.end={end:.6g} s"))
        name = f"$c_s$ = {surface:g}"
        checks += _depths(name, run, exact)
        root = np.sqrt(run["time"])
        ends = root[[0, -1]]
        few = slice(None, None, max(1, len(root) // 25))
        depths += [
            Curve(f"{name}, exact", ends, exact.depth(ends**2), exact=True),
            Curve(name, root[few], run["front_depth"][few]),
        ]
        for profile in run.profiles[:-1]:  # the last one is that of the end
            if exact.depth(profile.time) >= DEPTHS[0]:
                check, curves = _profile(name, run, profile, exact)
                checks.append(check)
                profiles += curves if surface == 0.9 else []
    return Outcome(
        tuple(checks),
        (
            Panel("Depth", r"$\sqrt{t}$ [s$^{1/2}$]", "depth of the front [nm]", tuple(depths)),
            Panel("Profiles, $c_s$ = 0.9", "distance from the surface [nm]", "site fraction $c$", tuple(profiles)),
        ),
    )


VERIFICATION = Verification(
    name="stefan",
    title="Planar front under diffusion control (Stefan)",
    description=r"""
With an infinitely fast reaction the front is in equilibrium with the product behind it, and its depth in a film grows
with the square root of time:

$$X = 2\lambda\sqrt{Dt}, \qquad \sqrt{\pi}\,\lambda\,e^{\lambda^2}\,\mathrm{erf}\,\lambda = \frac{c_s - c_{eq}}{c_{eq}},
\qquad c = c_s - (c_s - c_{eq})\,\frac{\mathrm{erf}(x/2\sqrt{Dt})}{\mathrm{erf}\,\lambda}$$

(J. Crank, *The Mathematics of Diffusion*, 2nd ed., chapter 13; `chemomech/theory/planar.py`). A run starts with a
layer of a few nanometres that is full, and reacts at a finite rate. The front forgets the layer as the square of its
part of the depth, and the rate ($k\,l/D \ge 10$) is worth a tenth of a nanometre: compared is from 50 nm on, without
any shift of the time. The error of a profile is taken anywhere behind the exact front, relative to the difference
between surface and front.
""",
    run=_run,
)
