"""Step, time and how far the reaction has come."""

from __future__ import annotations

import math

from chemomech.input.constants import NANOMETRE
from chemomech.observe.observation import Observation


class StepObserver:
    """Number, time and effort of the step."""

    def __call__(self, seen: Observation) -> dict[str, float]:
        """Step, time, step length, iterations, error, voltage."""
        attempt = seen.attempt
        error = math.nan if attempt is None or attempt.error is None else attempt.error
        return {
            "step": seen.number,
            "time": seen.time * seen.scales.time,
            "time_step": seen.time_step * seen.scales.time,
            "newton_iterations": 0 if attempt is None else attempt.newton.iterations,
            "local_error": error,
            "voltage": seen.electrode.voltage,
        }


class ReactionObserver:
    """Reacted fraction ``int h``, state of charge ``int c`` and site fraction at the surface."""

    def __call__(self, seen: Observation) -> dict[str, float]:
        """Volume averages."""
        sample = seen.sample
        return {
            "reacted_fraction": sample.mean(sample["product_fraction"]),
            "state_of_charge": sample.mean(sample["content"]),
            "surface_site_fraction": sample.at_end(sample["site_fraction"], surface=True, of_host=True),
        }


class SwellingObserver:
    """Volume ratio of the host, current radius of the body's surface and axial stretch.

    The radius is ``outermost``, that of the pristine surface (of a coating, if there is one), times the mean ratio of
    the surface's current distance from the origin to the former one.
    """

    def __init__(self, outermost: float) -> None:
        self._outermost = outermost

    def __call__(self, seen: Observation) -> dict[str, float]:
        """Shape of the body."""
        sample, unknowns = seen.sample, seen.integrator.unknowns
        radius = self._outermost * sample.at_end(sample["radius"] / sample["reference_distance"], surface=True)
        stretch = sample.at_end(sample["axial_stretch"], surface=True) if unknowns.axial_stretch is not None else 1.0
        return {
            "swelling_ratio": sample.mean(sample["volume_ratio"]),
            "outer_radius": radius * seen.scales.length / NANOMETRE,
            "axial_stretch": stretch,
        }
