"""How large a drawn mesh will be, before it is drawn."""

from __future__ import annotations

import math

UNKNOWNS_PER_CELL = {2: 5.5, 3: 4.7}
"""Quadratic displacement and three linear fields on many triangles (2) or tetrahedra (3)."""


def drawn_cells(content: float, size: float, dimension: int) -> int:
    """Number of regular triangles or tetrahedra of edge ``size`` [m] in an area [m^2] or volume [m^3]."""
    return math.ceil(content / (math.sqrt(3) / 4 * size**2 if dimension == 2 else size**3 / (6 * math.sqrt(2))))
