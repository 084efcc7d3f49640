"""Currents of a case: which measures its body and material allow, and how long an experiment may take."""

from __future__ import annotations

from collections.abc import Iterator

from chemomech.case.control import Experiment, Galvanostatic, Surface
from chemomech.case.current import Current
from chemomech.input.block import fault
from chemomech.input.constants import HOUR
from chemomech.input.units import CURRENT, CURRENT_DENSITY, SPECIFIC_CURRENT
from chemomech.materials.material import Material
from chemomech.physics.resolved_body import ResolvedBody

LARGEST_SWEEP = 3.0
"""[V] that a sweep is taken to pass at most."""


def check_currents(surface: Surface, material: Material, body: ResolvedBody) -> None:
    """Raise a fault where the body has no definite size or its host no molar mass, but a current asks for it."""
    for key, current in _currents(surface):
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


def longest_duration(surface: Experiment, material: Material, thickness: float) -> float:
    """Time [s] after which an experiment must be over, if no charge or discharge passes more than the full capacity.

    ``thickness`` [m] is the volume per reacting area; a hold until a current is taken to last as long as that current
    would need for the full capacity.
    """
    capacity = material.charge_density * thickness
    total = 0.0
    for step in surface.steps:
        current = step.current or step.until_current
        if step.duration is not None:
            total += step.duration
        elif current is not None:
            total += capacity / density(current, material, thickness)
        elif step.scan_rate is not None:
            total += LARGEST_SWEEP / step.scan_rate
    return surface.repeat * total


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


def _currents(surface: Surface) -> Iterator[tuple[str, Current]]:
    if isinstance(surface, Galvanostatic):
        yield "current", surface.current
        for i, change in enumerate(surface.changes):
            yield f"changes.{i}.current", change.current
    elif isinstance(surface, Experiment):
        for i, step in enumerate(surface.steps):
            for current in (step.current, step.until_current):
                if current is not None:
                    yield f"steps.{i}", current
