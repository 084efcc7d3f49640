"""A body that nothing acts on."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from chemomech.physics.mechanical_load import LoadedSurface, MechanicalLoad


class NoLoad(MechanicalLoad):
    """The outer surface is free of traction."""

    law: Literal["none"] = Field(description="nothing acts on the body")
    acts: ClassVar[bool] = False

    def size_at(self, time: float) -> float:
        """0."""
        return 0.0

    def virtual_work(self, surface: LoadedSurface) -> Any:
        """0."""
        return 0.0
