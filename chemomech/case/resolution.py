"""How finely a case is resolved, and whether its sizes fit that."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chemomech.case.mesh_size import CellSize, drawn_cells
from chemomech.case.numerics import Numerics
from chemomech.case.shape import Shape
from chemomech.input.block import fault
from chemomech.input.units import LENGTH, format_quantity

if TYPE_CHECKING:
    from chemomech.case.case import Case

FRONT_REACH = 3.0
"""Widths of the interface between the place of a front and the host that it has not touched."""
MOST_SNAPSHOTS = 10_000
"""Times at which fields are written."""
LEAST_CELLS_OF_A_COATING = 4
"""A coating is thin against everything else; its stress varies through it all the same."""


@dataclass(frozen=True)
class Resolution:
    """Cells and quadrature of a case."""

    geometry: Shape
    width: float
    """Of the interface [m]."""
    numerics: Numerics
    is_mirrored: bool
    """Whether a part between mirror planes is meshed."""

    @property
    def cells(self) -> int:
        """Number of cells of the mesh; about as many where it is drawn, 0 where a file holds it."""
        geometry, body = self.geometry, self.geometry.resolved_body
        if body.is_one_dimensional:
            return sum(self.cells_of_regions)
        content, dimension = geometry.content(self.is_mirrored), body.mesh_dimension
        return drawn_cells(content, self.cell_size, dimension, geometry.size, min(geometry.dimension, dimension))

    @property
    def cell_size(self) -> CellSize:
        """Wanted edges [m] of the cells of a drawn mesh."""
        return CellSize(self.width / self.cells_per_width, self.numerics.refined_depth)

    @property
    def cells_per_width(self) -> float:
        """Mesh cells per width of the interface."""
        assert self.numerics.cells_per_width is not None
        return self.numerics.cells_per_width

    @property
    def quadrature_degree(self) -> int:
        """Degree of the quadrature rule."""
        assert self.numerics.quadrature_degree is not None
        return self.numerics.quadrature_degree

    @property
    def cells_of_regions(self) -> tuple[int, ...]:
        """Number of cells of each region, from the inside out; uniform within a region, which ends with a cell."""
        ends, per_width = self.geometry.ends, self.cells_per_width
        thicknesses = [end - start for start, end in zip((0.0, *ends), ends, strict=False)]
        least = [LEAST_CELLS_OF_A_COATING if name == "coating" else 1 for name in self.geometry.regions or ("",)]
        return tuple(
            max(count, math.ceil(thickness * per_width / self.width - 1e-9))
            for count, thickness in zip(least, thicknesses, strict=True)
        )


def check_resolution(case: Case) -> None:
    """Raise a fault where the front does not fit the body, the mesh the front, or the output any disk."""
    size, interface = case.host_depth, case.interface
    if interface.width >= size:
        raise fault("interface.width", "the interface is as wide as the whole geometry")
    if interface.initial_depth >= size:
        raise fault("interface.initial_depth", "the initial layer is as deep as the whole geometry")
    _check_layer(case)
    allowed = case.geometry.resolved_body.most_cells
    cells = case.resolution.cells
    if cells > allowed:
        raise fault("interface.width", f"the mesh would have {cells} cells; at most {allowed} are allowed")
    if case.output.every is not None and case.end_time > MOST_SNAPSHOTS * case.output.every:
        raise fault("output.every", f"fields would be written more than {MOST_SNAPSHOTS} times until time.end")


def _check_layer(case: Case) -> None:
    """The layer of small cells below the surface, where a case asks for one."""
    refined, interface = case.numerics.refined_depth, case.interface
    if refined is None:
        return
    key = "numerics.refined_depth"
    if case.geometry.undrawn is not None:
        raise fault(key, f"{case.geometry.undrawn} is not drawn; only a drawn mesh is refined near its surface")
    if case.geometry.reacts_in_part or case.surface_path is not None:
        raise fault(key, "a body that reacts on a part of its surface is resolved everywhere")
    least = interface.initial_depth + FRONT_REACH * interface.width
    if refined < least:
        raise fault(
            key,
            "the layer must hold the initial product and three widths of the front below it, "
            f"{format_quantity(least, LENGTH)}",
        )
