"""Swelling core in an elastic, perfectly plastic shell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from chemomech.input.constants import GIGAPASCAL, NANOMETRE
from chemomech.theory.principal_laws import NeoHookean, Properties
from chemomech.theory.radial_plasticity import RadialBody
from chemomech.theory.shell import Core, SphericalShell
from chemomech.verify.bench import Bench, Column, Profile, Record
from chemomech.verify.outcome import Check, Curve, Outcome, Panel
from chemomech.verify.verification import Verification

WIRE = "geometry={shape: wire, radius: 100 nm, core_radius: 50 nm, constraint: plane strain}"
BODIES = {"sphere": (), "wire": (WIRE,)}
OPENED = (1.95, 1.85, 1.75, 1.65)
"""Ratios b/a at which the fully plastic pressures are compared."""
PLASTIC_RADII = (1.2, 1.5, 1.8)
"""Plastic radii over the core's radius at which the elastic-plastic stages are compared."""
SHELLS = 800


@dataclass(frozen=True)
class CoreAndShell:
    """What a run says of the core and the shell at each of its profiles; radii in nm, stresses in GPa."""

    record: Record
    profiles: tuple[Profile, ...]

    @classmethod
    def of(cls, record: Record) -> CoreAndShell:
        """Without the initial state."""
        return cls(record, record.profiles[1:])

    @property
    def core_radius(self) -> float:
        """Reference radius of the core."""
        geometry = self.record.case.geometry
        assert geometry.core is not None
        return geometry.core / NANOMETRE

    @property
    def strength(self) -> float:
        """Yield strength."""
        return float(self.record.case.material.plasticity.yield_strength.product(0.5)) / GIGAPASCAL

    @property
    def pressure(self) -> Column:
        """Compressive radial stress of the core."""
        return np.array([-profile["radial_stress"][0] for profile in self.profiles])

    @property
    def volume_ratio(self) -> Column:
        """``J_c`` of the core."""
        swelling = self.record.case.layout.materials[0].swelling
        return np.array([float(swelling(profile["content"][0])) for profile in self.profiles])

    @property
    def ratio(self) -> Column:
        """Current ``b/a``, both extrapolated within the shell."""
        a, R = self.core_radius, self.record.case.geometry.size / NANOMETRE
        return np.array([self._radius(p, R, at_surface=True) / self._radius(p, a) for p in self.profiles])

    @property
    def plastic_radius(self) -> Column:
        """Reference radius at which the plastic strain of the shell vanishes, extrapolated from two points."""
        return np.array([self._plastic_radius(profile) for profile in self.profiles])

    def _radius(self, profile: Profile, reference: float, at_surface: bool = False) -> float:
        R, r = profile["reference_radius"], profile["radius"]
        i = len(R) - 2 if at_surface else int(np.searchsorted(R, reference))
        return float(r[i] + (reference - R[i]) * (r[i + 1] - r[i]) / (R[i + 1] - R[i]))

    def _plastic_radius(self, profile: Profile) -> float:
        R, strain = profile["reference_radius"], profile["plastic_strain"]
        (flows,) = np.nonzero((self.core_radius < R) & (strain > 1e-10))
        if len(flows) < 2:
            return self.core_radius
        i, j = flows[-2:]
        return min(float(R[j] + strain[j] * (R[j] - R[i]) / (strain[i] - strain[j])), float(R[-1]))


def _run(bench: Bench) -> Outcome:
    checks: list[Check] = []
    opened, strained = [], []
    for body, geometry in BODIES.items():
        run = CoreAndShell.of(bench.run(bench.case("swelling-core", *geometry)))
        checks += _fully_plastic(body, run)
        opened += _opening_curves(body, run)
    for body, geometry in BODIES.items():
        if bench.quick and body == "wire":
            continue
        run = CoreAndShell.of(bench.run(bench.case("swelling-core-small", *geometry)))
        exact = _hill(run) if body == "sphere" else _cut_into_shells(run)
        checks += _elastic_plastic(body, run, *exact)
        misfit = _misfit(run) * _modulus(run) / run.strength
        strained.append(Curve(f"{body}, exact", list(misfit), list(exact[0] / run.strength), exact=True))
        strained.append(Curve(body, list(misfit), list(run.pressure / run.strength)))
    pressure = "Core pressure p/σ_Y [-]"
    return Outcome(
        tuple(checks),
        (
            Panel("Fully plastic shell", "Outer over inner radius b/a [-]", pressure, tuple(opened)),
            Panel("Elastic-plastic shell", "Misfit strain over yield strain E e/σ_Y [-]", pressure, tuple(strained)),
        ),
    )


def _fully_plastic(body: str, run: CoreAndShell) -> list[Check]:
    exact = {"sphere": 2.0, "wire": 2 / np.sqrt(3)}[body]
    rows = []
    for ratio in OPENED:
        at = int(np.argmin(np.abs(run.ratio - ratio)))
        name = f"pressure of a fully plastic shell, {body}, b/a = {run.ratio[at]:.3f}"
        rows.append(
            Check.relative(name, float(exact * np.log(run.ratio[at])), run.pressure[at] / run.strength, 0.01, "σ_Y")
        )
    return rows


def _opening_curves(body: str, run: CoreAndShell) -> list[Curve]:
    ratio: Column = np.linspace(run.ratio.min(), 2.0, 50, dtype=np.float64)
    factor, formula = {"sphere": (2.0, "2 ln(b/a)"), "wire": (2 / np.sqrt(3), "(2/√3) ln(b/a)")}[body]
    return [
        Curve(f"{body}, {formula}", list(ratio), list(factor * np.log(ratio)), exact=True),
        Curve(body, list(run.ratio), list(run.pressure / run.strength)),
    ]


def _elastic_plastic(body: str, run: CoreAndShell, pressure: Column, radius: Column) -> list[Check]:
    rows = []
    for ratio in PLASTIC_RADII:
        at = int(np.argmin(np.abs(radius / run.core_radius - ratio)))
        where = f"{body}, E e/σ_Y = {_misfit(run)[at] * _modulus(run) / run.strength:.3g}"
        computed, plastic = run.pressure[at] / run.strength, run.plastic_radius[at] / run.core_radius
        rows += [
            Check.relative(f"core pressure, {where}", pressure[at] / run.strength, computed, 0.01, "σ_Y"),
            Check.relative(f"plastic radius, {where}", radius[at] / run.core_radius, plastic, 0.01, "a"),
        ]
    return rows


def _hill(run: CoreAndShell) -> tuple[Column, Column]:
    """Core pressure and plastic radius of the sphere."""
    E, nu = _modulus(run), _poissons_ratio(run)
    shell, core = SphericalShell(run.core_radius, _size(run), E, nu, run.strength), Core(E, nu)
    return (
        np.array([shell.core_pressure(e, core) for e in _misfit(run)]),
        np.array([shell.plastic_radius(e, core) for e in _misfit(run)]),
    )


def _cut_into_shells(run: CoreAndShell) -> tuple[Column, Column]:
    """The same of the wire, by the one-dimensional reference solver fed with the core's swelling."""
    body = RadialBody(2, np.linspace(0, _size(run), SHELLS + 1), NeoHookean())
    core, ones = body.middles < run.core_radius, np.ones(SHELLS)
    pressures, radii = [], []
    for J_c in run.volume_ratio:
        swollen = np.where(core, J_c, 1.0)
        of = Properties(swollen, _modulus(run) * ones, _poissons_ratio(run) * ones, run.strength * ones)
        pressures.append(-float(body.advance(of).radial[0]))
        flows = np.append(run.core_radius, body.nodes[1:][~core & (body.plastic_strain > 1e-10)])
        radii.append(float(flows.max()))
    return np.array(pressures), np.array(radii)


def _misfit(run: CoreAndShell) -> Column:
    return np.asarray(np.cbrt(run.volume_ratio) - 1)


def _modulus(run: CoreAndShell) -> float:
    return float(run.record.case.material.elasticity.youngs_modulus.product(0.5)) / GIGAPASCAL


def _poissons_ratio(run: CoreAndShell) -> float:
    return float(run.record.case.material.elasticity.poissons_ratio.product(0.5))


def _size(run: CoreAndShell) -> float:
    return run.record.case.geometry.size / NANOMETRE


VERIFICATION = Verification(
    name="swelling-core",
    title="Swelling core in an elastic, perfectly plastic shell",
    description="""\
The core of a particle or a wire (plane strain) takes up carrier and swells, the shell around it does not. Once all of
the shell flows, the pressure in the core depends on the current radii $a$ and $b$ only,

$$p = 2\\sigma_Y \\ln(b/a) \\;\\text{(sphere)}, \\qquad p = (2/\\sqrt 3)\\,\\sigma_Y \\ln(b/a) \\;\\text{(wire)},$$

while the core almost doubles its volume. Before that, at small strains, the shell of a sphere has yielded out to the
radius $r_p$,

$$p = 2\\sigma_Y \\ln\\frac{r_p}{a} + \\frac{2}{3}\\sigma_Y\\Big(1 - \\frac{r_p^3}{b^3}\\Big)$$

with the misfit $e = u(a)/a + p/3K$ of the elastic core. For a wire such a formula exists only if it is incompressible
(von Mises); with $\\nu = 0.3$ as here, where the core flows too, the run is compared with a one-dimensional solver
with a discretisation of its own that is fed with the same swelling (`chemomech/theory/radial_plasticity.py`).

R. Hill, *The Mathematical Theory of Plasticity* (1950), sections V.2 and V.3.
""",
    run=_run,
)
