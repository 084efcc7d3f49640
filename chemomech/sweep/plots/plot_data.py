"""What a picture of a sweep is drawn from: its points as a table, its axes with their labels."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas

from chemomech.figures import style
from chemomech.input.errors import suggestion
from chemomech.observe.quantity import Quantity
from chemomech.sweep.definition import Definition, PublishedPoint
from chemomech.sweep.frame import frame
from chemomech.sweep.measure import numbers
from chemomech.sweep.plan import Parameter
from chemomech.sweep.point_results import RESULTS
from chemomech.sweep.sweep_folder import SweepFolder

NAMES = {
    "diameter": ("Diameter", "d"),
    "radius": ("Radius", "R"),
    "thickness": ("Thickness", "H"),
    "rate_constant": ("Rate constant", "k"),
    "yield_strength": ("Yield strength", r"\sigma_Y"),
    "voltage": ("Voltage", "V"),
    "temperature": ("Temperature", "T"),
    "width": ("Width of the front", r"\ell"),
    "diffusivity": ("Diffusivity", "D"),
    "exchange_current_density": ("Exchange current density", "i_0"),
    "film_resistance": ("Film resistance", "R_f"),
}
"""Name and symbol of parts of keys."""
WORDS = ("status", "regime")
"""Columns that hold words."""


class PlotUnusable(Exception):
    """There is nothing to draw, or not so; the message says why."""


@dataclass(frozen=True)
class Data:
    """Points that have ended well with all of their results, and what is known of their columns."""

    definition: Definition
    points: pandas.DataFrame

    @classmethod
    def of(cls, folder: SweepFolder) -> Data:
        """Of a folder. Raises StoreUnusable, PlotUnusable."""
        definition = replace(folder.definition(), results=tuple(RESULTS))
        points = frame(definition, folder.records())
        ended = points[~points["status"].isin(("waiting", "failed"))].reset_index(drop=True)
        if ended.empty:
            raise PlotUnusable(f"{folder.path}: no point has ended well yet; there is nothing to draw")
        return cls(definition, ended)

    def parameter(self, key: str) -> Parameter:
        """A key that is varied and a number. Raises PlotUnusable."""
        found = self.definition.parameter(key)
        varied = [parameter.key for parameter in self.definition.parameters]
        if found is None:
            raise PlotUnusable(f"{key} is not varied{suggestion(key, varied)}")
        if found.unit is None:
            raise PlotUnusable(f"{key} is not a number; choose another axis")
        return found

    def column(self, key: str) -> npt.NDArray[np.float64]:
        """A column of numbers."""
        return np.asarray(self.points[key], dtype=float)

    def published(self, key: str, point: PublishedPoint) -> tuple[float, float] | None:
        """Where a published point lies along a key: from, to; ``None`` if it does not say."""
        parameter, written = self.parameter(key), point.at.get(key)
        if written is None or parameter.unit is None:
            return None
        found = numbers(written if isinstance(written, list) else [written], parameter.unit)
        return None if not found else (min(found), max(found))


def axis_label(parameter: Parameter) -> str:
    """Name, symbol and unit of a key: ``Rate constant $k$ [nm/s]``."""
    parts = [part for part in reversed(parameter.key.split(".")) if part in NAMES]
    last = parameter.key.rsplit(".", 1)[-1]
    name, symbol = NAMES[parts[0]] if parts else (last.replace("_", " ").capitalize(), "")
    unit = re.sub(r"\bu(?=[msN])", "µ", parameter.unit or "-")
    return _label(Quantity(parameter.key, name, symbol, unit, ""))


def result_label(key: str) -> str:
    """Name, symbol and unit of a result. Raises PlotUnusable if there is none of that name."""
    if key == "status":
        return "How the run ended"
    if key not in RESULTS:
        raise PlotUnusable(f"{key} is not a result{suggestion(key, (*RESULTS, 'status'))}")
    return _label(RESULTS[key].quantity)


def _label(quantity: Quantity) -> str:
    text = style.label(quantity)
    return text.replace(" $$", "")
