"""Whether the rate law of the front does what its formula promises: no phase may run away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chemomech.input.block import fault
from chemomech.register.ingredient import word_of

if TYPE_CHECKING:
    from chemomech.case.case import Case

NEAR = 1e-3
"""Energy [RT] near equilibrium at which the slope of the drive is measured."""
ROUNDING = 1e-9


def check_drive(case: Case) -> None:
    """Raise a fault of the case unless its rate law drives the front the right way and within its bounds.

    It is asked at the energy of the surface, at that of empty product, and near equilibrium: the drive must have the
    sign of ``-omega``, lie within ``largest_drive``, and have the slope that the energy of the front is made with.
    """
    law, name = case.rate_law, f"the rate law {word_of(type(case.rate_law))!r}"
    bound = law.largest_drive
    for omega in (case.surface_energy, case.material.amorphisation(case.temperature), -NEAR, NEAR):
        drive = float(law.drive(omega))
        said = f"{name} has the drive {drive:.3g} at omega = {omega:.3g} RT"
        if not drive * omega <= 0:
            raise fault("interface.rate_law", f"{said}: it must be positive where omega is negative, and the reverse")
        if abs(drive) > bound * (1 + ROUNDING):
            raise fault("interface.rate_law", f"{said}, beyond its largest_drive, {bound:.3g}: a phase may run away")
    slope, found = float(law.slope), float(law.drive(-NEAR) - law.drive(NEAR)) / (2 * NEAR)
    if not abs(found - slope) <= 0.01 * abs(slope):
        raise fault(
            "interface.rate_law", f"{name} says the slope {slope:.3g} at equilibrium, where its drive has {found:.3g}"
        )
