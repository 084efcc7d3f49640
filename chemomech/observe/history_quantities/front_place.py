"""Where the reaction front is, and how fast it moves."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Self

import numpy as np

from chemomech.input.constants import NANOMETRE
from chemomech.observe.half_way import half_way
from chemomech.observe.history_quantity import HistoryQuantity
from chemomech.observe.quantity import Quantity
from chemomech.system.saving import Saved, Saving

if TYPE_CHECKING:
    from chemomech.mesh.body import Body
    from chemomech.observe.observation import Observation, ObservedRun
    from chemomech.solve.integrator import Integrator


class FrontPlace(HistoryQuantity):
    """Front of a body: where ``phi`` passes 1/2, as a depth below the reacting surface.

    In a radial body the deepest such place counts, else the mean of all edges of the mesh that the front crosses.
    """

    word = "front"
    position = 30
    columns = (
        Quantity(
            "front_depth",
            "Front depth",
            "L",
            "nm",
            "reference distance of the front (phi = 1/2) from the surface",
        ),
        Quantity(
            "front_position",
            "Front position",
            "R_f",
            "nm",
            "reference radius of the front: what is left of the core",
        ),
        Quantity("front_speed", "Front speed", "v", "nm/s", "change of the front depth in the step"),
    )

    def __init__(self, integrator: Integrator, body: Body) -> None:
        from mpi4py import MPI

        from chemomech.solve.unknowns import ORDER_PARAMETER

        unknowns, domain = integrator.unknowns, body.domain
        space, dofs = unknowns.space_of(ORDER_PARAMETER), unknowns.dofs(ORDER_PARAMETER)
        owned = domain.topology.index_map(domain.topology.dim).size_local
        corners = domain.topology.dim + 1
        reacting = np.setdiff1d(np.arange(owned), body.inert)
        cells = unknowns.nodes(ORDER_PARAMETER)[reacting]
        edges = np.concatenate([cells[:, list(pair)] for pair in combinations(range(corners), 2)])
        self._depths = body.depth(space.tabulate_dof_coordinates())[edges]
        self._edges = dofs[edges]
        self._radial, self._outermost = corners == 2, body.outermost
        deepest = domain.comm.allreduce(float(self._depths.max(initial=0.0)), op=MPI.MAX)
        self._consumed = deepest if domain.comm.allreduce(len(body.inert)) else body.deepest
        self._last: tuple[float, float] | None = None

    @classmethod
    def of(cls, run: ObservedRun) -> Self:
        """The place of the front of the body that a `run` is about."""
        return cls(run.integrator, run.body)

    def depth(self, integrator: Integrator) -> float:
        """Dimensionless depth of the front; that of the innermost host once it is consumed."""
        from mpi4py import MPI

        phi, comm = integrator.solution.x.array[self._edges], integrator.unknowns.domain.comm
        crossing = (phi[:, 0] < 0.5) != (phi[:, 1] < 0.5)
        local = half_way(phi[crossing], self._depths[crossing])
        count = comm.allreduce(len(local), op=MPI.SUM)
        if count == 0:
            return self._consumed
        if self._radial:
            return float(comm.allreduce(float(local.max(initial=0.0)), op=MPI.MAX))
        return float(comm.allreduce(float(local.sum()), op=MPI.SUM) / count)

    def __call__(self, seen: Observation, row: Mapping[str, float]) -> dict[str, float]:
        """Depth, position, speed."""
        position = self._outermost - self.depth(seen.integrator)
        last_time, last_position = self._last or (seen.time, position)
        elapsed = seen.time - last_time
        speed = (last_position - position) / elapsed if elapsed > 0 else 0.0
        self._last = (seen.time, position)
        length = seen.scales.length / NANOMETRE
        return {
            "front_depth": (self._outermost - position) * length,
            "front_position": position * length,
            "front_speed": speed * length / seen.scales.time,
        }

    def save(self, to: Saving) -> None:
        """Time and position at the last step."""
        if self._last is not None:
            to.numbers("last_time", self._last[:1])
            to.numbers("last_position", self._last[1:])

    def restore(self, saved: Saved) -> None:
        """Measure the speed from there."""
        self._last = (saved.number("last_time"), saved.number("last_position"))
