"""Ready-made maps: what is drawn over which kinds of keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from matplotlib.figure import Figure

from chemomech.case.shape import Shape
from chemomech.register.kinds import SHAPE
from chemomech.sweep.plots.critical import critical_size
from chemomech.sweep.plots.heat_map import heat_map
from chemomech.sweep.plots.plot_data import Data, PlotUnusable


def is_size(key: str) -> bool:
    """Whether a key is a size of the body."""
    block, _, name = key.partition(".")
    return block == "geometry" and any(name in cast(type[Shape], shape).size_keys for shape in SHAPE.members.values())


def is_rate(key: str) -> bool:
    """Whether a key is the rate constant of the front."""
    return "rate_constant" in key.split(".")


def is_strength(key: str) -> bool:
    """Whether a key is a yield strength."""
    return "yield_strength" in key.split(".")


@dataclass(frozen=True)
class Map:
    """A picture over a size of the body and another key."""

    name: str
    title: str
    value: str
    other: Callable[[str], bool]
    needs: str
    """What else has to be varied, in words."""
    drawn: Callable[[Data, str, str, str, str], Figure]

    def keys(self, data: Data) -> tuple[str, str] | None:
        """The size and the other key, if this sweep varies both."""
        varied = [parameter.key for parameter in data.definition.parameters if parameter.unit is not None]
        sizes, others = [key for key in varied if is_size(key)], [key for key in varied if self.other(key)]
        return (sizes[0], others[0]) if sizes and others else None

    def draw(self, data: Data) -> Figure:
        """The picture. Raises PlotUnusable if the sweep does not vary what it needs."""
        keys = self.keys(data)
        if keys is None:
            raise PlotUnusable(f"{self.name} needs a size of the body and {self.needs} to be varied")
        return self.drawn(data, *keys, self.value, self.title)


def _critical(data: Data, size: str, other: str, value: str, title: str) -> Figure:
    return critical_size(data, other, size, title)


MAPS = {
    each.name: each
    for each in (
        Map("exponent", r"Exponent of $L \sim t^n$ as seen", "exponent", is_rate, "the rate constant", heat_map),
        Map(
            "intrinsic-exponent",
            r"Exponent of $L \sim t^n$ without the stress: near 1 the reaction is in control, at 1/2 diffusion",
            "intrinsic_exponent",
            is_rate,
            "the rate constant",
            heat_map,
        ),
        Map("arrested", "How much has reacted", "reacted_fraction", is_strength, "the yield strength", heat_map),
        Map(
            "critical-diameter",
            "How large a body may be to react fully (▲ all sizes of the sweep do, ▼ none does)",
            "reacted_fraction",
            is_strength,
            "the yield strength",
            _critical,
        ),
    )
}
"""By name."""
