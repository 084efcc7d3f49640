"""How far points are from a surface that is known by its facets."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

Values = npt.NDArray[np.float64]

NEIGHBOURS = 24
"""Facets looked at for each point: the nearest one is among those whose middle is near."""


def distance_to(corners: Values, points: Values) -> Values:
    """Distance of ``points``, shape ``(n, 3)``, from the nearest of the facets with ``corners``.

    ``corners`` has shape ``(m, 2, 3)`` (segments) or ``(m, 3, 3)`` (triangles).
    """
    tree = cKDTree(corners.mean(axis=1))
    count = min(NEIGHBOURS, len(corners))
    near = tree.query(points, k=list(range(1, count + 1)))[1]
    of_one = _to_segments if corners.shape[1] == 2 else _to_triangles
    return np.asarray(np.min([of_one(corners[near[:, i]], points) for i in range(count)], axis=0))


def _to_segments(ends: Values, points: Values) -> Values:
    start, along = ends[:, 0], ends[:, 1] - ends[:, 0]
    share = np.clip(_dot(points - start, along) / np.maximum(_dot(along, along), 1e-300), 0, 1)
    return np.asarray(np.linalg.norm(points - start - share[:, None] * along, axis=1))


def _to_triangles(corners: Values, points: Values) -> Values:
    """Distance from the plane where the foot lies inside, else from the nearest edge."""
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    normal = np.cross(b - a, c - a)
    normal /= np.maximum(np.linalg.norm(normal, axis=1), 1e-300)[:, None]
    height = _dot(points - a, normal)
    inside = np.ones(len(points), dtype=bool)
    edges = [(a, b), (b, c), (c, a)]
    for start, end in edges:
        inside &= _dot(np.cross(end - start, points - start), normal) >= 0
    to_edges = np.min([_to_segments(np.stack(edge, axis=1), points) for edge in edges], axis=0)
    return np.asarray(np.where(inside, np.abs(height), to_edges))


def _dot(a: npt.NDArray[Any], b: npt.NDArray[Any]) -> Values:
    return np.asarray(np.einsum("ij,ij->i", a, b))
