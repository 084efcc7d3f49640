"""Anisotropic fronts: a convex core whose front is faster along some directions of the crystal."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.integrate import cumulative_trapezoid

from chemomech.case.case import Case
from chemomech.input.constants import NANOMETRE
from chemomech.theory.kinematic_wulff import ConvexCore, Values
from chemomech.verify.bench import Bench, Record
from chemomech.verify.outcome import Check, Curve, Outcome, Panel
from chemomech.verify.verification import Verification

Ends = dict[str, tuple[float, float]]
"""Exact and computed value of each quantity."""
BOUND = 0.01
DIRECTIONS = {"x": 0.0, "diagonal": np.pi / 4}
"""Fast and slow direction of the wire along [001], as angles."""
QUANTITIES = {"x": "radius along the fast direction", "diagonal": "radius along the slow one", "area": "area"}
UNITS = {"x": "nm", "diagonal": "nm", "area": "nm^2"}
MILD, MILD_WIDTH = 2.0, 4.0
"""Ratio of speeds at which a front needs no capillarity, and its width [nm]."""
STRONG = {5.0: (4.0, 2.0), 10.0: (3.0, 1.5)}
"""Ratios, and widths [nm] with capillarity, whose error is of first order: their limit follows from two widths."""
DIFFUSE_AREA = 2 * np.pi * (np.pi**2 / 6 - 1)
"""What ``int (1 - h)`` over a closed front exceeds the area of its core by, in units of ``l^2``."""


@dataclass(frozen=True)
class Core:
    """What is left of the core: radii [nm] by direction over the progress of the front, area [nm^2] at the end."""

    progress: Values
    exact: dict[str, Values]
    computed: dict[str, Values]

    @classmethod
    def of(cls, run: Record) -> Core:
        """From the history of a run; the front starts as a circle."""
        case = run.case
        size, width = case.geometry.size / NANOMETRE, case.interface.width / NANOMETRE
        progress = _progress(run)
        core = ConvexCore(float(run["front_position"][0]), lambda angle: _mobility(case, angle))
        exact = {key: np.array([core.radii(angle, s)[0] for s in progress]) for key, angle in DIRECTIONS.items()}
        computed = {key: size - run[f"front_depth_{key}"] for key in DIRECTIONS}
        area = (1 - run["reacted_fraction"][-1:]) * np.pi * size**2 - DIFFUSE_AREA * width**2
        end = np.array([core.area(progress[-1])])
        return cls(progress, exact | {"area": end}, computed | {"area": area})

    def ends(self) -> Ends:
        """Exact and computed values at the end of the run."""
        return {key: (float(self.exact[key][-1]), float(self.computed[key][-1])) for key in QUANTITIES}


def _mobility(case: Case, angle: Values) -> Values:
    """m of the normals in the cross-section, as the program has it."""
    return case.directions.front_mobility(np.column_stack([np.cos(angle), np.sin(angle), np.zeros_like(angle)]))


def _progress(run: Record) -> Values:
    """``int k drive dt`` [nm], the way of a front with ``m = 1``."""
    case, T = run.case, run.case.temperature
    material, c_eq = case.material, case.material.equilibrium_fraction(T)
    fractions = [material.site_fraction(material.surface_potential(V, T), T) for V in run["voltage"]]
    drive = (np.array(fractions) - c_eq) / (1 - c_eq)
    return np.asarray(case.rate_constant / NANOMETRE * cumulative_trapezoid(drive, run["time"], initial=0.0))


def _case(bench: Bench, ratio: float, width: float, capillarity: str) -> Case:
    return bench.case(
        "wulff",
        f"material.override.reaction.front_mobility.along_110={1 / ratio}",
        f"interface.width={width} nm",
        f"interface.capillarity={capillarity}",
    )


def _panel(ratio: float, cores: dict[str, Core]) -> Panel:
    curves = []
    for label, core in cores.items():
        for key, name in (("x", "fast"), ("diagonal", "slow")):
            curves.append(Curve(f"{name}, {label}, exact", core.progress, core.exact[key], exact=True))
            curves.append(Curve(f"{name}, {label}", core.progress[::2], core.computed[key][::2]))
    return Panel(
        f"Fronts {ratio:g} times as fast along <100>", "way of the fast front [nm]", "radius [nm]", tuple(curves)
    )


def _checks(label: str, ends: Ends, bound: float | None) -> list[Check]:
    return [Check.relative(f"{label}: {name}", *ends[key], bound, UNITS[key]) for key, name in QUANTITIES.items()]


def _limit(coarse: Ends, fine: Ends) -> Ends:
    """Linear extrapolation of computed over exact value to no width, times the exact one."""
    ratios = {key: 2 * fine[key][1] / fine[key][0] - coarse[key][1] / coarse[key][0] for key in QUANTITIES}
    return {key: (fine[key][0], fine[key][0] * ratio) for key, ratio in ratios.items()}


def _mild(bench: Bench) -> Outcome:
    """Curvature cancelled: nothing but mesh and step is left of the error."""
    core = Core.of(bench.run(_case(bench, MILD, MILD_WIDTH, "cancelled")))
    checks = _checks(f"ratio {MILD:g}, curvature cancelled, l = {MILD_WIDTH:g} nm", core.ends(), BOUND)
    return Outcome(tuple(checks), (_panel(MILD, {"curvature cancelled": core}),))


def _strong(bench: Bench, ratio: float) -> Outcome:
    """The capillarity keeps the front smooth; its error is halved with the width and taken off."""
    cores = {width: Core.of(bench.run(_case(bench, ratio, width, "physical"))) for width in STRONG[ratio]}
    checks = [
        c for width, core in cores.items() for c in _checks(f"ratio {ratio:g}, l = {width:g} nm", core.ends(), None)
    ]
    coarse, fine = (core.ends() for core in cores.values())
    checks += _checks(f"ratio {ratio:g}, l -> 0", _limit(coarse, fine), BOUND)
    return Outcome(tuple(checks), (_panel(ratio, {f"l = {width:g} nm": core for width, core in cores.items()}),))


def _run(bench: Bench) -> Outcome:
    return Outcome.of([_mild(bench), *(_strong(bench, ratio) for ratio in (() if bench.quick else STRONG))])


VERIFICATION = Verification(
    name="wulff",
    title="A convex core behind an anisotropic front",
    description=r"""
A front that moves at $v(n) = k\,m(n)\,\mathrm{drive}$ leaves of a round core of radius $R_0$ what lies on the inner
side of all its tangents, $\{x : x \cdot n \le R_0 - v(n)\,t\ \mathrm{for\ all}\ n\}$: M. Bardi and L. C. Evans,
Nonlinear Analysis 8 (1984) 1373. Fast directions become facets, slow ones disappear in the corners. Here $m$ is that of
a cubic crystal, 1 along $\langle 100 \rangle$ and the inverse of the ratio along $\langle 110 \rangle$, in the
cross-section of a wire along $[001]$. There is no stress and diffusion is fast.

The area follows from the reacted fraction, less the $2\pi(\pi^2/6 - 1)\,l^2$ that a closed front owes to its width.
Without any capillarity a front loses its smoothness where the anisotropy is strong: every roughness of a facet slows it
down, and nothing smooths it. There the front keeps its capillarity, whose error is of first order in the width $l$ and
is extrapolated to $l = 0$.
""",
    run=_run,
)
