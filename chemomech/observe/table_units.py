"""From the units of the problem to those of tables and fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chemomech.input.constants import GIGAPASCAL, NANOMETRE

if TYPE_CHECKING:
    from chemomech.physics.scales import Scales

WITHOUT = ("-", "RT")
"""Units of what is dimensionless in the problem."""
UNITS = (*WITHOUT, "nm", "GPa")
"""All that a dimensionless number can be brought to."""


def factor_to(unit: str, scales: Scales) -> float:
    """What a dimensionless length (stress) is multiplied by to be in nm (GPa); 1 for a `unit` of other quantities.

    Those are in it already: seconds of the time, numbers.
    """
    return {"nm": scales.length / NANOMETRE, "GPa": scales.stress / GIGAPASCAL}.get(unit, 1.0)
