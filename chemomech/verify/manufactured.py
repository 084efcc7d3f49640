"""Orders of convergence in space and time of the whole coupled model."""

from __future__ import annotations

import numpy as np

from chemomech.solve.unknowns import AXIAL_STRETCH, DISPLACEMENT
from chemomech.verify.bench import Bench
from chemomech.verify.convergence import alternating_steps, equal_steps, orders
from chemomech.verify.flow_order import FLOWS, STEPS, differences, order
from chemomech.verify.outcome import Check, Curve, Outcome, Panel
from chemomech.verify.refinement import in_space, in_time
from chemomech.verify.verification import Verification

BODIES = {
    "film": "geometry={shape: film, thickness: 10 nm}",
    "wire": "geometry={shape: wire, radius: 10 nm}",
    "particle": "geometry={shape: particle, radius: 10 nm}",
}
UNCOUPLED = (
    "material.override.swelling.full_expansion=0",
    "material.override.elasticity.youngs_modulus={host: {law: linear, at_zero: 5 GPa, at_full: 5 GPa}, "
    "product: {law: linear, at_zero: 5 GPa, at_full: 5 GPa}}",
    "material.override.elasticity.poissons_ratio={host: 0.2, product: 0.2}",
)
"""Neither content nor phase acts on the momentum balance: the displacement converges on its own."""
SCALARS = slice(1, 4)
"""Order parameter, potential and logit among the fields."""
RATIO = 1.5
"""Of neighbouring uneven steps."""


def _run(bench: Bench) -> Outcome:
    checks: list[Check] = []
    time_curves, space_curves = [], []
    for body in ["particle"] if bench.quick else BODIES:
        case = bench.case("manufactured", BODIES[body])
        equal = in_time(bench, case, equal_steps)
        uneven = in_time(bench, case, lambda count, end: alternating_steps(count, end, RATIO))
        space = in_space(bench, case)
        alone = in_space(bench, bench.case("manufactured", BODIES[body], *UNCOUPLED))
        checks += [
            Check.order_of(f"{body} in time, all fields, equal steps", 2, equal.order_of_values(slice(None))),
            Check.order_of(f"{body} in time, all fields, steps 1 : 1.5", 2, uneven.order_of_values(slice(None))),
            Check.order_of(f"{body} in space, φ, μ, y, L2", 2, space.order_of_values(SCALARS)),
            Check.order_of(f"{body} in space, φ, μ, y, H1", 1, space.order_of_slopes(SCALARS)),
            Check.order_of(f"{body} in space, u, L2", 2, space.order_of_values(DISPLACEMENT)),
            Check.order_of(f"{body} in space, u, H1", 2, space.order_of_slopes(DISPLACEMENT)),
            Check.order_of(f"{body} in space, u without swelling, L2", 3, alone.order_of_values(DISPLACEMENT)),
            Check.order_of(f"{body} in space, u without swelling, H1", 2, alone.order_of_slopes(DISPLACEMENT)),
        ]
        if equal.values.shape[1] > AXIAL_STRETCH:
            checks.append(Check.order_of(f"{body} in space, axial stretch", 2, space.order_of_values(AXIAL_STRETCH)))
        time_curves += [
            Curve(f"{body}, equal", equal.sizes, equal.values.max(axis=1)),
            Curve(f"{body}, uneven", uneven.sizes, uneven.values.max(axis=1)),
        ]
        if body == "particle":
            space_curves = [
                Curve("φ, μ, y, H1", space.sizes, space.slopes[:, SCALARS].max(axis=1)),
                Curve("φ, μ, y, L2", space.sizes, space.values[:, SCALARS].max(axis=1)),
                Curve("u, H1", space.sizes, space.slopes[:, DISPLACEMENT]),
                Curve("u uncoupled, L2", alone.sizes, alone.values[:, DISPLACEMENT]),
            ]
    panels = [
        _panel(
            "In time: equal steps and uneven ones, 1 : 1.5",
            "Time step over the run [-]",
            "Largest error of any field [-]",
            time_curves,
            (2,),
        ),
        _panel("In space: particle", "Cell size h/R [-]", "Relative error [-]", space_curves, (1, 2, 3)),
    ]
    if not bench.quick:
        flow_curves = []
        for flow in FLOWS:
            found = differences(bench, flow)
            checks.append(Check.order_of(f"{flow.name}, stress and plastic strain, in time", 1, order(found)))
            flow_curves.append(Curve(flow.name, [1 / steps for steps in STEPS[1:]], found.max(axis=1)))
        label = "Change when steps are halved [-]"
        panels.append(_panel("Plastic flow in time", "Time step over the run [-]", label, flow_curves, (1,)))
    return Outcome(tuple(checks), tuple(panels))


def _panel(title: str, x: str, y: str, computed: list[Curve], slopes: tuple[int, ...]) -> Panel:
    """A line of each expected slope, drawn through the finest point of the curve that is nearest in slope."""
    lines = []
    name = f"order {', '.join(map(str, slopes))}"
    for slope in slopes:
        curve = min(computed, key=lambda c: abs(orders(c.x, c.y)[-1] - slope))
        sizes = np.asarray(curve.x)
        lines.append(Curve(name, sizes, curve.y[-1] * (sizes / sizes[-1]) ** slope, exact=True))
    return Panel(title, x, y, (*lines, *computed), "log", "log")


VERIFICATION = Verification(
    name="manufactured",
    title="Orders of convergence in space and time",
    description=r"""
**Manufactured solution.** Smooth fields $u$, $\varphi$, $\mu$, $y$ (and the axial stretch of a wire) are chosen. The
weak form, evaluated at these fields with their exact rates, is subtracted from the weak form as a source: then they are
the exact solution of the full coupled problem, swelling, stress, pulled-back transport and reaction included, with all
coefficients depending on content, phase and stress (P. J. Roache, J. Fluids Eng. 124 (2002) 4). The problem is advanced
by the ordinary integrator, from exact initial values and with its usual boundary conditions.

*In time* the fields are polynomials of $r$ that the finite elements hold exactly, so that the whole error is one of
time. BDF2 is of order 2, with equal steps and with uneven ones; the single step of backward Euler at the start does
not change this.

*In space* the fields are cosines. Linear elements for $\varphi$, $\mu$ and $y$ give order 2 in $L_2$ and 1 in $H_1$.
The quadratic displacement by itself gives order 3 and 2, seen where neither content nor phase act on the momentum
balance. Coupled, its slope follows a stress-free swelling that is known to order 2 in $L_2$, so that both its norms
are of order 2, and so is the axial stretch.

**Plastic flow** has no closed form here: runs on one mesh with ever smaller equal steps are compared with each other.
Plastic flow is integrated by backward Euler, of order 1. (Where the direction of flow never turns, as in a sphere
without viscosity, the end of a step does not depend on the path and the order is that of the rest.)
""",
    run=_run,
)
