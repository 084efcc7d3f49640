"""The main numbers of a run, from its history."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from chemomech.case.case import Case
from chemomech.case.resolution import FRONT_REACH
from chemomech.input.constants import NANOMETRE
from chemomech.simulation.stopping import Status
from chemomech.theory.kinetics import STRESS_RETARDED, GrowthFit, Kinetics, analyse, regime_of

LAST_VALUES = (
    "reacted_fraction", "state_of_charge", "surface_site_fraction", "front_site_fraction", "largest_plastic_strain",
    "swelling_ratio", "axial_stretch", "voltage",
)  # fmt: skip


def summarise(case: Case, rows: list[dict[str, float]], status: Status, message: str) -> dict[str, Any]:
    """Status, final values, kinetics and balance errors."""
    last = rows[-1]
    column = {key: np.array([row[key] for row in rows]) for key in last}
    return {
        "title": case.title,
        "material": case.material.name,
        "status": status.value,
        "message": message,
        "warnings": left_the_layer(case, column),
        "time_s": last["time"],
        "front_depth_m": last["front_depth"] * NANOMETRE,
        **{key: last[key] for key in LAST_VALUES},
        "front_depth_along_m": {
            key: last[f"front_depth_{key}"] * NANOMETRE
            for key in ("x", "y", "z", "diagonal")
            if math.isfinite(last[f"front_depth_{key}"])
        },
        "capacity_mAh_g": last["capacity"] if math.isfinite(last["capacity"]) else None,
        "core_pressure_Pa": -last["core_mean_stress"] * 1e9,
        "surface_hoop_stress_Pa": last["surface_hoop_stress"] * 1e9,
        "kinetics": kinetics_of(case, column),
        "carrier_balance_error": float(np.abs(column["carrier_balance_error"]).max()),
        "energy_balance_error": float(abs(last["energy_balance_error"])),
        "largest_energy_balance_error": float(np.abs(column["energy_balance_error"]).max()),
    }


def left_the_layer(case: Case, column: dict[str, npt.NDArray[np.float64]]) -> list[str]:
    """A sentence if the front, as deep as it is in any direction, came too near to cells that are too large for it."""
    refined = case.numerics.refined_depth
    if refined is None or refined >= case.geometry.size:
        return []
    depths = np.stack([column[f"front_depth{along}"] for along in ("", "_x", "_y", "_z", "_diagonal")])
    deepest = float(np.nanmax(depths)) * NANOMETRE
    if deepest + FRONT_REACH * case.interface.width <= refined:
        return []
    return [
        f"the front came {deepest / NANOMETRE:.3g} nm deep, to less than three widths from the end of the layer of "
        f"small cells, numerics.refined_depth {refined / NANOMETRE:.3g} nm: there the mesh does not resolve it; run it "
        "again with a deeper layer"
    ]


def kinetics_of(case: Case, column: dict[str, npt.NDArray[np.float64]]) -> dict[str, Any]:
    """Exponent with its range, regime and fitted resistances; ``regime`` is ``undetermined`` if nothing moved.

    The growth laws hold at a given voltage; at a given current there is a regime only, in an experiment not even that:
    the control says so.
    """
    if not case.surface.has_regime:
        return {"regime": "undetermined", "exponent": None, "range_s": None, "has_growth_law": False}
    if not case.surface.has_growth_law or not case.has_growth_law:
        return _kinetics_without_law(case, column)
    found = analyse(
        time=column["time"],
        depth=column["front_depth"],
        stress_share=column["drive_share_stress"] + column["drive_share_curvature"],
        size=case.geometry.size / NANOMETRE,
        dimension=case.geometry.dimension,
        swelling=case.material.full_volume_ratio,
        ramp=case.surface.ramp_end,
        width=case.interface.width / NANOMETRE,
    )
    if found is None:
        return {"regime": "undetermined", "exponent": None, "range_s": None}
    return regime_between(column, found.begin, found.end) | _describe(found)


def _kinetics_without_law(case: Case, column: dict[str, npt.NDArray[np.float64]]) -> dict[str, Any]:
    """The regime only: of a shape whose growth laws are not known no exponent can be told."""
    time, depth = column["time"], column["front_depth"]
    stress = column["drive_share_stress"] + column["drive_share_curvature"]
    started = (time >= case.surface.ramp_end) & np.isfinite(stress)
    nothing: dict[str, Any] = {"regime": "undetermined", "exponent": None, "range_s": None, "has_growth_law": False}
    if not started.any() or depth[-1] - depth[started][0] < 2 * case.interface.width / NANOMETRE:
        return nothing
    begin, end = float(time[started][0]), float(time[started][-1])
    largest = float(stress[started].max())
    return nothing | {
        **regime_between(column, begin, end),
        "range_s": [begin, end],
        "stress_retarded": largest > STRESS_RETARDED,
        "largest_stress_share": largest,
    }


def regime_between(column: dict[str, npt.NDArray[np.float64]], begin: float, end: float) -> dict[str, Any]:
    """What controls the front, and the shares of the drive that tell."""
    diffusion = share_of_drive(column, ("diffusion", "reaction"), begin, end)
    surface = share_of_drive(column, ("surface", "diffusion", "reaction"), begin, end)
    return {
        "regime": regime_of(diffusion, surface),
        "diffusion_share_of_drive": diffusion,
        "surface_share_of_drive": surface,
    }


def share_of_drive(
    column: dict[str, npt.NDArray[np.float64]], uses: tuple[str, ...], begin: float, end: float
) -> float:
    """The first one's part of the drive that ``uses`` take together, averaged over time.

    This is read off the fields, step by step, and holds where stress leaves so little drive that a fit of growth
    laws would turn small errors into a regime.
    """
    time = column["time"]
    window = (time >= begin) & (time <= end)
    shares = [np.nan_to_num(column[f"drive_share_{use}"][window]) for use in uses]  # at rest there is no drive to share
    used = [float(np.trapezoid(np.maximum(share, 0.0), time[window])) for share in shares]
    return used[0] / max(sum(used), 1e-300)


def _describe(found: Kinetics) -> dict[str, Any]:
    return {
        "stress_retarded": found.stress_retarded,
        "exponent": found.apparent_exponent,
        "intrinsic_exponent": found.intrinsic_exponent,
        "range_s": [found.begin, found.end],
        "largest_stress_share": found.largest_stress_share,
        "apparent": _fit(found.apparent),
        "intrinsic": _fit(found.intrinsic),
    }


def _fit(fit: GrowthFit) -> dict[str, float | None]:
    values = {
        "reaction_time_s": fit.reaction_time,
        "diffusion_time_s": fit.diffusion_time,
        "offset_s": fit.offset,
        "diffusion_share": fit.diffusion_share,
        "misfit": fit.residual,
    }
    return {key: value if math.isfinite(value) else None for key, value in values.items()}
