"""Front and swelling by direction, in bodies that are resolved over more than their radius."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

import numpy as np

from chemomech.input.constants import NANOMETRE
from chemomech.observe.half_way import half_way
from chemomech.observe.history_quantity import HistoryQuantity
from chemomech.observe.quantity import Quantity

if TYPE_CHECKING:
    from chemomech.mesh.body import Body, Values
    from chemomech.observe.observation import Observation, ObservedRun
    from chemomech.solve.integrator import Integrator

DIRECTIONS = {"x": (1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0), "z": (0.0, 0.0, 1.0), "diagonal": (1.0, 1.0, 0.0)}
"""Rays from the centre; the diagonal is that of x and y."""
POINTS = 400
"""Points on a ray."""
_PLACES = {key: f"the {key} axis" for key in "xyz"} | {"diagonal": "the diagonal of x and y"}
_NAN = "nan in a body that is not resolved along it"


def _depth(key: str) -> Quantity:
    name = f"Front depth along {_PLACES[key]}"
    return Quantity(f"front_depth_{key}", name, f"L_{{{key}}}", "nm", f"from the surface; {_NAN}")


def _stretch(key: str) -> Quantity:
    name = f"Stretch along {_PLACES[key]}"
    return Quantity(f"stretch_{key}", name, rf"\lambda_{{{key}}}", "-", f"of the line to the surface; {_NAN}")


class Directions(HistoryQuantity):
    """Depth of the front and stretch of the body along rays; nan where the body is not resolved along one."""

    word = "directions"
    position = 70
    columns = (*map(_depth, DIRECTIONS), *map(_stretch, DIRECTIONS))

    def __init__(self, integrator: Integrator, body: Body) -> None:
        dimension = body.domain.topology.dim
        used = {key: d for key, d in DIRECTIONS.items() if dimension > 1 and not any(d[dimension:])}
        self._rays = {key: _Ray(integrator, body, np.array(direction)) for key, direction in used.items()}

    @classmethod
    def of(cls, run: ObservedRun) -> Self:
        """Front and stretch along rays of the body that a `run` is about."""
        return cls(run.integrator, run.body)

    def __call__(self, seen: Observation, row: Mapping[str, float]) -> dict[str, float]:
        """Depths in nm, stretches."""
        values, nan = seen.integrator.solution.x.array, math.nan
        found = {key: ray(values) for key, ray in self._rays.items()}
        depths, stretches = ({key: pair[i] for key, pair in found.items()} for i in (0, 1))
        unit = seen.scales.length / NANOMETRE
        return {
            **{f"front_depth_{key}": unit * depths.get(key, nan) for key in DIRECTIONS},
            **{f"stretch_{key}": stretches.get(key, nan) for key in DIRECTIONS},
        }


class _Ray:
    def __init__(self, integrator: Integrator, body: Body, direction: Values) -> None:
        from mpi4py import MPI

        from chemomech.observe.probe import Probe
        from chemomech.solve.unknowns import DISPLACEMENT, ORDER_PARAMETER

        unknowns, x = integrator.unknowns, body.domain.geometry.x
        local = float(np.linalg.norm(x, axis=1).max(initial=0.0))
        reach = body.domain.comm.allreduce(local, op=MPI.MAX)
        points = np.linspace(0, reach, POINTS)[:, None] * direction / np.linalg.norm(direction)
        self._phi = Probe(unknowns, ORDER_PARAMETER, points)
        self._depths, self._deepest = body.depth(points), body.deepest
        self._end = points[np.flatnonzero(self._phi.found)[-1:]]
        self._displacement = Probe(unknowns, DISPLACEMENT, self._end)

    def __call__(self, values: Values) -> tuple[float, float]:
        """Depth of the outermost place where ``phi`` passes 1/2, the deepest if there is none; stretch of the ray.

        A core may be split or hollow: further in, the ray leaves what is left of it.
        """
        phi = self._phi(values)[:, 0]
        crossings = np.flatnonzero((phi[:-1] < 0.5) != (phi[1:] < 0.5))[-1:]
        ends = crossings[:, None] + np.arange(2)
        depth = float(half_way(phi[ends], self._depths[ends])[0]) if len(crossings) else self._deepest
        place, displacement = self._end[0], self._displacement(values)[0]
        moved = place + np.pad(displacement, (0, len(place) - len(displacement)))
        return depth, float(np.linalg.norm(moved) / np.linalg.norm(place))
