"""Currents of a case: which measures its body and material allow."""

from __future__ import annotations

from chemomech.case.control import Control
from chemomech.case.current import Current
from chemomech.input.block import fault
from chemomech.input.constants import HOUR
from chemomech.input.units import CURRENT, CURRENT_DENSITY, SPECIFIC_CURRENT
from chemomech.materials.material import Material
from chemomech.physics.resolved_body import ResolvedBody


def check_currents(surface: Control, material: Material, body: ResolvedBody) -> None:
    """Raise a fault where the body has no definite size or its host no molar mass, but a current asks for it."""
    for key, current in surface.currents():
        if current.measure is CURRENT and not body.has_definite_size:
            raise fault(
                f"surface.{key}",
                f"{current} is the current of a whole body, but this one has no definite size; "
                "give a C-rate (C/10), A/m^2 or A/g",
            )
        if current.measure is SPECIFIC_CURRENT and material.host_molar_mass is None:
            raise fault(
                f"surface.{key}",
                f"{current} is per mass of the host, whose material.host_molar_mass is not known; give it, or a C-rate",
            )


def density(current: Current, material: Material, thickness: float, area: float | None = None) -> float:
    """The current per area [A/m^2] of pristine reacting surface.

    ``thickness`` [m]: volume of the host per reacting area; ``area`` [m^2] of that surface of the whole body.
    """
    if current.measure is CURRENT_DENSITY:
        return current.value
    if current.measure is SPECIFIC_CURRENT:
        return current.value * (material.host_density or 0.0) * thickness
    if current.measure is CURRENT:
        return current.value / (area or thickness**2)
    return current.value * material.charge_density * thickness / HOUR
