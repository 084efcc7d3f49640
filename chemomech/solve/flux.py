"""Carrier that enters through a surface at a given rate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import ufl


@dataclass(frozen=True)
class PrescribedFlux:
    """Carrier per reference area and time that enters through the facets of a measure, as a function of time."""

    surface: ufl.Measure
    value: Callable[[float], float]
