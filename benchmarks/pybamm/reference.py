"""The two particles in PyBaMM; rewrites pybamm.json. Run it where PyBaMM is installed: see README.md.

A single-particle model with "particle mechanics": "swelling only". The electrode around the particle only turns the
flux into a current; its voltages play no part, so their limits are taken away.
"""

from __future__ import annotations

import json
import platform
from pathlib import Path
from typing import Any

import numpy as np
import pybamm

FOLDER = Path(__file__).resolve().parent
POINTS, TOLERANCE = 400, 1e-8
"""Control volumes over the radius, and tolerances of the integration in time."""

CASES: dict[str, dict[str, Any]] = {
    "graphite": {
        "parameters": {
            "radius_m": 3e-6,
            "diffusivity_m2_s": 3.9e-14,
            "flux_mol_m2_s": 18 / 96485.33212,
            "initial_concentration_mol_m3": 0.2 * 28746,
            "youngs_modulus_Pa": 15e9,
            "poissons_ratio": 0.3,
            "partial_molar_volume_m3_mol": 3.1e-8,
            "temperature_K": 300.0,
        },
        "full_concentration_mol_m3": 28746.0,
        "stress_induced_diffusion": False,
        "time_s": [0.5, 1, 2, 4, 7, 12, 20, 30, 45, 65, 90],
    },
    "silicon": {
        "parameters": {
            "radius_m": 1e-7,
            "diffusivity_m2_s": 5.1e-16,
            "flux_mol_m2_s": 0.15 / 96485.33212,
            "initial_concentration_mol_m3": 0.001 * 3.75 / 12.06e-6,
            "youngs_modulus_Pa": 40e9,
            "poissons_ratio": 0.22,
            "partial_molar_volume_m3_mol": 2.81 * 12.06e-6 / 3.75,
            "temperature_K": 300.0,
        },
        "full_concentration_mol_m3": 3.75 / 12.06e-6,
        "stress_induced_diffusion": True,
        "time_s": [0.05, 0.1, 0.2, 0.35, 0.6, 1, 1.7, 2.5, 4, 6, 8],
    },
}


def solve(case: dict[str, Any]) -> dict[str, Any]:
    """Concentration and hoop stress at the surface."""
    given = case["parameters"]
    options = {
        "particle": "Fickian diffusion",
        "particle mechanics": "swelling only",
        "stress-induced diffusion": "true" if case["stress_induced_diffusion"] else "false",
    }
    model = pybamm.lithium_ion.SPM(options)
    model.events = []
    parameters = pybamm.ParameterValues("Ai2020")
    parameters.update(
        {
            "Negative particle radius [m]": given["radius_m"],
            "Negative particle diffusivity [m2.s-1]": given["diffusivity_m2_s"],
            "Maximum concentration in negative electrode [mol.m-3]": case["full_concentration_mol_m3"],
            "Initial concentration in negative electrode [mol.m-3]": given["initial_concentration_mol_m3"],
            "Negative electrode Young's modulus [Pa]": given["youngs_modulus_Pa"],
            "Negative electrode Poisson's ratio": given["poissons_ratio"],
            "Negative electrode partial molar volume [m3.mol-1]": given["partial_molar_volume_m3_mol"],
            "Negative electrode reference concentration for free of deformation [mol.m-3]": 0.0,
            "Ambient temperature [K]": given["temperature_K"],
            "Initial temperature [K]": given["temperature_K"],
            "Reference temperature [K]": given["temperature_K"],
            "Positive electrode thickness [m]": 1.0,  # takes up next to nothing
            "Current function [A]": -given["flux_mol_m2_s"]
            * 96485.33212
            * reacting_area(parameters, given["radius_m"]),
        },
    )
    simulation = pybamm.Simulation(
        model,
        parameter_values=parameters,
        solver=pybamm.IDAKLUSolver(rtol=TOLERANCE, atol=TOLERANCE),
        var_pts={"x_n": 5, "x_s": 5, "x_p": 5, "r_n": POINTS, "r_p": 20},
    )
    times = np.array([0.0, *case["time_s"]])
    solution = simulation.solve(times)
    columns = {
        "surface_concentration_mol_m3": "X-averaged negative particle surface concentration [mol.m-3]",
        "surface_hoop_stress_Pa": "X-averaged negative particle surface tangential stress [Pa]",
    }
    return case | {key: solution[name](times[1:]).tolist() for key, name in columns.items()}


def reacting_area(parameters: pybamm.ParameterValues, radius: float) -> float:
    """Surface [m^2] of all particles of the negative electrode, ``3 eps/R`` a volume."""
    fraction = parameters["Negative electrode active material volume fraction"]
    lengths = ("Negative electrode thickness [m]", "Electrode height [m]", "Electrode width [m]")
    volume = float(np.prod([parameters[length] for length in lengths]))
    return 3 * fraction / radius * volume * parameters["Number of electrodes connected in parallel to make a cell"]


def main() -> None:
    """Both particles."""
    found = {
        "pybamm": pybamm.__version__,
        "python": platform.python_version(),
        "control_volumes": POINTS,
        "tolerance": TOLERANCE,
        "cases": {name: solve(case) for name, case in CASES.items()},
    }
    (FOLDER / "pybamm.json").write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
