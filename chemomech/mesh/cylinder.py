"""Upright cylinders on their half plane ``(r, z)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mpi4py import MPI

from chemomech.case.mesh_size import CellSize
from chemomech.mesh.body import Body, Values
from chemomech.mesh.gmsh_model import meshed
from chemomech.mesh.planes import Plane, named_boundary, supports

AXIS = Plane("axis", 0, held=(0,))


def upright_cylinder(
    comm: MPI.Comm,
    cell_size: CellSize,
    sizes: tuple[float, float],
    planes: tuple[Plane, ...],
    depth: Callable[[Values], Values],
    rest: str = "surface",
    copies: int = 1,
) -> Body:
    """A rectangle of the ``sizes`` ``(radius, height)`` on the axis, turned about it.

    Its boundary lies in ``planes`` besides the axis, one of which may be the ``surface``; what does not is the
    ``rest``. See :class:`Body` for ``depth`` and ``copies``.
    """
    held = (AXIS, *planes)

    def draw(gmsh: Any) -> dict[str, list[int]]:
        gmsh.model.occ.addRectangle(0, 0, 0, *sizes)
        gmsh.model.occ.synchronize()
        return named_boundary(gmsh, held, 2, rest)

    domain, parts = meshed(comm, draw, 2, cell_size)
    return Body(
        domain, parts["surface"], tuple(supports(held, parts, 2)), depth, cell_size.finest, copies=copies, parts=parts
    )
