"""Fronts that reaction and diffusion control together, against the sharp moving-boundary problem."""

from __future__ import annotations

import numpy as np

from chemomech.input.constants import NANOMETRE
from chemomech.verify.bench import Bench
from chemomech.verify.bodies import DIMENSIONS, geometry
from chemomech.verify.outcome import Check, Curve, Outcome, Panel
from chemomech.verify.sharp_limit import SharpLimit
from chemomech.verify.swelling_growth import against_growth_laws
from chemomech.verify.verification import Verification

SIZE, SIZE_OF_QUICK = 100.0, 50.0
"""``R`` [nm]: as many widths."""
DEEPEST = 0.95
"""Part of the radius up to which depths are compared."""
BOUND = 0.01


def _compared(bench: Bench, shape: str, damkoehler: float) -> tuple[Check, Curve, Curve]:
    """Largest error of the depth over the radius; exact and computed depths."""
    body = geometry(shape, SIZE_OF_QUICK if bench.quick else SIZE)
    limit = SharpLimit.of(bench.case("moving-boundary", body))
    overrides = (body, f"interface.rate_constant={damkoehler * limit.diffusivity / limit.size:.10g} nm/s")
    case = bench.case("moving-boundary", *overrides)
    exact = SharpLimit.of(case).front(case.interface.initial_depth / NANOMETRE, DEEPEST * limit.size)
    end = exact.times[-1]
    run = bench.run(bench.case("moving-boundary", *overrides, f"time.end={end:.10g} s"))
    time, depth = run["time"], run["front_depth"] / limit.size
    expected = exact.depth(np.minimum(time, end)) / limit.size
    worst = int(np.argmax(np.abs(depth - expected)))
    name = f"{shape}, Da = {damkoehler:g}: largest error of L/R"
    smooth, few = np.linspace(0, end, 200), slice(None, None, 15)
    return (
        Check.absolute(name, float(expected[worst]), float(depth[worst]), BOUND),
        Curve("sharp front", smooth / end, exact.depth(smooth) / limit.size, exact=True),
        Curve(f"Da = {damkoehler:g}", time[few] / end, depth[few]),
    )


def _run(bench: Bench) -> Outcome:
    rates = (0.1, 10.0) if bench.quick else (0.01, 0.1, 1.0, 10.0, 100.0)
    checks: list[Check] = []
    depths: list[Panel] = []
    largest: list[Curve] = []
    for shape in ("particle",) if bench.quick else DIMENSIONS:
        found = [_compared(bench, shape, Da) for Da in rates]
        checks += [check for check, _, _ in found]
        largest.append(Curve(shape, rates, [abs(check.error) for check, _, _ in found]))
        if shape != "wire":
            curves = tuple(curve for _, exact, computed in found for curve in (exact, computed))
            depths.append(Panel(shape.capitalize(), "$t/t(0.95\\,R)$", "depth of the front $L/R$", curves))
    swelling = against_growth_laws(bench)
    return Outcome(
        (*checks, *swelling.checks),
        (
            *depths,
            Panel("Largest error", "$Da = kR/D$", "error of $L/R$", tuple(largest), "log", "log"),
            *swelling.panels,
        ),
    )


VERIFICATION = Verification(
    name="moving-boundary",
    title="Film, wire and particle between reaction and diffusion control",
    description=r"""
A sharp front at the depth $L(t)$ with Fickian diffusion and storage in the product and a first-order reaction,

$$\partial_t c = D\,\nabla^2 c, \qquad \dot L = k\,\frac{c_f - c_{eq}}{1 - c_{eq}}, \qquad
c_f\,\dot L = D\,\partial_r c\ \text{at the front}, \qquad c = c_s\ \text{at the surface},$$

is integrated in a coordinate that fixes the front (H. G. Landau, Quarterly of Applied Mathematics 8 (1950) 81;
`chemomech/theory/sharp_front.py`), from the same starting layer as the run. $c_{eq} = 1/2$, $c_s = 3/4$,
$Da = kR/D$ from 0.01 to 100, $R = 100\,l$. Compared is $L$ at all times up to 95 % of the radius.

With swelling to $Z = 3.81$ times the volume there is a solution where the supply follows the front at once: with $X$
the converted fraction, $N$ the carrier taken up per volume of host and $\Delta c$ the driving concentration per volume
of product,

$$t = \frac{N R}{k\,\Delta c}\,g_R(X) + \frac{N R^2}{D\,\Delta c}\,g_D(X; Z)$$

(R. E. Carter, Journal of Chemical Physics 34 (1961) 2010, for the particle; `chemomech/theory/growth.py`). It holds to
the order of $Z\,\Delta c/N$, here 0.002: `chemomech/verify/cases/swelling-growth.yaml` has $c_{eq} = 0.995$,
$c_s = 0.997$, $R = 100\,l$. $Da' = (kR/D)\,c_{eq}/(1 - c_{eq})$; compared is $L$ up to 90 % of the radius. The last
rows show what other weights of the conduction within the front make of it (see `thin-interface`): the product fraction,
exact without swelling, takes the way through a front that swells $Z$ times for too short.
""",
    run=_run,
)
