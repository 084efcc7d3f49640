"""Meshes from files: cells, and the parts of the boundary by their names. No dolfinx here."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from chemomech.input.plain_text import fault_of

Values = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

CELLS = {2: ("triangle", "triangle6", "triangle7"), 3: ("tetra", "tetra10")}
FACETS = {2: ("line", "line3"), 3: CELLS[2]}
FORMATS = (".xdmf", ".msh", ".vtu")
"""Endings of the files that are written."""
LARGEST_FILE = 2_000_000_000
"""Bytes."""
MOST_TAGS = 64
"""Values of a field of whole numbers beyond which it is not taken for tags."""


class MeshUnusable(Exception):
    """A mesh cannot be used; the sentence says why. ``key`` is the path of the case's key that asks for it."""

    def __init__(self, message: str, *key: str) -> None:
        super().__init__(message)
        self.key = key or ("geometry", "file")

    def __reduce__(self) -> tuple[Any, ...]:
        return MeshUnusable, (str(self), *self.key)


@dataclass(frozen=True)
class FileMesh:
    """Triangles or tetrahedra, the named parts of their boundary and the named regions."""

    points: Values
    """Shape ``(n, 3)``, in the unit of the file; each belongs to a cell."""
    cells: Indices
    """Vertices of the cells, shape ``(m, dimension + 1)``."""
    facets: dict[str, Indices]
    """Vertices of the facets of each named part, shape ``(k, dimension)``."""
    vertices: dict[str, Indices]
    """Vertices of each named set of them that holds no whole facet: single points, mostly."""
    regions: dict[str, Indices]
    """Cells of each named group of them: their numbers in ``cells``."""

    @property
    def dimension(self) -> int:
        """2 or 3."""
        return self.cells.shape[1] - 1

    @property
    def median_edge(self) -> float:
        """Median length of the edges of all cells, in the unit of the points."""
        corners = self.points[self.cells]
        lengths = [
            np.linalg.norm(corners[:, i] - corners[:, j], axis=1) for i, j in combinations(range(len(corners[0])), 2)
        ]
        return float(np.median(lengths))

    @property
    def names(self) -> list[str]:
        """All names on the boundary, sorted."""
        return sorted({*self.facets, *self.vertices})


def read_mesh(path: Path, dimension: int) -> FileMesh:
    """Read a file with meshio; second-order cells are taken by their corners. Raises :class:`MeshUnusable`.

    Names are those of physical groups (.msh), of sets of elements and nodes (.inp), and of fields that are 0 or 1
    on cells, facets or nodes (.vtu and others); tags without a name, such as 3 in the field ``part``, are called
    ``part=3``.
    """
    found = _read(path)
    types = [block.type for block in found.cells]
    cells = [_corners(block, dimension + 1) for block in found.cells if block.type in CELLS[dimension]]
    if not cells:
        wanted = {2: "triangles", 3: "tetrahedra"}[dimension]
        raise MeshUnusable(f"holds no {wanted}; found: {', '.join(sorted(set(types))) or 'no cells'}")
    alien = sorted({name for name in types if name.startswith(("quad", "hexa", "wedge", "pyramid", "polygon"))})
    if alien or (dimension == 2 and set(types) & set(CELLS[3])):
        raise MeshUnusable(f"holds cells of other kinds than {CELLS[dimension][0]}: {', '.join(alien) or 'tetra'}")
    named, regions = dict(_named(found, dimension)), dict(_regions(found, dimension))
    for name in (*named, *regions):
        reason = fault_of(name)
        if reason is not None:
            raise MeshUnusable(f"the name {reason}")
    return _compressed(np.asarray(found.points, dtype=float), np.concatenate(cells), named, regions)


def _read(path: Path) -> Any:
    import meshio

    if not path.is_file():
        raise MeshUnusable("no such file")
    if path.stat().st_size > LARGEST_FILE:
        raise MeshUnusable(f"larger than {LARGEST_FILE / 1e9:g} GB")
    if path.suffix.lower() not in meshio.extension_to_filetypes:
        known = ", ".join(sorted(meshio.extension_to_filetypes))
        raise MeshUnusable(f"no format of meshes is known by the ending {path.suffix!r} (known: {known})")
    said = io.StringIO()
    try:  # meshio prints what it does not understand, and leaves the program
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            return meshio.read(path)
    except (Exception, SystemExit) as error:
        reason = "" if isinstance(error, SystemExit) else " ".join(str(error).split())
        raise MeshUnusable(f"cannot be read as a mesh{': ' + reason[:200] if reason else ''}") from None


def _corners(block: Any, count: int) -> Indices:
    return np.asarray(block.data, dtype=np.int64)[:, :count]


def _named(found: Any, dimension: int) -> Iterator[tuple[str, Indices]]:
    """Facets, shape ``(k, dimension)``, or vertices, shape ``(k,)``, by name."""
    facets = [_corners(b, dimension) if b.type in FACETS[dimension] else None for b in found.cells]
    points = [_corners(b, 1)[:, 0] if b.type == "vertex" else None for b in found.cells]
    for members, size in ((facets, dimension - 1), (points, 0)):
        for name, chosen in _choices(found, size):
            parts = [m[c] for m, c in zip(members, chosen, strict=True) if m is not None and np.any(c)]
            if parts:
                yield name, np.concatenate(parts)
    for name, nodes in found.point_sets.items():
        yield name, np.asarray(nodes, dtype=np.int64)
    for name, values in found.point_data.items():
        if _is_mask(values):
            yield name, np.flatnonzero(values)


def _regions(found: Any, dimension: int) -> Iterator[tuple[str, Indices]]:
    """Numbers of cells by name."""
    bodies = [block.type in CELLS[dimension] for block in found.cells]
    for name, chosen in _choices(found, dimension):
        cells = np.flatnonzero(np.concatenate([c for c, is_body in zip(chosen, bodies, strict=True) if is_body]))
        if len(cells):
            yield name, cells


def _choices(found: Any, size: int) -> Iterator[tuple[str, list[Any]]]:
    """For each name of things of dimension ``size`` which cells of each block carry it."""
    of_tag = {(int(tag), int(of)): name for name, (tag, of) in found.field_data.items()}
    for name, members in found.cell_sets.items():
        if not name.startswith("gmsh:"):
            sets = [np.zeros(len(block.data), dtype=bool) for block in found.cells]
            for chosen, indices in zip(sets, members, strict=False):
                chosen[np.asarray(indices if indices is not None else [], dtype=np.int64)] = True
            yield name, sets
    for field, blocks in found.cell_data.items():
        values = [np.asarray(block) for block in blocks]
        if field == "gmsh:geometrical" or any(v.ndim != 1 for v in values):
            continue
        if all(_is_mask(v) for v in values):
            yield field, [v == 1 for v in values]
            continue
        tags = np.unique(np.concatenate(values)) if values else np.array([])
        if len(tags) <= MOST_TAGS and np.all(tags == np.rint(tags)):
            for tag in tags:
                unnamed = f"{tag:g}" if field == "gmsh:physical" else f"{field}={tag:g}"
                named = of_tag.get((int(tag), size), unnamed) if field == "gmsh:physical" else unnamed
                yield named, [v == tag for v in values]


def _is_mask(values: Any) -> bool:
    values = np.asarray(values)
    return values.ndim == 1 and values.dtype.kind in "iufb" and bool(np.all((values == 0) | (values == 1)))


def _compressed(points: Values, cells: Indices, named: dict[str, Indices], regions: dict[str, Indices]) -> FileMesh:
    """Without the points that no cell uses; parts of the boundary as facets where they are any."""
    dimension = cells.shape[1] - 1
    if points.shape[1] == 2:
        points = np.column_stack([points, np.zeros(len(points))])
    used, flat = np.unique(cells, return_inverse=True)
    if used[0] < 0 or used[-1] >= len(points) or not np.all(np.isfinite(points[used])):
        raise MeshUnusable("has cells at points that are missing or not finite")
    cells, number = flat.reshape(cells.shape), np.full(len(points), -1, dtype=np.int64)
    number[used] = np.arange(len(used))
    boundary = boundary_of(cells)
    facets, vertices = dict[str, Indices](), dict[str, Indices]()
    for name, members in named.items():
        known = (members >= 0) & (members < len(points))
        members = number[members[known if members.ndim == 1 else np.all(known, axis=1)]]
        if members.ndim == 2:
            on_boundary = np.sort(members, axis=1)
            kept = on_boundary[rows_in(on_boundary, boundary)]
            if len(kept):
                facets[name] = np.unique(kept, axis=0)
            continue
        whole = boundary[np.all(np.isin(boundary, members), axis=1)]
        if len(whole):
            facets[name] = whole
        elif len(members) and members.min() >= 0:
            vertices[name] = members
    mesh = FileMesh(points[used], cells, facets, vertices, regions)
    _check(mesh, dimension)
    return mesh


def boundary_of(cells: Indices) -> Indices:
    """Facets that belong to one cell only, vertices sorted."""
    count = cells.shape[1]
    all_facets = np.concatenate([np.delete(cells, i, axis=1) for i in range(count)])
    rows, times = np.unique(np.sort(all_facets, axis=1), axis=0, return_counts=True)
    return np.asarray(rows[times == 1])


def rows_in(rows: Indices, others: Indices) -> npt.NDArray[np.bool_]:
    """Which rows of one table are rows of another."""
    both = np.concatenate([others, rows])
    _, number = np.unique(both, axis=0, return_inverse=True)
    number = number.ravel()
    return np.isin(number[len(others) :], number[: len(others)])


def _check(mesh: FileMesh, dimension: int) -> None:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    if dimension == 2 and np.ptp(mesh.points[:, 2]) > 1e-9 * np.ptp(mesh.points, axis=0).max():
        raise MeshUnusable("its triangles do not lie in a plane z = constant")
    edges = mesh.points[mesh.cells[:, 1:], :dimension] - mesh.points[mesh.cells[:, :1], :dimension]
    content = np.abs(np.linalg.det(edges))
    flat = int(np.count_nonzero(content <= 1e-9 * content.mean()))
    if flat:
        raise MeshUnusable(f"has {flat} cells without volume")
    n = len(mesh.points)
    links = np.concatenate([mesh.cells[:, [0, i]] for i in range(1, dimension + 1)])
    pieces = connected_components(coo_array((np.ones(len(links)), (links[:, 0], links[:, 1])), shape=(n, n)))[0]
    if pieces > 1:
        raise MeshUnusable(f"is not one body but {pieces} that share no points")
