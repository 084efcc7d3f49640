"""Which regions of a body may be inert."""

from __future__ import annotations

from collections.abc import Mapping

from chemomech.case.shape import Shape
from chemomech.input.block import fault
from chemomech.materials.inert import Inert
from chemomech.materials.material import Material


def check_inert(geometry: Shape, regions: Mapping[str, Material | Inert]) -> None:
    """Raise an error for the user unless a coating is inert and conducts, and something is left that reacts."""
    if geometry.coating:
        coating = regions.get("coating")
        if not isinstance(coating, Inert):
            raise fault("coating", "geometry.coating_thickness asks for regions.coating.inert: what the coating is")
        if not coating.conducts:
            raise fault("coating.diffusivity", "a coating that blocks the carrier keeps the host from reacting")
    for name in geometry.reacting_regions:
        if isinstance(regions.get(name), Inert):
            raise fault(f"{name}.name", f"the {name} is what reacts; only core and coating may be inert")
