"""A body as a file: cells and named facets, in nanometres."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from dolfinx import io, mesh

from chemomech.mesh.body import Body, Entities
from chemomech.mesh.regions import elsewhere
from chemomech.system._dolfinx import corners_of_cells

NAMES = {0: "vertex", 1: "line", 2: "triangle", 3: "tetra"}


def write_mesh(body: Body, nanometres: float, path: Path) -> None:
    """Write the mesh of a body of size ``nanometres`` that is whole on this rank; the suffix says how.

    A .msh has physical groups, a .vtu fields that are 1 on the cells of one region or the facets of one part and 0
    elsewhere, an .xdmf one grid for the body and one for each region and part. The file appears when it is complete.
    """
    temporary = path.with_name(f".part-{path.name}")
    try:
        if path.suffix == ".xdmf":
            _write_grids(body, nanometres, temporary)
        else:
            _write_cells(body, nanometres, temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _write_cells(body: Body, nanometres: float, path: Path) -> None:
    import meshio

    domain, dimension = body.domain, body.domain.topology.dim
    corners = corners_of_cells(domain)
    regions = _regions(body)
    cells = [(NAMES[dimension], corners[members]) for members in regions.values()]
    cells += [(NAMES[dimension - 1], _vertices(domain, facets)) for facets in body.parts.values()]
    groups = [*regions, *body.parts]
    found = meshio.Mesh(domain.geometry.x * nanometres, cells)
    if path.suffix == ".vtu":
        found.cell_data = {
            name: [np.full(len(block), int(i == j), dtype=np.int32) for j, (_, block) in enumerate(cells)]
            for i, name in enumerate(groups)
        }
        found.write(path)
        return
    found.field_data = {
        name: np.array([i, dimension if name in regions else dimension - 1]) for i, name in enumerate(groups, start=1)
    }
    numbers = [np.full(len(block), i) for i, (_, block) in enumerate(cells, start=1)]
    found.cell_data = {"gmsh:physical": numbers, "gmsh:geometrical": numbers}
    found.write(path, file_format="gmsh22", binary=False)


def _regions(body: Body) -> dict[str, Entities]:
    """Cells by region, every cell once."""
    rest = elsewhere(body.domain, list(body.regions.values()))
    return {**body.regions, **({"elsewhere" if body.regions else "body": rest} if len(rest) else {})}


def _write_grids(body: Body, nanometres: float, path: Path) -> None:
    domain, dimension = body.domain, body.domain.topology.dim
    reference = domain.geometry.x.copy()
    domain.geometry.x[:] *= nanometres
    try:
        with io.XDMFFile(domain.comm, path, "w", encoding=io.XDMFFile.Encoding.ASCII) as file:  # one file for all
            file.write_mesh(domain)
            named = [(dimension, *region) for region in body.regions.items()]
            named += [(dimension - 1, *part) for part in body.parts.items()]
            for of, name, members in named:
                tags = mesh.meshtags(domain, of, np.sort(members), np.ones(len(members), dtype=np.int32))
                tags.name = name
                domain.topology.create_connectivity(of, dimension)
                file.write_meshtags(tags, domain.geometry)
    finally:
        domain.geometry.x[:] = reference


def _vertices(domain: mesh.Mesh, facets: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    dimension = domain.topology.dim - 1
    domain.topology.create_connectivity(dimension, dimension + 1)
    return np.asarray(mesh.entities_to_geometry(domain, dimension, facets))
