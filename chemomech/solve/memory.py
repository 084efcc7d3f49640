"""What a weak form carries from step to step besides its unknowns."""

from __future__ import annotations

from typing import Protocol

from chemomech.system.saving import Saved, Saving


class Memory(Protocol):
    """A part of the state that a step leaves to the next one."""

    def accept(self) -> None:
        """Be in the state after the attempted step."""
        ...

    def save(self, to: Saving) -> None:
        """Take it down."""
        ...

    def restore(self, saved: Saved) -> None:
        """Be in a saved state."""
        ...
