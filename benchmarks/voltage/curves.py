"""Run a slow cycle of a film and a slow uptake, draw them with open-circuit voltages: rewrites docs/voltage.md."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks import pages
from benchmarks.pages import CASES, DOCS, PICTURES, Part
from benchmarks.runs import finished, folder_of_runs, keep
from chemomech.case import load_case
from chemomech.figures import style
from chemomech.materials import Material, read_material
from chemomech.observe.quantity_table import HISTORY
from chemomech.results.result_folder import ResultFolder
from chemomech.theory.voltage import partial_molar_volume, shift_by_film_stress, shift_by_mean_stress

Array = npt.NDArray[np.float64]

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "results.json"
PART = Part.named("voltage", DOCS / "voltage.md", "voltage")
PICTURE = PICTURES / "voltage.png"
FILM, PARTICLE = FOLDER / "film.yaml", CASES / "na-sn" / "particle-plateaus.yaml"
SILICON = {"Li-aSi": "lithiation", "Li-aSi-delithiation": "delithiation", "Li-aSi-mean": "mean"}
TIN = "Na-Sn-plateaus"
TEMPERATURE = 300.0
SMALL = 0.5
"""Stress [GPa] up to which a slope is taken."""
CIRCLES: dict[str, Any] = {
    "linestyle": "none",
    "marker": "o",
    "ms": 3,
    "mfc": "none",
    "color": style.RED,
    "markevery": 0.035,
}
SETTLED = 60.0
"""Time [s] after which a body is in equilibrium; it begins without deformation."""


@dataclass(frozen=True)
class Cycle:
    """A run near equilibrium: what it is compared with."""

    content: Array
    """Site fraction."""
    voltage: Array
    stress: Array
    """In-plane stress [GPa]; of a film."""
    material: Material

    @property
    def shift(self) -> Array:
        """Voltage less that of the stress-free alloy of the same content [mV]."""
        return np.asarray(1e3 * (self.voltage - self.material.open_circuit_voltage(self.content, TEMPERATURE)))

    @property
    def slope(self) -> float:
        """``dV/d sigma`` [mV/GPa] at small stress."""
        small = np.abs(self.stress) < SMALL
        return float(np.polyfit(self.stress[small], self.shift[small], 1)[0])


def cycle(case_file: Path, folder: Path) -> Cycle:
    """Run the case, unless its folder holds it already."""
    finished(case_file, folder)
    material = load_case(case_file).material
    table = pd.read_csv(ResultFolder(folder).history)
    table = table[table[HISTORY["time"].header] > SETTLED]
    column = {
        key: table[HISTORY[key].header].to_numpy() for key in ("state_of_charge", "voltage", "surface_hoop_stress")
    }
    sites = 1 + material.chemistry.host_solubility.value
    return Cycle(column["state_of_charge"] / sites, column["voltage"], column["surface_hoop_stress"], material)


def steepness(material: Material) -> tuple[float, float]:
    """Smallest and largest ``-dU/dc`` [V] between the site fractions 0.001 and 0.999."""
    c = np.linspace(0.001, 0.999, 99_801)
    slope = -np.diff(material.open_circuit_voltage(c, TEMPERATURE)) / np.diff(c)
    return float(slope.min()), float(slope.max())


def measured(film: Cycle, particle: Cycle) -> dict[str, Any]:
    """The numbers that the page quotes."""
    curves = {
        name: dict(zip(("least", "most"), steepness(read_material(name)), strict=True)) for name in (*SILICON, TIN)
    }
    return {
        "slope_of_film_mV_per_GPa": film.slope,
        "lowest_stress_GPa": float(film.stress.min()),
        "highest_stress_GPa": float(film.stress.max()),
        "hysteresis_at_half_mV": hysteresis(film, 0.5),
        "particle_off_its_curve_mV": float(np.abs(particle.shift).max()),
        "fall_V_per_site_fraction": curves,
    }


def hysteresis(film: Cycle, content: float) -> float:
    """Difference of the voltage [mV] between the way back and the way there at a content."""
    turn = int(np.argmax(film.content))
    there = np.interp(content, film.content[: turn + 1], film.voltage[: turn + 1])
    back = np.interp(content, film.content[turn:][::-1], film.voltage[turn:][::-1])
    return float(1e3 * (back - there))


def table(results: dict[str, Any]) -> str:
    """The page's table."""
    rows = []
    for name in ("Li-Si", "Li-aSi"):
        omega = volume_of(read_material(name))
        shifts = 1e12 * shift_by_mean_stress(omega), 1e12 * shift_by_film_stress(omega)
        found = f"{results['slope_of_film_mV_per_GPa']:.1f} mV/GPa" if name == "Li-aSi" else ""
        rows.append(f"| partial molar volume of lithium, {name} | {1e6 * omega:.2f} cm³/mol | |")
        rows.append(f"| shift per **mean** stress, {name} | {shifts[0]:.1f} mV/GPa | |")
        rows.append(f"| shift per stress **in the plane of a film**, {name} | {shifts[1]:.1f} mV/GPa | {found} |")
    rows.append(
        f"| stress of the film in its cycle | | {results['lowest_stress_GPa']:.2f} to "
        f"{results['highest_stress_GPa']:.2f} GPa |"
    )
    rows.append(f"| hysteresis of its voltage, half full | | {results['hysteresis_at_half_mV']:.0f} mV |")
    away = max(results["particle_off_its_curve_mV"], 1e-3)
    rows.append(f"| largest distance of the tin particle's voltage from its curve | 0 | up to {away:.1g} mV |")
    for name, found in results["fall_V_per_site_fraction"].items():
        rows.append(
            f"| fall of the voltage of {name}, -dU/dc | above 0 everywhere | {found['least']:.2g} to "
            f"{found['most']:.3g} V |"
        )
    return pages.table("| quantity | theory | this program |", rows)


def volume_of(material: Material) -> float:
    """Partial molar volume [m^3/mol] of linear swelling."""
    return partial_molar_volume(material.full_volume_ratio - 1, material.carrier_density)


def draw(film: Cycle, particle: Cycle) -> Figure:
    """Open-circuit voltages, the two runs, the shift."""
    drawing, (silicon, tin, loop, shift) = style.figure(5.4, rows=2, columns=2)
    c = np.linspace(0.001, 0.999, 999)
    for line, (name, direction) in zip(style.LINES, SILICON.items(), strict=False):
        silicon.plot(c, read_material(name).open_circuit_voltage(c, TEMPERATURE), label=direction, **line)
    silicon.set_title("Amorphous silicon, without stress")
    silicon.legend()
    _voltage(silicon, 1.1)

    tin.plot(c, read_material(TIN).open_circuit_voltage(c, TEMPERATURE), label="open circuit", **style.LINES[0])
    tin.plot(particle.content, particle.voltage, **CIRCLES, label="particle, C/10")
    tin.set_title("Tin: a staircase of phases")
    phases = ("NaSn$_3$", "NaSn", "Na$_9$Sn$_4$", "Na$_{15}$Sn$_4$")
    for (end, voltage), phase in zip(read_material(TIN).chemistry.excess.plateaus, phases, strict=True):
        last = end == 1
        place = (end - 0.02, voltage + 0.016) if last else (end + 0.02, voltage)
        tin.annotate(phase, place, ha="right" if last else "left", va="center", color=style.GREY)
    tin.legend()
    _voltage(tin, 0.3)

    loop.plot(film.content, film.voltage, label="film on a substrate", **style.LINES[1])
    loop.plot(c, film.material.open_circuit_voltage(c, TEMPERATURE), label="without stress", **style.LINES[0])
    loop.set_title("Silicon film, slow cycle")
    loop.legend()
    _voltage(loop, 1.1)

    omega = volume_of(film.material)
    sigma = np.array([film.stress.min(), film.stress.max()])
    for line, slope, name in (
        (style.LINES[0], shift_by_film_stress(omega), "(2/3) Ω/F, film"),
        (style.LINES[2], shift_by_mean_stress(omega), "Ω/F, mean stress"),
    ):
        shift.plot(sigma, 1e12 * slope * sigma, label=name, **line)
    shift.plot(film.stress, film.shift, **CIRCLES, label="film, computed")
    shift.set(
        xlabel="Stress: in the film $\\sigma$, or mean $\\sigma_m$ [GPa]", ylabel="Shift of the voltage $V - U$ [mV]"
    )
    shift.set_title("Shift by stress")
    shift.legend()
    return drawing


def _voltage(axes: Axes, highest: float) -> None:
    axes.set(xlabel="Site fraction $c$", ylabel="Voltage $V$ [V]", xlim=(0, 1), ylim=(0, highest))


def main() -> None:
    """Run what is to be run; the folders of the runs are below the first argument (default: results/voltage)."""
    base = folder_of_runs("voltage")
    film, particle = cycle(FILM, base / "film"), cycle(PARTICLE, base / "particle")
    results = measured(film, particle)
    keep(results, RESULTS)
    with style.applied():
        draw(film, particle).savefig(PICTURE)
    PART.write(table(results))


if __name__ == "__main__":
    main()
