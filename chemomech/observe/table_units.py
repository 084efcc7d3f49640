"""From the units of the problem to those of tables and fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chemomech.input.constants import GIGAPASCAL, NANOMETRE

if TYPE_CHECKING:
    from chemomech.physics.scales import Scales


def factor_to(unit: str, scales: Scales) -> float:
    """What a dimensionless length (stress) is multiplied by to be in nm (GPa); 1 for any other `unit`."""
    return {"nm": scales.length / NANOMETRE, "GPa": scales.stress / GIGAPASCAL}.get(unit, 1.0)
