"""Whether sizes and resolution of a case fit each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chemomech.case.imported import Imported
from chemomech.input.block import fault
from chemomech.input.units import LENGTH, format_quantity

if TYPE_CHECKING:
    from chemomech.case.case import Case

FRONT_REACH = 3.0
"""Widths of the interface between the place of a front and the host that it has not touched."""
MOST_SNAPSHOTS = 10_000
"""Times at which fields are written."""
MOST_CELLS = {"radius": 1_000_000, "elsewhere": 100_000_000}


def check_resolution(case: Case) -> None:
    """Raise a fault where the front does not fit the body, the mesh the front, or the output any disk."""
    size, interface = case.host_depth, case.interface
    if interface.width >= size:
        raise fault("interface.width", "the interface is as wide as the whole geometry")
    if interface.initial_depth >= size:
        raise fault("interface.initial_depth", "the initial layer is as deep as the whole geometry")
    _check_layer(case)
    allowed = MOST_CELLS["radius" if case.geometry.resolved == "radius" else "elsewhere"]
    if case.cells > allowed:
        raise fault("interface.width", f"the mesh would have {case.cells} cells; at most {allowed} are allowed")
    if case.output.every is not None and case.end_time > MOST_SNAPSHOTS * case.output.every:
        raise fault("output.every", f"fields would be written more than {MOST_SNAPSHOTS} times until time.end")


def _check_layer(case: Case) -> None:
    """The layer of small cells below the surface, where a case asks for one."""
    refined, geometry, interface = case.numerics.refined_depth, case.geometry, case.interface
    if refined is None:
        return
    key = "numerics.refined_depth"
    if geometry.resolved == "radius" or isinstance(geometry, Imported):
        where = "a body over its radius" if geometry.resolved == "radius" else "a mesh from a file"
        raise fault(key, f"{where} is not drawn; only a drawn mesh is refined near its surface")
    if case.is_in_part or case.surface_path is not None:
        raise fault(key, "a body that reacts on a part of its surface is resolved everywhere")
    least = interface.initial_depth + FRONT_REACH * interface.width
    if refined < least:
        raise fault(
            key,
            "the layer must hold the initial product and three widths of the front below it, "
            f"{format_quantity(least, LENGTH)}",
        )
