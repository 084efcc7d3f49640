"""The results of a point: which numbers of a run's summary they are, and in which unit they are told."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chemomech.observe.quantity import Quantity

Value = float | str | None


@dataclass(frozen=True)
class Result:
    """A column of a sweep: ``factor`` times the number at ``path`` of the summary of a run."""

    quantity: Quantity
    path: tuple[str, ...]
    factor: float = 1.0

    def of(self, summary: Mapping[str, Any]) -> Value:
        """The value; ``None`` where the run has none."""
        found: Any = summary
        for key in self.path:
            found = found.get(key) if isinstance(found, Mapping) else None
        if found is None or isinstance(found, str):
            return found
        number = float(found) * self.factor
        return number if math.isfinite(number) else None


def _result(
    key: str, path: str, name: str, symbol: str, unit: str, description: str, factor: float = 1.0
) -> tuple[str, Result]:
    return key, Result(Quantity(key, name, symbol, unit, description), tuple(path.split(".")), factor)


def _depth_along(direction: str) -> tuple[str, Result]:
    name = f"Front depth along {direction}"
    text = "in the pristine body; the diagonal is that of x and y"
    return _result(
        f"front_depth_{direction}", f"front_depth_along_m.{direction}", name, f"L_{{{direction}}}", "nm", text, 1e9
    )


RESULTS: dict[str, Result] = dict(
    (
        _result("reacted_fraction", "reacted_fraction", "Reacted fraction", r"\xi", "-", "of the volume of the host"),
        _result("front_depth", "front_depth_m", "Front depth", "L", "nm", "in the pristine body", 1e9),
        *(_depth_along(key) for key in ("x", "y", "z", "diagonal")),
        _result("time", "time_s", "Time at the end", "t", "s", "when the run ended"),
        _result("state_of_charge", "state_of_charge", "State of charge", "SoC", "-", "carrier relative to full"),
        _result("capacity", "capacity_mAh_g", "Capacity", "Q_m", "mAh/g", "inserted since the start, per mass of host"),
        _result("voltage", "voltage", "Voltage", "V", "V", "at the end"),
        _result("exponent", "kinetics.exponent", "Exponent", "n", "-", "of L ~ t^n as seen"),
        _result(
            "intrinsic_exponent", "kinetics.intrinsic_exponent", "Intrinsic exponent", "n", "-", "without the stress"
        ),
        _result("regime", "kinetics.regime", "Regime", "", "-", "what controls the front"),
        _result("stress_retarded", "kinetics.stress_retarded", "Retarded by stress", "", "-", "1: yes, 0: no"),
        _result(
            "diffusion_share",
            "kinetics.diffusion_share_of_drive",
            "Diffusion's share of the drive",
            "",
            "-",
            "0: reaction controls, 1: diffusion does",
        ),
        _result(
            "largest_stress_share",
            "kinetics.largest_stress_share",
            "Largest share of stress in the drive",
            "",
            "-",
            "1: the front is at rest",
        ),
        _result("swelling_ratio", "swelling_ratio", "Swelling ratio", "V/V_0", "-", "volume over pristine volume"),
        _result(
            "largest_plastic_strain", "largest_plastic_strain", "Largest plastic strain", r"\epsilon", "-", "at the end"
        ),
        _result("core_pressure", "core_pressure_Pa", "Core pressure", "p", "GPa", "at the end", 1e-9),
        _result(
            "surface_hoop_stress",
            "surface_hoop_stress_Pa",
            "Surface hoop stress",
            r"\sigma_{\theta\theta}",
            "GPa",
            "at the end",
            1e-9,
        ),
        _result(
            "carrier_balance_error", "carrier_balance_error", "Carrier balance error", "", "-", "largest of the run"
        ),
        _result("energy_balance_error", "energy_balance_error", "Energy balance error", "", "-", "at the end"),
        _result("steps", "steps", "Steps", "", "-", "accepted time steps"),
    )
)  # fmt: skip
"""By key, in the order of the table."""


def results_of(summary: Mapping[str, Any]) -> dict[str, Value]:
    """All results of a run that has ended."""
    return {key: result.of(summary) for key, result in RESULTS.items()}
