"""A body on its mesh: the reacting surface, what holds it, and how deep a point lies below the surface."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt
from dolfinx import mesh
from ufl import Measure

from chemomech.mesh.facet_measure import FacetMeasures

Entities = npt.NDArray[np.int32]
Values = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Support:
    """A component of the displacement that is held at 0 on some facets or vertices."""

    entities: Entities
    """Local indices of mesh entities on this rank."""
    entity_dimension: int
    component: int | None
    """Of the displacement vector; ``None`` where it has one component only."""


@dataclass(frozen=True)
class Body:
    """The pristine body; its size (radius, thickness) is the unit of length."""

    domain: mesh.Mesh
    surface: Entities
    """Facets on this rank through which the carrier enters: of the reacting surface, or of a coating on it."""
    supports: tuple[Support, ...]
    depth: Callable[[Values], Values]
    """Distance of points, shape ``(n, 3)``, from where the body is product from the start."""
    end_layer: float = 0.0
    """Points whose depth differs by less from that of the outermost (innermost) one lie next to surface (core)."""
    copies: int = 1
    """How many mirror images of the mesh make the whole body."""
    outermost: float = 1.0
    """Place of the reacting surface on the line along which depth is counted: the outer radius of a round host."""
    parts: Mapping[str, Entities] = field(default_factory=dict)
    """Facets of the named parts of the boundary on this rank, the reacting surface among them."""
    regions: Mapping[str, Entities] = field(default_factory=dict)
    """Cells of the named regions on this rank, ghosts included."""
    wall: Entities = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    """Facets on this rank that carrier reaches along the surface, from those of the reacting one."""
    dry: Entities = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    """Facets on this rank of the outer surface that no carrier passes."""
    deepest: float = 1.0
    """Depth of the deepest point."""
    inert: Entities = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    """Cells of the regions that do not react, likewise."""
    under_coating: Entities | None = None
    """Facets of the reacting surface on this rank where it lies under a coating."""
    coating: float = 0.0
    """Thickness of that coating; its points have negative depths."""

    @property
    def nucleated(self) -> Entities:
        """Facets that are product from the start: where carrier enters the host, and those it reaches from there."""
        return np.union1d(self.reacting_surface, self.wall).astype(np.int32)

    @property
    def outside(self) -> Entities:
        """Facets of the outer surface on this rank, dry or not."""
        return np.union1d(self.surface, self.dry).astype(np.int32)

    @cached_property
    def _measures(self) -> FacetMeasures:
        return FacetMeasures(self.domain, [self.surface, self.wall, self.outside])

    def over_surface(self) -> Measure:
        """Integration over the facets through which the carrier enters."""
        return self._measures.of(0)

    def over_wall(self, degree: int) -> Measure:
        """Integration over the facets of the wall, with a quadrature rule of a ``degree``."""
        return self._measures.of(1, degree)

    def over_outside(self) -> Measure:
        """Integration over the outer surface."""
        return self._measures.of(2)

    @property
    def reacting_surface(self) -> Entities:
        """Facets of the host's surface on this rank."""
        return self.surface if self.under_coating is None else self.under_coating
