"""Conduction along a surface against harmonic functions whose normal flux a path carries away."""

import numpy as np
import pytest
import ufl
from dolfinx import fem, mesh
from mpi4py import MPI
from scipy.sparse import diags_array
from scipy.sparse.linalg import spsolve
from scipy.special import j0, j1

from chemomech.physics.cartesian import CrossSection, Revolved
from chemomech.physics.surface_conduction import SurfacePath, outward_normal, surface_gradient

STRETCH = 1.2
"""Out of the plane."""


def solved(geometry_of, sides, cells, F, mobility, exact):
    """P1 potential in the deformed rectangle with a path on its upper (right) side, and that of ``exact``.

    ``div(M F^-1 F^-T grad mu) = 0`` in the body, where ``M = J`` is one of 1 in the deformed one.
    """
    domain = mesh.create_rectangle(MPI.COMM_SELF, [[0, 0], sides], cells)
    x = ufl.SpatialCoordinate(domain)
    geometry = geometry_of(x)
    displacement = ufl.as_matrix(F) * x - x
    stretch = fem.Constant(domain, STRETCH) if geometry.axial_stretch_is_unknown else None
    gradient_of_map = geometry.deformation_gradient(displacement, stretch)
    along = 0 if isinstance(geometry, Revolved) else 1
    wall = np.sort(mesh.locate_entities_boundary(domain, 1, lambda p: np.isclose(p[along], sides[along])))
    tags = mesh.meshtags(domain, 1, wall, np.ones_like(wall))
    ds = ufl.Measure("ds", domain, subdomain_data=tags, subdomain_id=1, metadata={"quadrature_degree": 4})
    space = fem.functionspace(domain, ("Lagrange", 1))
    gradients = [geometry.gradient(f(space)) for f in (ufl.TrialFunction, ufl.TestFunction)]
    in_body = [ufl.inv(gradient_of_map).T * gradient for gradient in gradients]
    path = SurfacePath(fem.Constant(domain, float(mobility)))
    form = ufl.det(gradient_of_map) * ufl.inner(*in_body) * geometry.volume_element() * ufl.dx(degree=4)
    form += path.conduction(*gradients, gradient_of_map, outward_normal(ds)) * geometry.volume_element() * ds
    matrix = fem.assemble_matrix(fem.form(form)).to_scipy()
    values = exact(np.array(F) @ space.tabulate_dof_coordinates()[:, :2].T)
    held = _held(space.tabulate_dof_coordinates(), sides, along, isinstance(geometry, Revolved))
    matrix = diags_array(1.0 * ~held) @ matrix + diags_array(1.0 * held)
    return spsolve(matrix.tocsr(), np.where(held, values, 0.0)), values


def _held(points, sides, along, has_axis):
    """All of the boundary but the wall and an axis."""
    across = 1 - along
    ends = np.isclose(points[:, across], 0) | np.isclose(points[:, across], sides[across])
    return ends if has_axis else ends | np.isclose(points[:, along], 0)


def error(solution):
    found, exact = solution
    return np.linalg.norm(found - exact) / np.linalg.norm(exact)


def slab(n, alpha=2.0, F=((1.3, 0.4), (0.0, 0.7))):
    """``exp(-a x) sin(a y)`` in a layer on an earthed plane: ``a tan(a H) = M/M_s``; swollen and sheared."""
    H = 0.5 * F[1][1]
    mobility = 1 / (alpha * np.tan(alpha * H))
    return solved(
        lambda x: CrossSection(x, axial_stretch_is_unknown=True),
        [1.0, 0.5],
        [2 * n, n],
        F,
        mobility,
        lambda x: np.exp(-alpha * x[0]) * np.sin(alpha * x[1]),
    )


def cylinder(n, F=((1.5, 0.0), (0.0, 0.8))):
    """``exp(-a z) J_0(a r)`` in a wire: ``-M J_1(a R) = M_s a J_0(a R)``, swollen."""
    alpha = 3.0 / F[0][0]
    mobility = -j1(3.0) / (alpha * j0(3.0))
    return solved(Revolved, [1.0, 1.0], [2 * n, 2 * n], F, mobility, lambda x: np.exp(-alpha * x[1]) * j0(alpha * x[0]))


@pytest.mark.parametrize("body", [slab, cylinder])
def test_the_exact_potential_comes_out_with_the_order_of_the_elements(body):
    coarse, fine = (error(body(n)) for n in (8, 16))
    assert fine < 2e-3
    assert fine < 0.3 * coarse


def test_a_fin_decays_over_the_root_of_its_conductance_over_the_uptake():
    """``sqrt(delta D_s n_s / k)`` with ``k = M/H`` of a thin layer below the path: within ``(a H)^2/6``."""
    alpha, F = 0.5, ((1.0, 0.0), (0.0, 1.0))
    mobility = 1 / (alpha * np.tan(alpha * 0.5))
    uptake = 1 / 0.5
    assert np.sqrt(mobility / uptake) * alpha == pytest.approx(1 - (0.5 * alpha) ** 2 / 6, rel=1e-3)
    assert error(slab(8, alpha, F)) < 1e-3


def test_the_gradient_in_the_surface_does_not_know_what_is_off_it():
    """Neither a derivative of the field along the normal nor a strain that leaves the surface as it is changes it."""
    F = ufl.as_matrix([[1.3, 0.4, 0.0], [0.2, 0.7, 0.0], [0.0, 0.0, 1.1]])
    normal = ufl.as_vector([0.6, 0.8, 0.0])
    off = ufl.outer(ufl.as_vector([0.3, -0.2, 0.5]), normal)
    gradient = ufl.as_vector([1.0, 2.0, 3.0])
    plain, moved = (
        np.array([component(()) for component in _components(surface_gradient(g, f, normal))])
        for g, f in ((gradient, F), (gradient + 5 * normal, F + off))
    )
    assert moved == pytest.approx(plain)
    assert np.linalg.norm(plain) > 0.1


def _components(vector):
    return [vector[i] for i in range(3)]
