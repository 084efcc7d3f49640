"""How much host there is behind the reacting surface."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ElectrodeSize:
    """Of the pristine body."""

    thickness: float
    """Volume per reacting area [m]."""
    area: float | None
    """Reacting area [m^2] of the whole body; ``None`` for a body without a definite size."""
