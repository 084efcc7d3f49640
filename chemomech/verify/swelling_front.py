"""Stress around a front that leaves swollen, plastic product behind: at a finite width and in the sharp limit."""

from __future__ import annotations

import numpy as np

from chemomech.input.constants import NANOMETRE
from chemomech.verify.bench import Bench, Column, Record
from chemomech.verify.front_of_case import FrontOfCase, at_front
from chemomech.verify.front_profile import FrontProfile, profile_checks
from chemomech.verify.outcome import Check, Outcome, Panel
from chemomech.verify.plastic_benchmark import benchmark
from chemomech.verify.thin_front import BOUND, film, thin_front
from chemomech.verify.verification import Verification

WIRE = "geometry={shape: wire, radius: 100 nm, constraint: plane strain}"
BODIES = {"particle": (), "wire": (WIRE,)}
STRENGTHS = ("full strength", "reaction-assisted flow")
DEPTHS = (0.8, 0.7, 0.5)
"""Reference radii of the front at which stresses are compared, over ``R``."""


def _run(bench: Bench) -> Outcome:
    if bench.quick:
        short = ("time.end=38 s", "numerics.maximum_step=0.4 s")
        pairs = [("particle", STRENGTHS[0]), ("wire", STRENGTHS[1])]
        return Outcome(tuple(check for pair in pairs for check in _compared(*pair, _with_width(bench, *pair, *short))))
    checks = benchmark()
    panels: tuple[Panel, ...] = ()
    for body in BODIES:
        for strength in STRENGTHS:
            record = _with_width(bench, body, strength, "numerics.maximum_step=0.2 s")
            checks += _compared(body, strength, record)
            if (body, strength) == ("particle", "full strength"):
                profile = FrontProfile.of(record)
                checks, panels = checks + profile_checks(bench, profile), profile.panels()
    thin = thin_front(bench, STRENGTHS)
    return Outcome((*checks, *film(bench, STRENGTHS), *thin.checks), (*thin.panels, *panels))


def _with_width(bench: Bench, body: str, strength: str, *overrides: str) -> Record:
    own = (f"interface.front_strength={strength}", *BODIES[body], *overrides)
    return bench.run(bench.case("swelling-front", *own))


def _compared(body: str, strength: str, record: Record) -> list[Check]:
    """Outer radius and stresses against the exact side with the same width."""
    exact_side, reached = FrontOfCase(record.case), _front(record).min()
    states = list(exact_side.with_width(record, reached))
    size, Y, rows = record.case.geometry.size / NANOMETRE, exact_side.strength, []
    for depth in (depth for depth in DEPTHS if depth > reached):
        outer, core, hoop, axial = at_front(states, depth)
        where = f"{body}, {strength}, front at {depth:g} R"
        b, at_core = _at(record, "outer_radius", depth) / size, _at(record, "core_radial_stress", depth) / Y
        at_surface = [_at(record, f"surface_{kind}_stress", depth) / Y for kind in ("hoop", "axial")]
        rows += [
            Check.relative(f"outer radius, {where}", outer, b, BOUND, "R"),
            Check.absolute(f"radial stress of the core, {where}", core / Y, at_core, BOUND, "σ_Y"),
            Check.relative(f"hoop stress at the surface, {where}", hoop / Y, at_surface[0], BOUND, "σ_Y"),
        ]
        if body == "wire":
            name = f"axial stress at the surface, {where}"
            rows.append(Check.absolute(name, axial / Y, at_surface[1], BOUND, "σ_Y"))
    return rows


def _front(record: Record) -> Column:
    """Reference radius of the front over ``R``."""
    return np.asarray(record["front_position"] / (record.case.geometry.size / NANOMETRE))


def _at(record: Record, key: str, depth: float) -> float:
    """A quantity when the front is at a reference radius, over ``R``."""
    return float(np.interp(-depth, -_front(record), record[key]))


VERIFICATION = Verification(
    name="swelling-front",
    title="Stress around a front that leaves swollen, plastic product behind",
    description="""\
A front moves into an elastic, perfectly plastic body and leaves product behind that is 3.81 times larger and four times
softer. Product that has just formed cannot grow around the core: it is squeezed and flows at $\\sigma_\\theta -
\\sigma_r = -\\sigma_Y$. What forms later, further inside, stretches it until it flows at $+\\sigma_Y$. A front
without a width and a rigid, plastic body give

$$\\sigma_r = -2\\sigma_Y \\ln(b/r) \\;\\text{(particle)}, \\qquad
\\sigma_r = -(2/\\sqrt 3)\\,\\sigma_Y \\ln(b/r) \\;\\text{(wire)};$$

the elastic range between the two signs takes a few per cent of that, 7 % for the particle with its front at $0.7 R$.

*At a finite width* the exact side is a one-dimensional finite-strain solver with a discretisation of its own
(`chemomech/theory/radial_plasticity.py`), fed with the profile $1/(1 + \\exp(-x/l))$ at the positions of the front.
First this solver finds the converged values of a benchmark: Hencky's law with the yield condition on Mandel's stress,
$J_c = 1 + 2.81\\,\\phi$, $l = R/50$. Then the program is compared with it under the laws of the program: a neo-Hookean
one with the yield condition on the deviatoric stress per intermediate volume, so that a surface that flows has the
Cauchy stress $0.973\\,\\sigma_Y$, and $J_c = 1 + 2.81\\,c$, $c \\propto \\phi^2(3 - 2\\phi)$. Errors of core and axial
stresses, which change sign, are in units of $\\sigma_Y$. Within the front the stress at the points of integration
oscillates about the exact one, less with smaller cells; core and surface do not see it.

*The sharp limit* comes from `chemomech/theory/sharp_swelling.py`: shell after shell turns into product, with the
plastic strain of material that has passed through all states of the front at one hoop stretch and one traction. A front
of full strength approaches it slowly, like $l \\ln(R/l)$: close behind it swelling still outweighs the stretching, and
the hoop stress has the wrong sign over a distance of about $(l/2) \\ln(R/l)$. With reaction-assisted flow the front
itself carries little stress; the error is about half as large and of first order. The strength in the front also
decides how much squeezed product unloads at first, so that the two limits differ, here by 4 %.

*In a film* every point passes through the same states whatever the width: $-\\sigma_Y$ per intermediate volume at full
strength, half of that after reaction-assisted flow, because strength comes back when the swelling is nearly over.
""",
    run=_run,
)
