"""Shapes of regions around each other: core, shell and coating."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from chemomech.case.shape import Shape
from chemomech.input.quantities import Length


class CoatedShape(Shape):
    """A host that may have a core, and a coating around it."""

    coating_thickness: Length | None = Field(
        None,
        description="thickness [m] of an inert layer around the pristine host, which makes the region coating; the "
        "carrier comes through it",
    )
    known_regions: ClassVar[Mapping[str, str]] = {
        "core": "everything inside the core's radius",
        "shell": "everything outside it",
        "host": "what lies under a coating, if there is no core",
        "coating": "the inert layer around the host",
    }
    reacting_regions: ClassVar[tuple[str, ...]] = ("host", "shell")

    @property
    def coating(self) -> float:
        """Thickness [m] of the coating; 0 without one."""
        return self.coating_thickness or 0.0

    @property
    def regions(self) -> tuple[str, ...]:
        """Names of the regions from the inside out; none in a body of one region."""
        if self.coating:
            return ("host", "coating") if self.core is None else ("core", "shell", "coating")
        return () if self.core is None else ("core", "shell")

    @property
    def ends(self) -> tuple[float, ...]:
        """Reference radii or heights [m] at which the regions end, from the inside out."""
        inner = () if self.core is None else (self.core,)
        return (*inner, self.size, *((self.size + self.coating,) if self.coating else ()))
