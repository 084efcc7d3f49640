"""Smooth fields that are known everywhere and at all times: the exact side of a manufactured solution."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import pi
from typing import Any

Profile = Callable[[Any, Any], Any]
"""``w(r)``, evaluated with the elementary functions given second (those of numpy or of UFL)."""


def linear(r: Any, functions: Any) -> Any:
    """``w = r``: the finite elements hold the fields exactly, and what is left is the error of time."""
    return r


def wave(r: Any, functions: Any) -> Any:
    """``w = cos(pi r)``: even at the centre and at the surface, and in no finite-element space."""
    return functions.cos(pi * r)


@dataclass(frozen=True)
class ExactFields:
    """Fields of order one, in the units of the problem (radius 1), with the profile ``w``.

    ::

        u      = r [ 0.1 + 0.05 sin 2t + 0.04 w cos t ]
        phi    = 0.4 + 0.3 w cos t + 0.1 sin 3t
        mu     = 0.5 + 0.6 w (1 + t) + 0.5 sin t
        y      = 0.3 - 0.8 w cos 2t + 0.5 t
        lambda = 1.1 + 0.1 sin 2t

    They solve no balance on their own: every equation gets a source.
    """

    profile: Profile

    def __call__(self, r: Any, t: Any, functions: Any) -> tuple[Any, ...]:
        """Displacement, order parameter, potential, logit and axial stretch, with ``sin`` and ``cos`` of a module."""
        sin, cos, w = functions.sin, functions.cos, self.profile(r, functions)
        return (
            r * (0.1 + 0.05 * sin(2 * t) + 0.04 * w * cos(t)),
            0.4 + 0.3 * w * cos(t) + 0.1 * sin(3 * t),
            0.5 + 0.6 * w * (1 + t) + 0.5 * sin(t),
            0.3 - 0.8 * w * cos(2 * t) + 0.5 * t,
            1.1 + 0.1 * sin(2 * t),
        )
