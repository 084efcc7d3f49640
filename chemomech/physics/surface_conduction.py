"""A layer on the surface along which the carrier runs, from where it enters the body to where it is dry.

The layer is thin, conducts the carrier only (its concentration is constant: a single-ion conductor) and lies on host
and product alike, so that carrier may run ahead of the reaction front. It stores nothing: what enters it goes on into
the body. The flux along the deformed surface, per length of a line in it, is ``- M_s grad_s mu`` with
``M_s = delta D_s n_s`` (thickness, diffusivity, concentration; Nernst-Einstein); its divergence is what the body takes
up.
"""

from __future__ import annotations

from dataclasses import dataclass

import ufl
from ufl.core.expr import Expr

from chemomech.physics.exchange import area_ratio


def outward_normal(surface: ufl.Measure) -> Expr:
    """Outward reference normal of facets of a mesh as a vector of length 3."""
    domain = surface.ufl_domain()
    assert domain is not None
    normal = ufl.FacetNormal(domain)
    return ufl.as_vector([normal[i] if i < normal.ufl_shape[0] else 0 for i in range(3)])


def surface_gradient(reference_gradient: Expr, deformation_gradient: Expr, normal: Expr) -> Expr:
    """``grad_s f = (I - n n^T) F^-T Grad f`` with ``n`` along ``F^-T N``: the gradient in the deformed surface.

    It depends on the values of ``f`` and of the displacement in the surface only.
    """
    F_inv_T = ufl.inv(deformation_gradient).T
    gradient, n = F_inv_T * reference_gradient, F_inv_T * normal
    return gradient - ufl.dot(gradient, n) / ufl.dot(n, n) * n


@dataclass(frozen=True)
class SurfacePath:
    """Conduction along the surface with a constant mobility."""

    mobility: Expr
    """``M_s = delta D_s n_s``."""

    def conduction(self, gradient: Expr, other: Expr, deformation_gradient: Expr, normal: Expr) -> Expr:
        """``M_s grad_s f . grad_s g da/dA`` per reference area from two reference gradients.

        With ``f = mu`` and a test function for ``g`` the weak form; with ``f = g = mu`` what is dissipated.
        """
        F = deformation_gradient
        product = ufl.inner(surface_gradient(gradient, F, normal), surface_gradient(other, F, normal))
        return self.mobility * product * area_ratio(F, normal)
