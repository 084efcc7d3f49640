"""What of a part of a run has a memory, and how it is put into words: arrays of floats, which are exact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


class Saving(Protocol):
    """Takes down the state of a part; called by all ranks in the same order."""

    def numbers(self, name: str, values: Sequence[float] | Array) -> None:
        """Numbers that every rank knows."""
        ...

    def nodal(self, name: str, values: Array) -> None:
        """Values of all unknowns on this rank, ghosts included."""
        ...

    def at_points(self, name: str, values: Array) -> None:
        """Values at the quadrature points of the cells that this rank owns, cell by cell."""
        ...


class Saved(Protocol):
    """A state that was taken down; called by all ranks in the same order.

    What is missing or has another shape raises
    :class:`chemomech.system.checkpoint_errors.CheckpointUnusable` on all of them.
    """

    def names(self) -> frozenset[str]:
        """Of everything that the part saved."""
        ...

    def numbers(self, name: str, *shape: int | None) -> Array:
        """Numbers of a shape; ``None`` stands for any length."""
        ...

    def number(self, name: str, finite: bool = True) -> float:
        """One number; ``finite=False``: it may be nan or infinite, as the time of what has not happened yet."""
        ...

    def count(self, name: str) -> int:
        """One whole number that is not negative."""
        ...

    def nodal(self, name: str) -> Array:
        """Values of all unknowns on this rank, ghosts included."""
        ...

    def at_points(self, name: str, components: int = 1) -> Array:
        """Values at the quadrature points of the cells that this rank owns, shape ``(cells, points * components)``."""
        ...


@runtime_checkable
class Stateful(Protocol):
    """A part of a run with a memory."""

    def save(self, to: Saving) -> None:
        """Take down everything that later steps depend on; between two steps."""
        ...

    def restore(self, saved: Saved) -> None:
        """Go on as the part that was saved would have done."""
        ...
