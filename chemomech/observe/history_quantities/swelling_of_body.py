"""How the body has swollen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

from chemomech.input.constants import NANOMETRE
from chemomech.observe.history_quantity import HistoryQuantity
from chemomech.observe.quantity import Quantity

if TYPE_CHECKING:
    from chemomech.observe.observation import Observation, ObservedRun


class SwellingOfBody(HistoryQuantity):
    """Volume ratio of the host, current radius of the body's surface and axial stretch.

    The radius is that of the pristine surface (of a coating, if there is one), times the mean ratio of the surface's
    current distance from the origin to the former one.
    """

    word = "swelling"
    position = 90
    columns = (
        Quantity("swelling_ratio", "Swelling ratio", "V/V_0", "-", "current over reference volume of the body"),
        Quantity("outer_radius", "Outer radius", "b", "nm", "current radius of the surface (height of a film)"),
        Quantity("axial_stretch", "Axial stretch", r"\lambda_z", "-", "stretch along a wire's axis"),
    )

    def __init__(self, outermost: float) -> None:
        """`outermost` is the dimensionless radius of the pristine surface."""
        self._outermost = outermost

    @classmethod
    def of(cls, run: ObservedRun) -> Self:
        """The swelling of the body that a `run` is about, its coating included."""
        return cls(run.body.outermost + run.body.coating)

    def __call__(self, seen: Observation, row: Mapping[str, float]) -> dict[str, float]:
        """Shape of the body."""
        sample, unknowns = seen.sample, seen.integrator.unknowns
        radius = self._outermost * sample.at_end(sample["radius"] / sample["reference_distance"], surface=True)
        stretch = sample.at_end(sample["axial_stretch"], surface=True) if unknowns.axial_stretch is not None else 1.0
        return {
            "swelling_ratio": sample.mean(sample["volume_ratio"]),
            "outer_radius": radius * seen.scales.length / NANOMETRE,
            "axial_stretch": stretch,
        }
