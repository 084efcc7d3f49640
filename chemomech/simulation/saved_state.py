"""Taking the state of a run down, and reading it back: arrays by the names of their parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from mpi4py import MPI

from chemomech.simulation.numbering import Numbering
from chemomech.system.checkpoint_errors import CheckpointUnusable
from chemomech.system.ranks import failing_together
from chemomech.system.saving import Array, Stateful


@dataclass(frozen=True)
class Recorder:
    """Collects arrays on the first rank (implements :class:`chemomech.system.saving.Saving`)."""

    numbering: Numbering
    part: str = ""
    arrays: dict[str, Array] = field(default_factory=dict)

    def take(self, parts: Mapping[str, Stateful]) -> dict[str, Array]:
        """State of all parts of a run."""
        for name, part in parts.items():
            part.save(Recorder(self.numbering, f"{self.part}{name}.", self.arrays))
        return self.arrays

    def numbers(self, name: str, values: Sequence[float] | Array) -> None:
        """Numbers that every rank knows."""
        self.arrays[self.part + name] = np.array(values, dtype=np.float64)

    def nodal(self, name: str, values: Array) -> None:
        """Values of all unknowns."""
        self._keep(name, self.numbering.gather_nodal(values))

    def at_points(self, name: str, values: Array) -> None:
        """Values at the quadrature points."""
        self._keep(name, self.numbering.gather_cells(values))

    def _keep(self, name: str, gathered: Array | None) -> None:
        if gathered is not None:
            self.arrays[self.part + name] = gathered


@dataclass(frozen=True)
class Recalled:
    """Gives arrays that the first rank holds back to all (implements :class:`chemomech.system.saving.Saved`)."""

    arrays: Mapping[str, Array]
    """Empty on the other ranks."""
    comm: MPI.Comm
    numbering: Numbering | None = None
    part: str = ""

    def give(self, parts: Mapping[str, Stateful]) -> None:
        """Restore all parts of a run."""
        for name, part in parts.items():
            part.restore(self.of(name))

    def of(self, name: str) -> Recalled:
        """What belongs to a part."""
        return Recalled(self.arrays, self.comm, self.numbering, f"{self.part}{name}.")

    def names(self) -> frozenset[str]:
        """Of everything that belongs to the part."""
        own = [name.removeprefix(self.part) for name in self.arrays if name.startswith(self.part)]
        return frozenset(self.comm.bcast(own, root=0))

    def numbers(self, name: str, *shape: int | None) -> Array:
        """Numbers of a shape; ``None`` stands for any length."""
        found = self._found(name, shape)
        return np.asarray(self.comm.bcast(found, root=0))

    def number(self, name: str, finite: bool = True) -> float:
        """One number; ``finite=False``: it may be nan or infinite."""
        (value,) = self.numbers(name, 1)
        if finite and not np.isfinite(value):
            raise CheckpointUnusable(f"the checkpoint does not fit: {self.part}{name} is {value}")
        return float(value)

    def count(self, name: str) -> int:
        """One whole number that is not negative."""
        value = self.number(name)
        if value < 0 or value > 2**53 or value != int(value):
            raise CheckpointUnusable(f"the checkpoint does not fit: {self.part}{name} is {value:g}")
        return int(value)

    def nodal(self, name: str) -> Array:
        """Values of all unknowns on this rank, ghosts included."""
        assert self.numbering is not None
        found = self._found(name, (self.numbering.count_nodal(),))
        return self.numbering.scatter_nodal(found)

    def at_points(self, name: str, components: int = 1) -> Array:
        """Values at the quadrature points of the cells that this rank owns."""
        assert self.numbering is not None
        found = self._found(name, (self.numbering.count_cells(), self.numbering.points * components))
        return self.numbering.scatter_cells(found)

    def _found(self, name: str, shape: tuple[int | None, ...]) -> Array | None:
        found: Array | None = None
        with failing_together(self.comm):
            if self.comm.rank == 0:
                found = self._of_shape(self.part + name, shape)
        return found

    def _of_shape(self, name: str, shape: tuple[int | None, ...]) -> Array:
        if name not in self.arrays:
            raise CheckpointUnusable(f"the checkpoint does not fit: {name} is missing")
        found = self.arrays[name]
        fits = found.ndim == len(shape) and all(n is None or n == m for n, m in zip(shape, found.shape, strict=True))
        if not fits:
            wanted = " x ".join("any" if n is None else str(n) for n in shape)
            has = " x ".join(map(str, found.shape))
            raise CheckpointUnusable(f"the checkpoint does not fit: {name} holds {has} numbers, the run needs {wanted}")
        return found
