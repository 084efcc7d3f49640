"""The one module that knows which dolfinx is installed (0.9 to 0.11)."""

from __future__ import annotations

import inspect
import itertools
import platform
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import basix
import basix.ufl
import dolfinx
import numpy as np
import numpy.typing as npt
import ufl
from dolfinx import fem, mesh
from dolfinx.fem import petsc as fem_petsc
from mpi4py import MPI
from petsc4py import PETSc
from ufl.core.expr import Expr
from ufl.corealg.map_dag import map_expr_dag
from ufl.corealg.multifunction import MultiFunction
from ufl.variable import Label

_VECTOR_FROM_SPACE = next(iter(inspect.signature(fem_petsc.create_vector).parameters)) != "L"

# UFL sorts the terms of a form by the text of its constants' numbers, where 10 comes before 9: in a program that runs
# many cases the same form would get another kernel, compiled anew, past every power of ten. Numbers of one length do
# not.
ufl.Constant._counter = itertools.count(10**8)


def constant(domain: mesh.Mesh, value: float) -> fem.Constant:
    """A number that kernels are given, not compiled into them; dolfinx 0.9 takes one but declares arrays only."""
    return fem.Constant(domain, np.float64(value))


def field_of_corners(domain: mesh.Mesh) -> fem.Function:
    """A field that is linear in every cell, 0 at first."""
    return fem.Function(fem.functionspace(domain, ("Lagrange", 1)))


def points_of(domain: mesh.Mesh) -> npt.NDArray[np.float64]:
    """Coordinates of the points of this rank, a view of them; dolfinx knows single precision too."""
    return np.asarray(domain.geometry.x, dtype=float)


def create_vector(form: fem.Form, space: fem.FunctionSpace) -> PETSc.Vec:
    """Vector that ``form`` can be assembled into; dolfinx 0.10 builds it from the space."""
    create: Callable[..., PETSc.Vec] = fem_petsc.create_vector
    return create(space if _VECTOR_FROM_SPACE else form)


def assemble_vector(b: PETSc.Vec, form: fem.Form) -> None:
    """Add a linear form to ``b``; dolfinx finds this variant by its first argument, which types do not tell."""
    assemble: Callable[..., PETSc.Vec] = fem_petsc.assemble_vector
    assemble(b, form)


def assemble_matrix(A: PETSc.Mat, form: fem.Form) -> None:
    """Add a bilinear form to ``A``, found in the same way."""
    assemble: Callable[..., PETSc.Mat] = fem_petsc.assemble_matrix
    assemble(A, form)


def interpolation_points(space: fem.FunctionSpace) -> npt.NDArray[np.float64]:
    """Reference points at which ``space`` interpolates; a method until dolfinx 0.9, a property afterwards."""
    points = space.element.interpolation_points
    return np.asarray(points() if callable(points) else points, dtype=float)


def quadrature_rule(domain: mesh.Mesh, degree: int) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Points and weights of the default rule on the reference cell, as forms and quadrature elements use it."""
    points, weights = basix.make_quadrature(getattr(basix.CellType, domain.topology.cell_name()), degree)
    return np.asarray(points, dtype=float), np.asarray(weights, dtype=float)


def mesh_of_gmsh(model: Any, comm: MPI.Comm, dimension: int) -> tuple[mesh.Mesh, mesh.MeshTags, mesh.MeshTags]:
    """Mesh, tags of cells and tags of facets of a gmsh model that rank 0 holds; ghosted by facets."""
    reader = import_module("dolfinx.io.gmsh" if find_spec("dolfinx.io.gmsh") else "dolfinx.io.gmshio")  # 0.10
    partitioner = _partitioner()
    domain, cells, facets, *_ = reader.model_to_mesh(model, comm, 0, gdim=dimension, partitioner=partitioner)
    return domain, cells, facets


class _Relabelled(MultiFunction):
    """Variables numbered from 0 in the order in which they occur."""

    expr = MultiFunction.reuse_if_untouched

    def __init__(self) -> None:
        super().__init__()
        self._labels: dict[Label, Label] = {}

    def label(self, label: Label) -> Label:
        """The number of a variable."""
        return self._labels.setdefault(label, Label(len(self._labels)))


def compiled_expression(expression: Expr, points: npt.NDArray[np.float64]) -> fem.Expression:
    """``expression`` at reference ``points``.

    The name of its kernel holds the numbers of its variables, which UFL counts over the life of a program: without
    new numbers every case after the first would compile it once more.
    """
    return fem.Expression(map_expr_dag(_Relabelled(), expression), points)


def versions() -> dict[str, str]:
    """Versions of what computed a result."""
    from chemomech.system.version import __version__

    return {
        "chemomech": __version__,
        "dolfinx": dolfinx.__version__,
        "petsc": ".".join(str(n) for n in PETSc.Sys.getVersion()),
        "python": platform.python_version(),
    }


def collapse(space: fem.FunctionSpace) -> tuple[fem.FunctionSpace, npt.NDArray[np.int32]]:
    """A subspace as a space of its own and the map of its dofs to those of the parent.

    dolfinx 0.11 gives a list with one map.
    """
    collapsed, dofs = space.collapse()
    one = dofs[0] if len(dofs) == 1 and isinstance(dofs[0], np.ndarray) else dofs
    return collapsed, np.asarray(one, dtype=np.int32)


def dofs_on_entities(
    subspace: fem.FunctionSpace, collapsed: fem.FunctionSpace, dimension: int, entities: npt.NDArray[np.int32]
) -> npt.NDArray[np.int32]:
    """Dofs of the parent space on mesh entities; pairs come as two arrays, in dolfinx 0.11 as rows of one array."""
    subspace.mesh.topology.create_connectivity(dimension, subspace.mesh.topology.dim)
    pairs = fem.locate_dofs_topological((subspace, collapsed), dimension, entities)
    return np.asarray(pairs[:, 0] if isinstance(pairs, np.ndarray) else pairs[0], dtype=np.int32)


def distributed_mesh(comm: MPI.Comm, cells: npt.NDArray[np.int64], points: npt.NDArray[np.float64]) -> mesh.Mesh:
    """Mesh of triangles or tetrahedra that rank 0 gives; ghosted by facets. dolfinx 0.10 swaps two arguments."""
    dimension = points.shape[1]
    kind = "triangle" if dimension == 2 else "tetrahedron"
    element = basix.ufl.element("Lagrange", kind, 1, shape=(dimension,))
    partitioner = _partitioner()
    element_first = list(inspect.signature(mesh.create_mesh).parameters)[2] == "e"
    create: Callable[..., mesh.Mesh] = mesh.create_mesh
    return create(comm, cells, *((element, points) if element_first else (points, element)), partitioner)


def corners_of_cells(domain: mesh.Mesh) -> npt.NDArray[np.int32]:
    """Rows of ``domain.geometry.x`` that are the corners of each cell; dolfinx 0.11 has one such table a cell type."""
    geometry = domain.geometry
    return np.asarray(geometry.dofmaps[0] if hasattr(geometry, "dofmaps") else geometry.dofmap)


def _partitioner() -> Any:
    """Spreads cells over the ranks, with a layer of ghosts; dolfinx 0.11 asks how many cells may share a facet."""
    create: Callable[..., Any] = mesh.create_cell_partitioner
    try:
        return create(mesh.GhostMode.shared_facet)
    except TypeError:
        return create(mesh.GhostMode.shared_facet, 2)
