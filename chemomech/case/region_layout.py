"""Regions of a body, and which material is where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chemomech.materials.inert import Inert
from chemomech.materials.material import Material


@dataclass(frozen=True)
class RegionLayout:
    """Regions that have materials of their own, and what they are made of."""

    material: Material
    """Of the case."""
    regions: Mapping[str, Material | Inert]
    """Those that the case gives a material."""
    drawn: tuple[str, ...]
    """Regions of the geometry from the inside out; empty where a file names them, or where there is one only."""

    @property
    def names(self) -> tuple[str, ...]:
        """Core, shell, coating, or the regions of the mesh with materials of their own; none if no region has one."""
        return (self.drawn or tuple(self.regions)) if self.regions else ()

    @property
    def materials(self) -> tuple[Material, ...]:
        """Material of each region as named, then that of what is in none of them.

        Of an inert region it is the mechanics only.
        """
        named = tuple(self._material_of(name) for name in self.names)
        return named if self._is_all_named else (*named, self.material)

    @property
    def inert(self) -> tuple[Inert | None, ...]:
        """For each of :attr:`materials` what is inert there; None where the body reacts."""
        regions = [self.regions.get(name) for name in self.names]
        named = tuple(region if isinstance(region, Inert) else None for region in regions)
        return named if self._is_all_named else (*named, None)

    @property
    def _is_all_named(self) -> bool:
        return bool(self.names and self.drawn)

    def _material_of(self, name: str) -> Material:
        region = self.regions.get(name, self.material)
        return region.material(self.material) if isinstance(region, Inert) else region
