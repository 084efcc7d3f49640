"""Runs that were never computed: fronts that obey a growth law exactly, written as a run writes its results."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from chemomech.case.case import Case
from chemomech.observe.profile_table import PROFILE
from chemomech.observe.quantity_table import HISTORY
from chemomech.results.result_folder import ResultFolder
from chemomech.theory.growth import diffusion_function, reaction_function
from tests.support.cases import case_of

SHAPES = {
    "film": "{shape: film, thickness: 50 nm}",
    "wire": "{shape: wire, diameter: 100 nm}",
    "particle": "{shape: particle, diameter: 100 nm}",
}
CASE = """\
title: a run that was never computed
material: {{name: Li-Si}}
geometry: {geometry}
interface: {{width: 2 nm, rate_constant: 0.1 nm/s}}
surface: {{control: potentiostatic, voltage: 0.022 V, ramp: 10 s}}
time: {{end: 2 h}}
"""
REACTION_TIME, DIFFUSION_TIME, OFFSET = 2000.0, 3000.0, 50.0


@cache
def case_of_shape(shape: str) -> Case:
    return case_of(CASE.format(geometry=SHAPES[shape]))


def growth(case: Case, depth: np.ndarray, A: float, B: float) -> np.ndarray:
    """Time a front that obeys the growth law is at ``depth`` [nm]."""
    dimension = case.geometry.dimension
    fraction = 1 - (1 - depth / (case.geometry.size * 1e9)) ** dimension
    resistance = diffusion_function(fraction, dimension, case.material.full_volume_ratio)
    return A * reaction_function(fraction, dimension) + B * resistance - OFFSET


def history_of(case: Case, rows: int, share: float, A: float, B: float) -> pd.DataFrame:
    """Front from 4 nm to 40 nm depth; the share of stress is constant after the ramp and unknown in it."""
    depth = np.concatenate([[3.0, 3.5], np.linspace(4.0, 40.0, 118)])
    time = growth(case, depth, A, B) / (1 - share)
    time[:2] = 0.0, 5.0
    table = pd.DataFrame(0.1, index=range(120), columns=list(HISTORY))
    table["step"], table["time"], table["front_depth"] = np.arange(120), time, depth
    for use, value in {
        "reaction": 0.7,
        "stress": share,
        "diffusion": 0.3 - share,
        "curvature": 0.0,
        "surface": 0.0,
    }.items():
        table[f"drive_share_{use}"] = np.where(time < case.surface.ramp_end, np.nan, value)
    table["surface_hoop_stress"] = table["largest_hoop_stress"] = np.linspace(-1.0, 1.5, 120)
    table["core_mean_stress"] = table["core_radial_stress"] = table["smallest_hoop_stress"] = -0.01 * depth
    lost = 1e6 * (depth - depth[0])
    for process in ("diffusion", "reaction", "plasticity", "surface"):
        table[f"dissipated_by_{process}"] = lost
    table["chemical_energy"] = 2e6 * depth
    stored = sum(table[f"{kind}_energy"] - table[f"{kind}_energy"][0] for kind in ("chemical", "interface", "elastic"))
    table["supplied_energy"] = stored + 4 * lost
    table["carrier_balance_error"], table["energy_balance_error"] = -1e-11, 1e-4
    return table.iloc[:rows]


def profiles_of(case: Case, history: pd.DataFrame) -> pd.DataFrame:
    """Three points a cell at up to eight times; a sharp front, and stress that scatters within the cells."""
    size, cells = case.geometry.size * 1e9, case.resolution.cells
    points = np.polynomial.legendre.leggauss(3)[0]
    radius = ((np.arange(cells)[:, None] + (1 + points) / 2) * size / cells).ravel()
    blocks = []
    for row in sorted({int(i) for i in np.linspace(0, len(history) - 1, 8)}):
        block = pd.DataFrame(0.0, index=range(len(radius)), columns=list(PROFILE))
        block["time"], block["reference_radius"], block["radius"] = history["time"][row], radius, radius
        block["order_parameter"] = 1.0 * (radius > size - history["front_depth"][row])
        block["content"] = block["order_parameter"] * 0.9
        # the weighted mean of 4, -5, 4 over a cell is zero
        block["hoop_stress"] = radius / size + np.tile([4.0, -5.0, 4.0], cells)
        blocks.append(block)
    return pd.concat(blocks)


def kinetics_of(history: pd.DataFrame, A: float, B: float, share: float) -> dict[str, Any]:
    """As the summary says it, with the laws that the front obeys."""
    free = OFFSET - share / 2 * (history["time"][2] + history["time"][1])  # no stress was known in the ramp
    intrinsic = {"reaction_time_s": A, "diffusion_time_s": B, "offset_s": free, "diffusion_share": 0.2, "misfit": 0.0}
    slower = 1 / (1 - share)
    apparent = {"reaction_time_s": A * slower, "diffusion_time_s": B * slower, "offset_s": OFFSET * slower}
    late = history["time"][history["time"] > 100]
    return {
        "regime": "interface-controlled", "stress_retarded": share > 0.5, "exponent": 0.61, "intrinsic_exponent": 0.97,
        "range_s": [float(late.iloc[0]), float(late.iloc[-10])], "largest_stress_share": share, "apparent": apparent,
        "intrinsic": intrinsic,
    }  # fmt: skip


UNDETERMINED = {"regime": "undetermined", "exponent": None, "range_s": None}


def write_run(
    parent: Path,
    shape: str = "wire",
    rows: int = 120,
    share: float = 0.0,
    A: float = REACTION_TIME,
    B: float = DIFFUSION_TIME,
    name: str = "run",
    **changes: Any,
) -> ResultFolder:
    folder = ResultFolder(parent / name)
    folder.path.mkdir()
    case = case_of_shape(shape)
    history = history_of(case, rows, share, A, B)
    profiles_of(case, history).to_csv(
        folder.profiles, index=False, header=[quantity.header for quantity in PROFILE.values()]
    )
    history.to_csv(folder.history, index=False, header=[quantity.header for quantity in HISTORY.values()], na_rep="nan")
    if "title" in changes:
        case = case.model_copy(update={"title": changes["title"]})
    case.dump_resolved(folder.case)
    last = history.iloc[-1]
    summary = {
        "title": case.title, "material": "Li-Si", "status": "arrested", "message": "the front has come to rest",
        "time_s": float(last["time"]), "front_depth_m": float(last["front_depth"]) * 1e-9, "reacted_fraction": 0.96,
        "state_of_charge": 0.93, "surface_site_fraction": 0.99983, "front_site_fraction": 0.888,
        "largest_plastic_strain": 1.2, "swelling_ratio": 2.59, "axial_stretch": 1.0028, "core_pressure_Pa": 7.24e8,
        "surface_hoop_stress_Pa": 1.508e9, "carrier_balance_error": 1.88e-11, "energy_balance_error": 6.7e-3,
        "kinetics": kinetics_of(history, A, B, share) if rows == 120 else UNDETERMINED,
        "steps": rows - 1, "rejected_steps": 2, "newton_iterations": 600, "unknowns": 650, "ranks": 1,
        "wall_time_s": 12.3, "versions": {"chemomech": "0.1.0", "python": "3.13.5"}, "case_hash": "0123456789abcdef",
    }  # fmt: skip
    folder.write_summary(summary | changes)
    return folder
