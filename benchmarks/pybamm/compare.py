"""Diffusion-induced stress of the program, of PyBaMM and in closed form: rewrites results.json and docs/pybamm.md.

    tools/fx python3 -m benchmarks.pybamm.compare

PyBaMM's numbers are those of pybamm.json, which reference.py writes.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from mpi4py import MPI

from benchmarks import pages
from benchmarks.pages import DOCS, PICTURES, Part
from benchmarks.runs import keep
from chemomech.case import load_case
from chemomech.case.case import Case
from chemomech.figures import style
from chemomech.input.constants import FARADAY
from chemomech.theory.stress_in_sphere import CONSTANT_FLUX
from chemomech.verify.bench import Bench

FOLDER = Path(__file__).resolve().parent
PYBAMM, RESULTS = FOLDER / "pybamm.json", FOLDER / "results.json"
PART = Part(DOCS / "pybamm.md", "<!-- written by benchmarks/pybamm/compare.py -->", "<!-- written until here -->")
PICTURE = PICTURES / "pybamm.png"
CASES = {"graphite": "Graphite, stress does not act on diffusion", "silicon": "Silicon, stress speeds diffusion up"}
SOURCES = ("closed_form", "pybamm", "program")


@dataclass(frozen=True)
class Parameters:
    """What both programs need to know, in SI; concentrations are per volume of the pristine particle."""

    radius_m: float
    diffusivity_m2_s: float
    flux_mol_m2_s: float
    initial_concentration_mol_m3: float
    youngs_modulus_Pa: float
    poissons_ratio: float
    partial_molar_volume_m3_mol: float
    temperature_K: float

    @classmethod
    def of(cls, case: Case) -> Parameters:
        """Of a case of this folder."""
        material, T = case.material, case.temperature
        _, current = next(case.surface.currents())
        fraction = material.site_fraction(material.surface_potential(case.initial_voltage, T), T)
        return cls(
            radius_m=case.geometry.size,
            diffusivity_m2_s=float(material.transport.diffusivity.product(0.0)),
            flux_mol_m2_s=current.value / (material.carrier_charge.value * FARADAY),
            initial_concentration_mol_m3=float(fraction) * full_concentration(case),
            youngs_modulus_Pa=float(material.elasticity.youngs_modulus.product(0.0)),
            poissons_ratio=float(material.elasticity.poissons_ratio.product(0.0)),
            partial_molar_volume_m3_mol=(material.full_volume_ratio - 1) / material.carrier_density,
            temperature_K=T,
        )

    @property
    def concentration_unit(self) -> float:
        """``j R/D`` [mol/m^3]."""
        return self.flux_mol_m2_s * self.radius_m / self.diffusivity_m2_s

    @property
    def stress_unit(self) -> float:
        """``E Omega j R/3(1 - nu) D`` [Pa]."""
        stiffness = self.youngs_modulus_Pa / (3 * (1 - self.poissons_ratio))
        return stiffness * self.partial_molar_volume_m3_mol * self.concentration_unit

    def relative_time(self, time: float) -> float:
        """``D t/R^2``."""
        return self.diffusivity_m2_s * time / self.radius_m**2


@dataclass(frozen=True)
class Surface:
    """Concentration [mol/m^3] and hoop stress [Pa] at the surface."""

    concentration: float
    hoop_stress: float


def full_concentration(case: Case) -> float:
    """Concentration [mol/m^3] at which every site of the product is taken."""
    return case.material.carrier_density * (1 + case.material.chemistry.host_solubility.value)


def closed_form(given: Parameters, time: float) -> Surface:
    """Series of Crank with the stress of Cheng and Verbrugge; stress does not act on diffusion."""
    tau = given.relative_time(time)
    rise = float(CONSTANT_FLUX.concentration(1.0, tau)) * given.concentration_unit
    stress = float(CONSTANT_FLUX.hoop_stress(1.0, tau)) * given.stress_unit
    return Surface(given.initial_concentration_mol_m3 + rise, stress)


def program(case: Case) -> dict[float, Surface]:
    """What the program finds at the outermost quadrature point, by time [s]."""
    profiles = Bench(MPI.COMM_SELF).run(case).profiles[1:]
    full = full_concentration(case)
    return {p.time: Surface(full * p["site_fraction"][-1], 1e9 * p["hoop_stress"][-1]) for p in profiles}


def pybamm(found: dict[str, Any]) -> dict[float, Surface]:
    """What PyBaMM found, by time [s]."""
    surface = zip(found["surface_concentration_mol_m3"], found["surface_hoop_stress_Pa"], strict=True)
    return {time: Surface(*both) for time, both in zip(found["time_s"], surface, strict=True)}


def compared(name: str, reference: dict[str, Any]) -> dict[str, Any]:
    """One case by all three. Raises ValueError if PyBaMM's run had other parameters or times."""
    case = load_case(FOLDER / f"{name}.yaml")
    given, theirs = Parameters.of(case), reference["cases"][name]
    for each in fields(Parameters):
        mine, other = getattr(given, each.name), theirs["parameters"][each.name]
        if not np.isclose(mine, other, rtol=1e-5, atol=0):
            raise ValueError(f"{name}: {each.name} is {mine:.8g} in the case and {other:.8g} in {PYBAMM.name}")
    ours, other = program(case), pybamm(theirs)
    if not np.allclose(list(ours), list(other), rtol=1e-9):
        raise ValueError(f"{name}: the case and {PYBAMM.name} have other times")
    rows = [
        {"time_s": time, "relative_time": given.relative_time(time)}
        | {source: asdict(at) for source, at in zip(SOURCES, (closed_form(given, time), b, c), strict=True)}
        for (time, c), b in zip(ours.items(), other.values(), strict=True)
    ]
    peaks = {source: max((row[source]["hoop_stress"] for row in rows), key=abs) for source in SOURCES}
    return {"parameters": asdict(given), "rows": rows, "peak_hoop_stress": peaks}


def difference(first: float, second: float) -> str:
    """How much larger the first is, in words for a table."""
    return f"{100 * (first / second - 1):+.2f} %"


def table(results: dict[str, Any]) -> str:
    """Both cases as Markdown."""
    lines = [f"PyBaMM {results['pybamm']}; the last column is the stress of the program to that of PyBaMM."]
    for name, title in CASES.items():
        lines += [
            "",
            f"**{title}** ([{name}.yaml](../benchmarks/pybamm/{name}.yaml)): concentration [mol/m³] and hoop stress "
            "[MPa] at the surface",
            "",
        ]
        head, rows = "| t [s] | Dt/R² | c: series | PyBaMM | program | σ: series | PyBaMM | program | difference |", []
        for row in results["cases"][name]["rows"]:
            contents = " | ".join(f"{row[source]['concentration']:.6g}" for source in SOURCES)
            stresses = " | ".join(f"{row[source]['hoop_stress'] / 1e6:.4g}" for source in SOURCES)
            apart = difference(row["program"]["hoop_stress"], row["pybamm"]["hoop_stress"])
            rows.append(f"| {row['time_s']:g} | {row['relative_time']:.3g} | {contents} | {stresses} | {apart} |")
        peaks = results["cases"][name]["peak_hoop_stress"]
        lines += [
            pages.table(head, rows),
            "",
            f"Largest stress at the surface: program {peaks['program'] / 1e6:.4g} MPa, PyBaMM "
            f"{peaks['pybamm'] / 1e6:.4g} MPa ({difference(peaks['program'], peaks['pybamm'])}), series "
            f"{peaks['closed_form'] / 1e6:.4g} MPa.",
        ]
    return "\n".join(lines)


def draw(results: dict[str, Any], path: Path) -> None:
    """Hoop stress at the surface over time, one panel a case."""
    with style.applied():
        drawing, panels = style.figure(2.6)
        for axes, (name, title) in zip(panels, CASES.items(), strict=True):
            rows = results["cases"][name]["rows"]
            times = [row["time_s"] for row in rows]
            given = Parameters(**results["cases"][name]["parameters"])
            line = np.geomspace(times[0] / 10, times[-1], 200)
            series = [-closed_form(given, float(time)).hoop_stress / 1e6 for time in line]
            axes.plot(line, series, **style.LINES[1] | {"label": "series, stress does not act on diffusion"})
            looks: dict[str, Any] = {
                "pybamm": {"label": f"PyBaMM {results['pybamm']}", "marker": "s", "markersize": 7}
                | {"markerfacecolor": "none", "markeredgecolor": style.BLUE, "markeredgewidth": 1.2},
                "program": {"label": "program", "marker": "o", "markersize": 3, "color": style.INK},
            }
            for source, look in looks.items():
                stress = [-row[source]["hoop_stress"] / 1e6 for row in rows]
                axes.plot(times, stress, linestyle="none", **look)
            axes.set(title=title, xlabel="Time t [s]", ylabel="Surface hoop compression −σ$_{θθ}$ [MPa]")
            axes.set_ylim(bottom=0)
            axes.legend(loc="lower right")
        drawing.savefig(path)


def main() -> None:
    """Compare, write."""
    reference = json.loads(PYBAMM.read_text(encoding="utf-8"))
    cases = {name: compared(name, reference) for name in CASES}
    results = {"pybamm": reference["pybamm"], "cases": cases}
    keep(results, RESULTS)
    draw(results, PICTURE)
    rendered = table(results)
    PART.write(rendered)
    print(rendered)


if __name__ == "__main__":
    main()
