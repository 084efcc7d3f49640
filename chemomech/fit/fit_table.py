"""The table of a fit on the terminal."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from rich.console import Console
from rich.table import Table
from rich.text import Text

from chemomech.fit.fit_folder import FitFolder
from chemomech.fit.parameters import Parameter
from chemomech.fit.search import Fit
from chemomech.input import readable

NEAR_A_BOUND = 1e-3
"""Distance from a bound, as a part of the range, at which a fit is said to lie on it."""


def show(free: Sequence[Parameter], best: Fit, folder: FitFolder, console: Console) -> None:
    """A row a parameter: value, standard deviation, bounds; remarks below."""
    table = Table(title=Text("Fitted values"), title_justify="left")
    for name in ("parameter", "value", "standard deviation", "bounds"):
        table.add_column(name, overflow="fold")
    deviations = best.deviations
    for index, (each, value) in enumerate(zip(free, best.values, strict=True)):
        deviation = readable.UNKNOWN if deviations is None else percent_of(deviations[index], value)
        table.add_row(
            *map(Text, (each.key, each.text(value), deviation, f"{each.text(each.low)} to {each.text(each.high)}"))
        )
    console.print(table)
    for remark in remarks(free, best):
        console.print(Text(remark), soft_wrap=True)
    console.print(Text(f"results: {folder.path}"), soft_wrap=True)


def percent_of(deviation: float, value: float) -> str:
    """A standard deviation relative to its value."""
    return f"{100 * deviation / abs(value):.2g} %" if value else f"{deviation:.2g}"


def remarks(free: Sequence[Parameter], best: Fit) -> list[str]:
    """How good the fit is and what one should know before using it."""
    root = math.sqrt(best.misfit / len(best.residuals))
    of = "standard deviations of the data" if best.has_errors else "of the largest measured value"
    found = [f"root mean square of the residuals: {root:.3g} {of}"]
    for each, value in zip(free, best.values, strict=True):
        place = each.place(value)
        if min(place, 1 - place) < NEAR_A_BOUND:
            found.append(f"{each.key} lies on a bound: the data want more; widen --bounds or free another key")
    covariance = best.covariance
    if covariance is None:
        found.append(
            "the data do not determine the errors of the parameters: free fewer keys, add data or a column of errors"
        )
        return found
    scale = np.sqrt(np.diag(covariance))
    for i in range(len(free)):
        for j in range(i):
            correlation = float(covariance[i, j] / (scale[i] * scale[j]))
            if abs(correlation) > 0.95:
                found.append(
                    f"{free[j].key} and {free[i].key} are determined together only: their correlation is "
                    f"{correlation:.3f}"
                )
    return found
