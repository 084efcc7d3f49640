"""Where the regions of a radial body are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from dolfinx import fem, mesh


def indicators(domain: mesh.Mesh, ends: Sequence[float]) -> list[fem.Function]:
    """For each region, from the inside out, the function that is 1 in its cells and 0 in all others.

    ``ends`` are the radii at which the regions end; a cell belongs to the region its midpoint lies in.
    """
    space = fem.functionspace(domain, ("DG", 0))
    middle = space.tabulate_dof_coordinates()[:, 0]
    functions = []
    for start, end in pairwise((-np.inf, *ends[:-1], np.inf)):
        function = fem.Function(space)
        function.x.array[:] = (start < middle) & (middle < end)
        functions.append(function)
    return functions
