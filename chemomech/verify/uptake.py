"""Uptake of a body without a front, against the series of Crank."""

from __future__ import annotations

import numpy as np

from chemomech.theory.crank import concentration, fractional_uptake
from chemomech.verify.bench import Bench
from chemomech.verify.bodies import DIMENSIONS, geometry
from chemomech.verify.outcome import Check, Curve, Outcome, Panel
from chemomech.verify.verification import Verification

SIZE = 50.0
"""Radius or thickness [nm]."""
BOUND = 0.005


def _run(bench: Bench) -> Outcome:
    checks: list[Check] = []
    taken_up, profiles = [], []
    for name in ("particle",) if bench.quick else DIMENSIONS:
        dimension = DIMENSIONS[name]
        run = bench.run(bench.case("uptake", geometry(name, SIZE)))
        D = float(run.case.material.transport.diffusivity.product(0.5))
        rate = D / run.case.geometry.size**2
        first, surface = run["state_of_charge"][0], run["surface_site_fraction"][-1]
        full = surface * (1 + run.case.material.chemistry.host_solubility.value)
        uptake = (run["state_of_charge"] - first) / (full - first)
        tau = run["time"] * rate
        late = tau > 1e-3
        exact = fractional_uptake(tau[late], dimension)
        worst = int(np.argmax(np.abs(uptake[late] - exact)))
        checks.append(
            Check.absolute(
                f"{name}: uptake, largest error at D t/R^2 = {tau[late][worst]:.2g}",
                float(exact[worst]),
                float(uptake[late][worst]),
                BOUND,
            )
        )
        taken_up += [
            Curve(f"{name}, series", tau[late], exact, exact=True),
            Curve(name, tau[late][::3], uptake[late][::3]),
        ]
        for profile in run.profiles:
            if profile.time * rate < 1e-3 or profile.time * rate > 0.3:
                continue
            x = profile["reference_radius"] * 1e-9 / run.case.geometry.size
            start = run.case.material.site_fraction(
                run.case.material.surface_potential(run.case.initial_voltage, 300.0), 300.0
            )
            relative = (profile["site_fraction"] - start) / (surface - start)
            series = concentration(x, profile.time * rate, dimension)
            worst = int(np.argmax(np.abs(relative - series)))
            checks.append(
                Check.absolute(
                    f"{name}: profile at D t/R^2 = {profile.time * rate:.3g}, largest error at r/R = {x[worst]:.2f}",
                    float(series[worst]),
                    float(relative[worst]),
                    BOUND,
                )
            )
            if name == "particle":
                label = f"$Dt/R^2$ = {profile.time * rate:.2g}"
                profiles += [
                    Curve(f"{label}, series", x[::10], series[::10], exact=True),
                    Curve(label, x[::40], relative[::40]),
                ]
    return Outcome(
        tuple(checks),
        (
            Panel("Uptake", "$D t/R^2$", "fraction of the final uptake", tuple(taken_up)),
            Panel("Particle", "$r/R$", "$(c - c_0)/(c_s - c_0)$", tuple(profiles)),
        ),
    )


VERIFICATION = Verification(
    name="uptake",
    title="Diffusion into a body without a front (Crank)",
    description=r"""
A body that is product from the start and does not swell is brought to a constant surface concentration at $t = 0$.
Without a front the model is Fick's second law, whose solution is a series in $\exp(-q_n^2 D t/R^2)$ with $q_n$ the
zeros of $\cos$ (film), $J_0$ (wire) and $\sin$ (particle): J. Crank, *The Mathematics of Diffusion*, 2nd ed., sections
4.3, 5.3 and 6.3. Compared are the fraction of the final uptake over the whole run from
$D t/R^2 = 0.001$, and profiles.
""",
    run=_run,
)
