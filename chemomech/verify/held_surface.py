"""Overrides of a case that hold its surface at a site fraction from the start."""

from __future__ import annotations

from chemomech.case.case import Case


def held_at(site_fraction: float, case: Case) -> tuple[str, str]:
    """Initial and final voltage at which the surface of ``case`` has the site fraction ``c_s``, between 0 and 1."""
    material, T = case.material, case.temperature
    voltage = material.voltage(float(material.potential(site_fraction, T)), T)
    return f"surface.initial_voltage={voltage:.12g} V", f"surface.voltage={voltage:.12g} V"
