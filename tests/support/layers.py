"""Small bodies with an inert layer: a coating, or a core."""

from __future__ import annotations

from typing import Any

CORE = "geometry.core_diameter=10 nm"
COATED = "geometry.coating_thickness=3 nm"


def _number(value: object) -> dict[str, object]:
    return {"value": value, "assumption": "a test"}


def inert(region: str, conducts: bool = True, **numbers: object) -> str:
    """Override: an inert region, conducting or not; other numbers by their keys."""
    block: dict[str, Any] = {"name": "layer", "youngs_modulus": _number("90 GPa"), "poissons_ratio": _number(0.1)}
    if conducts:
        block |= {"carriers": _number("1000 mol/m^3"), "diffusivity": _number("1e-15 m^2/s")}
    block |= {key: _number(value) for key, value in numbers.items()}
    return f"regions.{region}.inert={block!r}"
