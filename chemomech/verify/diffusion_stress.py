"""Elastic stress of diffusion in a sphere."""

from __future__ import annotations

import numpy as np

from chemomech.input.constants import FARADAY
from chemomech.theory.stress_in_sphere import CONSTANT_CONCENTRATION, CONSTANT_FLUX, SphereUptake
from chemomech.verify.bench import Bench, Column, Profile, Record
from chemomech.verify.outcome import Check, Curve, Outcome, Panel
from chemomech.verify.verification import Verification

MARKERS = 25
"""Points of a profile that are drawn."""


def _run(bench: Bench) -> Outcome:
    checks, panels = [], []
    record = bench.run(bench.case("diffusion-stress-flux"))
    _, current = next(record.case.surface.currents())
    flux = current.value / FARADAY
    material, size = record.case.material, record.case.geometry.size
    unit = flux * size / (_diffusivity(record) * material.carrier_density)
    checks += _checks("constant flux", record, CONSTANT_FLUX, unit)
    panels.append(_panel("Constant flux", record, CONSTANT_FLUX, unit))
    if not bench.quick:
        record = bench.run(bench.case("diffusion-stress"))
        initial, final = record["surface_site_fraction"][[0, -1]] * (1 + material.chemistry.host_solubility.value)
        checks += _checks("constant concentration", record, CONSTANT_CONCENTRATION, final - initial)
        panels.append(_panel("Constant surface concentration", record, CONSTANT_CONCENTRATION, final - initial))
    return Outcome(tuple(checks), tuple(panels))


def _checks(name: str, record: Record, exact: SphereUptake, unit: float) -> list[Check]:
    rows = []
    for profile in record.profiles[1:]:
        tau, x, radial, hoop = _scaled(record, profile, unit)
        at = f"{name}, D t/R² = {tau:.4g}"
        centre, surface = float(exact.radial_stress(x[0], tau)), float(exact.hoop_stress(x[-1], tau))
        rows += [
            Check.relative(f"radial stress at the centre, {at}", centre, radial[0], 0.01, "EβΔc/3(1-ν)"),
            Check.relative(f"hoop stress at the surface, {at}", surface, hoop[-1], 0.01, "EβΔc/3(1-ν)"),
        ]
    largest = max(float(np.abs(profile["mechanical_potential"]).max()) for profile in record.profiles)
    return [*rows, Check.absolute(f"action of stress on the carrier, {name}", 0.0, largest, 1e-5, "RT")]


def _panel(title: str, record: Record, exact: SphereUptake, unit: float) -> Panel:
    curves = []
    line: Column = np.linspace(0, 1, 101, dtype=np.float64)
    for profile in record.profiles[1:]:
        tau, x, radial, _ = _scaled(record, profile, unit)
        some = np.linspace(0, len(x) - 1, MARKERS).astype(int)
        curves.append(Curve(f"Dt/R² = {tau:.4g}, exact", list(line), list(exact.radial_stress(line, tau)), exact=True))
        curves.append(Curve(f"Dt/R² = {tau:.4g}", list(x[some]), list(radial[some])))
    return Panel(title, "Radius r/R [-]", "Radial stress [EβΔc/3(1-ν)]", tuple(curves))


def _scaled(record: Record, profile: Profile, unit: float) -> tuple[float, Column, Column, Column]:
    """``tau``, ``x`` and the stresses over ``E beta c_0/3(1 - nu)``."""
    material, size = record.case.material, record.case.geometry.size
    E, nu = material.elasticity.youngs_modulus.product(0.5), material.elasticity.poissons_ratio.product(0.5)
    stress = E * (material.full_volume_ratio - 1) * unit / (3 * (1 - nu)) * 1e-9
    tau = _diffusivity(record) * profile.time / size**2
    return (
        tau,
        np.asarray(profile["reference_radius"] * 1e-9 / size),
        profile["radial_stress"] / stress,
        profile["hoop_stress"] / stress,
    )


def _diffusivity(record: Record) -> float:
    return float(record.case.material.transport.diffusivity.product(0.5))


VERIFICATION = Verification(
    name="diffusion-stress",
    title="Elastic stress of diffusion in a sphere",
    description="""\
A sphere takes up carrier, at constant concentration of its surface or at constant flux, and swells a little by
$\\beta c$. With the mean concentration $c_m(r)$ inside $r$,

$$\\sigma_r = \\frac{2}{3}\\,[c_m(R) - c_m(r)], \\qquad \\sigma_\\theta = \\frac{1}{3}\\,[2 c_m(R) + c_m(r) - 3 c(r)]$$

in units of $E \\beta \\Delta c/3(1-\\nu)$, and $c$ the series of Crank. Compared at the innermost and the outermost
quadrature point. The material swells by 0.01 %, so that strains are small and stress does not act back on the carrier,
which the last rows confirm.

J. Crank, *The Mathematics of Diffusion* (1975); Y.-T. Cheng and M. W. Verbrugge, J. Appl. Phys. 104 (2008) 083521;
J. Christensen and J. Newman, J. Solid State Electrochem. 10 (2006) 293.
""",
    run=_run,
)
