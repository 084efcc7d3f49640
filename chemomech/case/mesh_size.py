"""How large a drawn mesh will be, before it is drawn."""

from __future__ import annotations

import math

UNKNOWNS_PER_CELL = {2: 5.9, 3: 5.4}
"""Quadratic displacement and three linear fields on many triangles (2) or tetrahedra (3)."""


def drawn_cells(content: float, size: float, dimension: int) -> int:
    """Number of triangles or tetrahedra of wanted edge ``size`` [m] in an area [m^2] or volume [m^3].

    Triangles are nearly regular; tetrahedra cannot fill space so, and come out 1.7 times as large.
    """
    return math.ceil(content / (math.sqrt(3) / 4 * size**2 if dimension == 2 else size**3 / 5))
