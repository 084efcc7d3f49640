"""What a width extrapolation finds: the main results at every width and where they lead. Plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from chemomech.input import readable
from chemomech.theory.extrapolation import Limit, limit_of


@dataclass(frozen=True)
class MainResult:
    """A number of a run's summary: its key, and how it is shown (``shown`` = ``factor`` times the summary's)."""

    key: str
    name: str
    symbol: str
    unit: str
    factor: float


MAIN_RESULTS = (
    MainResult("reacted_fraction", "reacted fraction", r"\xi", "-", 1.0),
    MainResult("front_depth_m", "front depth", "L", "nm", 1e9),
    MainResult("core_pressure_Pa", "core pressure", "p", "GPa", 1e-9),
    MainResult("surface_hoop_stress_Pa", "surface hoop stress", r"\sigma_{\theta\theta}", "GPa", 1e-9),
    MainResult("swelling_ratio", "swelling ratio", "V/V_0", "-", 1.0),
)
REACTION_TIME = MainResult("time_s", "time to react", "t", "s", 1.0)
"""Extrapolated as well where every run consumes its host."""


@dataclass(frozen=True)
class WidthDependence:
    """One result at every width."""

    result: MainResult
    values: tuple[float, ...]
    limit: Limit | None
    """``None`` if the runs cannot be compared."""

    @property
    def shown(self) -> tuple[float, ...]:
        """The values in the unit of the result."""
        return tuple(value * self.result.factor for value in self.values)

    def to_json(self) -> dict[str, Any]:
        """Values, order, limit and error bar; ``null`` for what is not known."""
        limit = asdict(self.limit) | {"remark": self.limit.remark} if self.limit else None
        return {"name": self.result.name, "values": list(self.values), "limit": limit}


@dataclass(frozen=True)
class Study:
    """Results over the width, from the coarsest to the finest."""

    title: str
    widths: tuple[float, ...]
    """Interface widths [m]."""
    statuses: tuple[str, ...]
    """How each run ended."""
    dependences: tuple[WidthDependence, ...]

    @classmethod
    def of(cls, title: str, widths: Sequence[float], summaries: Sequence[Mapping[str, Any]]) -> Study:
        """Collect the summaries of the runs; what ended in different ways is not extrapolated."""
        statuses = tuple(str(summary["status"]) for summary in summaries)
        results = (*MAIN_RESULTS, REACTION_TIME) if set(statuses) == {"reacted"} else MAIN_RESULTS
        dependences = []
        for result in results:
            values = tuple(float(summary[result.key]) for summary in summaries)
            limit = limit_of(values) if len(set(statuses)) == 1 else None
            dependences.append(WidthDependence(result, values, limit))
        return cls(title, tuple(widths), statuses, tuple(dependences))

    @property
    def message(self) -> str:
        """Why nothing is extrapolated; empty if it is."""
        if len(set(self.statuses)) == 1:
            return ""
        ends = (
            f"{status} at {readable.length(width)}" for status, width in zip(self.statuses, self.widths, strict=True)
        )
        return f"the runs ended in different ways ({', '.join(ends)}): nothing to extrapolate; use other widths"

    def to_json(self) -> dict[str, Any]:
        """Numbers in SI, by the keys of the summary of a run."""
        return {
            "title": self.title,
            "widths_m": list(self.widths),
            "status": list(self.statuses),
            "message": self.message,
            "results": {each.result.key: each.to_json() for each in self.dependences},
        }
