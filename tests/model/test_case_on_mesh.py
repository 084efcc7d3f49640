"""The axes of the model's tensors in the frame of the crystal."""

import numpy as np
import pytest
from dolfinx import mesh
from mpi4py import MPI

from chemomech.model.case_on_mesh import CaseOnMesh
from tests.support.cases import FILM, case_of

LYING = "crystal={axis: [0, 0, 1], in_plane: [1, 0, 0]}"
X, Y, Z = np.eye(3)


@pytest.mark.parametrize(
    ("geometry", "rows"),
    [
        ("shape: film, thickness: 30 nm", (Z, X, Y)),
        ("shape: wire, radius: 12 nm", (X, Y, Z)),
        ("shape: wire, radius: 12 nm, resolved: cross-section", (X, Y, Z)),
        ("shape: particle, radius: 12 nm, resolved: meridian", (X, Z, Y)),
        ("shape: wire from its end, radius: 12 nm, length: 30 nm", (X, Z, Y)),
        ("shape: pillar, radius: 12 nm, height: 30 nm, contact: top", (X, Z, Y)),
        ("shape: cube, edge: 24 nm, rounding: 2 nm", (X, Y, Z)),
    ],
)
def test_axes_of_the_tensors_lie_along_those_of_the_body(geometry, rows):
    case = case_of(FILM.replace("shape: film, thickness: 30 nm", geometry), LYING)
    domain = mesh.create_unit_square(MPI.COMM_SELF, 1, 1)
    assert np.asarray(CaseOnMesh(case, domain, {}).crystal_frame().value) == pytest.approx(np.array(rows))
