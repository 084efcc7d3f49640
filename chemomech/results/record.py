"""A finished run as its files tell it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd

from chemomech.case.case import Case
from chemomech.case.loader import load_case
from chemomech.observe.profile_table import PROFILE
from chemomech.observe.quantity import Quantity
from chemomech.observe.quantity_table import HISTORY
from chemomech.results.result_folder import ResultFolder

Array = npt.NDArray[np.float64]
_PARTS = {"kinetics": dict, "warnings": list, "status": str, "message": str, "title": str}
_LAWS = {"apparent": dict, "intrinsic": dict, "range_s": list, "regime": str}
"""What is in a summary and its block of growth laws besides numbers."""


@dataclass(frozen=True)
class Record:
    """Summary, tables and case of a run; the columns of the tables are named by their keys."""

    folder: ResultFolder
    summary: dict[str, Any]
    history: pd.DataFrame
    profiles: pd.DataFrame
    case: Case
    case_text: str

    @classmethod
    def read(cls, folder: ResultFolder) -> Self:
        """Read the files of ``folder``; a column that is missing is full of NaN.

        Raises ValueError or :class:`chemomech.input.errors.CaseError` if they are not those of a run.
        """
        history = _table(pd.read_csv(folder.history), HISTORY)
        if not np.isfinite(history["time"]).all():
            raise ValueError(
                f"{folder.history.name} is not the table of a run: it does not give the time of every step"
            )
        return cls(
            folder=folder,
            summary=_summary(folder),
            history=history,
            profiles=_table(_read_if_written(folder.profiles), PROFILE),
            case=load_case(folder.case, files=False),
            case_text=folder.case.read_text(encoding="utf-8"),
        )

    def column(self, key: str) -> Array:
        """A column of the history."""
        return np.asarray(self.history[key], dtype=np.float64)

    @property
    def time(self) -> Array:
        """Times [s] of the steps."""
        return self.column("time")

    @property
    def depth(self) -> Array:
        """Front depth [nm] at the steps."""
        return self.column("front_depth")

    @property
    def size(self) -> float:
        """Depth [nm] the front can travel: radius or thickness."""
        return self.case.geometry.size * 1e9

    @property
    def kinetics(self) -> dict[str, Any]:
        """Block ``kinetics`` of the summary."""
        return dict(self.summary.get("kinetics") or {})

    def moving(self, key: str) -> tuple[Array, Array]:
        """Front depth [nm] and a column of the history, from the end of the ramp and where both are finite.

        During the ramp the front hardly moves and nothing is a function of its depth. If the run ended in the
        ramp all of it is given.
        """
        values = self.column(key)
        known = np.isfinite(values) & np.isfinite(self.depth)
        after = known & (self.time >= self.case.surface.ramp_end)
        chosen = after if np.count_nonzero(after) > 1 else known
        return self.depth[chosen], values[chosen]

    def profile(self, time: float) -> pd.DataFrame:
        """Means over the cells of the profile written at ``time`` [s].

        At the points of one cell the stress scatters around its mean where the swelling changes fast. The
        means are taken with the weights of Gauss and Legendre for as many points as a cell has.
        """
        rows = self.profiles[self.profiles["time"] == time]
        points, rest = divmod(len(rows), self.case.resolution.cells or 1)
        if rest or points == 0 or not self.case.geometry.resolved_body.is_one_dimensional:
            return rows
        weights = np.polynomial.legendre.leggauss(points)[1] / 2
        cells = rows.to_numpy().reshape(self.case.resolution.cells, points, -1)
        return pd.DataFrame(np.einsum("p,cpq->cq", weights, cells), columns=rows.columns)

    def number(self, key: str) -> float:
        """A number of the summary, NaN if it is not there."""
        value = self.summary.get(key)
        return float(value) if isinstance(value, int | float) else math.nan


def _summary(folder: ResultFolder) -> dict[str, Any]:
    summary = folder.read_summary()
    for block, kinds in ((summary, _PARTS), (summary.get("kinetics") or {}, _LAWS)):
        for key, kind in kinds.items():
            if not isinstance(block.get(key), kind | None):
                raise ValueError(f"{folder.summary.name}: {key} is not what a run writes there")
    return summary


def _read_if_written(path: Path) -> pd.DataFrame:
    return pd.read_csv(path) if path.exists() and path.stat().st_size else pd.DataFrame()


def _table(table: pd.DataFrame, quantities: Mapping[str, Quantity]) -> pd.DataFrame:
    keys = {quantity.header: key for key, quantity in quantities.items()}
    return table.rename(columns=keys).reindex(columns=list(quantities)).astype(float)
