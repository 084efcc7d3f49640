"""How a crystal lies in a body: from Miller indices or a rotation to an orthonormal frame."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
CUBIC = (1.0, 1.0, 1.0)
PERPENDICULAR = 1e-6
"""Largest cosine between directions, and largest error of a rotation, that counts as none."""


def frame(axis: Sequence[float], in_plane: Sequence[float], lengths: Sequence[float] = CUBIC) -> Values:
    """Rows: the body's x, y and z axis in the Cartesian frame along the crystal's a, b and c.

    ``z`` is along the lattice direction ``axis``, ``x`` along ``in_plane`` and ``y = z x x``. A direction
    ``[u v w]`` is ``(u a, v b, w c)`` with the `lengths` of the lattice, all alike in a cubic one. Raises ValueError
    if one of them is no direction or they are not perpendicular.
    """
    z, x = (np.asarray(indices, dtype=float) * np.asarray(lengths, dtype=float) for indices in (axis, in_plane))
    for name, vector in (("axis", z), ("in_plane", x)):
        if not np.any(vector):
            raise ValueError(f"{name} [0, 0, 0] is no direction")
    z, x = z / np.linalg.norm(z), x / np.linalg.norm(x)
    cosine = float(x @ z)
    if abs(cosine) > PERPENDICULAR:
        angle = np.degrees(np.arccos(np.clip(cosine, -1, 1)))
        raise ValueError(f"in_plane must be perpendicular to axis; the angle between them is {angle:.4g} degrees")
    return np.array([x, np.cross(z, x), z])


def rotation(rows: Sequence[Sequence[float]]) -> Values:
    """The same frame from its rows. Raises ValueError unless they are a rotation."""
    found = np.asarray(rows, dtype=float)
    if np.abs(found @ found.T - np.eye(3)).max() > PERPENDICULAR:
        raise ValueError("the rows must be perpendicular to each other and of length 1")
    if np.linalg.det(found) < 0:
        raise ValueError("the rows must be a right-handed frame; this is a reflection")
    return found
