"""The reaction front: where it is, how fast it moves and what its drive is used for."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from mpi4py import MPI

from chemomech.input.constants import NANOMETRE
from chemomech.mesh.body import Body, Values
from chemomech.observe.observation import Observation
from chemomech.observe.sample import Sample
from chemomech.solve.integrator import Integrator
from chemomech.solve.unknowns import ORDER_PARAMETER
from chemomech.system.saving import Saved, Saving

USES_OF_DRIVE = ("reaction", "diffusion", "stress", "curvature", "surface")


def half_way(phi: Values, depths: Values) -> Values:
    """Depth at which ``phi`` is 1/2 between two points, which are the columns of ``phi`` and ``depths``.

    The logit of ``phi`` is interpolated, which is exact for the travelling tanh profile.
    """
    bounded = np.clip(phi, 1e-12, 1 - 1e-12)
    logit = np.log(bounded / (1 - bounded))
    fraction = -logit[:, 0] / (logit[:, 1] - logit[:, 0])
    return np.asarray(depths[:, 0] + fraction * (depths[:, 1] - depths[:, 0]))


class FrontObserver:
    """Front of a body: where ``phi`` passes 1/2, as a depth below the reacting surface.

    In a radial body the deepest such place counts, else the mean of all edges of the mesh that the front crosses.
    """

    def __init__(self, integrator: Integrator, body: Body) -> None:
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

    def depth(self, integrator: Integrator) -> float:
        """Dimensionless depth of the front; that of the innermost host once it is consumed."""
        phi, comm = integrator.solution.x.array[self._edges], integrator.unknowns.domain.comm
        crossing = (phi[:, 0] < 0.5) != (phi[:, 1] < 0.5)
        local = half_way(phi[crossing], self._depths[crossing])
        count = comm.allreduce(len(local), op=MPI.SUM)
        if count == 0:
            return self._consumed
        if self._radial:
            return float(comm.allreduce(float(local.max(initial=0.0)), op=MPI.MAX))
        return float(comm.allreduce(float(local.sum()), op=MPI.SUM) / count)

    def __call__(self, seen: Observation) -> dict[str, float]:
        """Depth, position, speed, site fraction at the front and the shares of the drive."""
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
            "front_site_fraction": self._at_front(seen.sample),
            **self._shares(seen.sample),
        }

    def save(self, to: Saving) -> None:
        """Time and position at the last step."""
        to.numbers("last", self._last or ())

    def restore(self, saved: Saved) -> None:
        """Measure the speed from there."""
        time, position = saved.numbers("last", 2)
        self._last = (float(time), float(position))

    @staticmethod
    def _at_front(sample: Sample) -> float:
        """Site fraction weighted with ``h'(phi) |grad phi|``: where the front takes it up."""
        return sample.mean(sample["site_fraction"], sample["front_weight"])

    @staticmethod
    def _shares(sample: Sample) -> dict[str, float]:
        """What the surface drive is used for.

        With ``d_s`` the drive of stress-free product at the surface potential, ``d_h`` at the potential of the host's
        surface, ``d_f`` the same at the potential of the front and ``d`` the drive there, stress included (these two
        averaged over the front with its own weight, for which ``v = k (d + d_K)`` with the capillary drive ``d_K``):
        what lies between surface and host takes ``(d_s - d_h)/d_s``, diffusion ``(d_h - d_f)/d_s``, stress
        ``(d_f - d)/d_s``, curvature ``-d_K/d_s`` and reaction the rest.
        """
        weight = sample["front_weight"]
        surface = sample.mean(sample["drive_at_surface"])
        if surface <= 0:
            return dict.fromkeys((f"drive_share_{use}" for use in USES_OF_DRIVE), np.nan)
        at_host = sample.mean(sample["drive_at_host"])
        at_front = sample.mean(sample["drive_without_stress"], weight)
        drive = sample.mean(sample["drive"], weight)
        capillary = sample.mean(sample["capillary_drive"], weight)
        return {
            "drive_share_reaction": (drive + capillary) / surface,
            "drive_share_surface": (surface - at_host) / surface,
            "drive_share_diffusion": (at_host - at_front) / surface,
            "drive_share_stress": (at_front - drive) / surface,
            "drive_share_curvature": -capillary / surface,
        }
