"""The one module that knows which dolfinx is installed (0.9 to 0.11)."""

from __future__ import annotations

import inspect
import platform

import basix
import dolfinx
import numpy as np
import numpy.typing as npt
from dolfinx import fem, mesh
from dolfinx.fem import petsc as fem_petsc
from petsc4py import PETSc

_VECTOR_FROM_SPACE = next(iter(inspect.signature(fem_petsc.create_vector).parameters)) != "L"


def create_vector(form: fem.Form, space: fem.FunctionSpace) -> PETSc.Vec:
    """Vector that ``form`` can be assembled into; dolfinx 0.10 builds it from the space."""
    return fem_petsc.create_vector(space if _VECTOR_FROM_SPACE else form)


def interpolation_points(space: fem.FunctionSpace) -> npt.NDArray[np.float64]:
    """Reference points at which ``space`` interpolates; a method until dolfinx 0.9, a property afterwards."""
    points = space.element.interpolation_points
    return points() if callable(points) else points


def quadrature_rule(domain: mesh.Mesh, degree: int) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Points and weights of the default rule on the reference cell, as forms and quadrature elements use it."""
    points, weights = basix.make_quadrature(getattr(basix.CellType, domain.topology.cell_name()), degree)
    return points, weights


def versions() -> dict[str, str]:
    """Versions of what computed a result."""
    import chemomech

    return {
        "chemomech": chemomech.__version__,
        "dolfinx": dolfinx.__version__,
        "petsc": ".".join(str(n) for n in PETSc.Sys.getVersion()),
        "python": platform.python_version(),
    }
