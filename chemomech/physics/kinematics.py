"""Geometries: how a scalar is differentiated, how a displacement deforms, what a volume element is.

No other physics file knows whether the body is radial, a cross-section or three-dimensional.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import ufl
from ufl.core.expr import Expr

from chemomech.physics.expression import Scalar
from chemomech.physics.tensors import norm


class Geometry(Protocol):
    """What the weak form needs to know of a geometry."""

    @property
    def displacement_shape(self) -> tuple[int, ...]:
        """Value shape of the displacement field; ``()`` for a single component."""
        ...

    @property
    def axial_stretch_is_unknown(self) -> bool:
        """Whether one scalar axial stretch is solved for (generalised plane strain)."""
        ...

    @property
    def tensor_size(self) -> int:
        """Number of independent components of a symmetric tensor in this geometry."""
        ...

    def gradient(self, scalar: Expr) -> Expr:
        """Reference gradient of a scalar field as a vector of length 3."""
        ...

    def deformation_gradient(self, displacement: Expr, axial_stretch: Expr | None) -> Expr:
        """Deformation gradient ``F``, always 3x3."""
        ...

    def virtual_deformation(self, displacement: Expr, axial_stretch: Expr | None) -> Expr:
        """Variation of ``F`` for a virtual displacement and a virtual axial stretch."""
        ...

    def volume_element(self) -> Expr:
        """Weight of ``dx`` that makes it the body's volume element."""
        ...

    def symmetric_tensor(self, components: Expr) -> Expr:
        """3x3 symmetric tensor from its ``tensor_size`` independent components."""
        ...

    def components(self, tensor: Expr) -> Expr:
        """The ``tensor_size`` independent components of a symmetric tensor."""
        ...

    def curvature_term(
        self, order_parameter: Expr, gradient: Expr, test: Expr, test_gradient: Expr, width: Expr
    ) -> Expr:
        """``K d phi/dn eta``: curvature of the front times the slope of the order parameter across it, tested."""
        ...

    def front_curvature(self, order_parameter: Expr, gradient: Expr, width: Expr) -> Expr:
        """Curvature ``K`` of the front; its average with the weight ``h' |grad phi|`` is what counts."""
        ...

    def position(self, displacement: Expr | None = None) -> Expr:
        """Place from the centre, axis or substrate as a vector of length 3; displaced if a displacement is given."""
        ...

    def displacement_vector(self, displacement: Expr) -> Expr:
        """The displacement as a vector of length 3."""
        ...

    def polar_components(self, tensor: Expr, displacement: Expr) -> tuple[Expr, Expr, Expr]:
        """Radial, hoop and axial (third) component of a spatial tensor, seen from the centre or axis."""
        ...


@dataclass(frozen=True)
class Radial:
    """A film, wire or particle in which every field depends on one reference coordinate ``r`` only.

    ======== ========= ================================== =========
    body     dimension ``F`` (r, theta, z)                measure
    ======== ========= ================================== =========
    film     1         ``diag(1 + u', 1, 1)``             ``dr``
    wire     2         ``diag(1 + u', 1 + u/r, lambda)``  ``r dr``
    particle 3         ``diag(1 + u', 1 + u/r, 1 + u/r)`` ``r^2 dr``
    ======== ========= ================================== =========

    A film is bonded to a rigid substrate at ``r = 0``; in a wire ``lambda`` is 1 (plane strain) or one unknown
    (generalised plane strain).
    """

    radius: Expr
    dimension: int
    axial_stretch_is_unknown: bool = False
    displacement_shape: tuple[int, ...] = ()
    tensor_size: int = 3

    def gradient(self, scalar: Expr) -> Expr:
        """``(df/dr, 0, 0)``."""
        return ufl.as_vector([scalar.dx(0), 0, 0])

    def deformation_gradient(self, displacement: Expr, axial_stretch: Expr | None) -> Expr:
        """Diagonal ``F`` of the table above."""
        radial = 1 + displacement.dx(0)
        hoop = 1 + displacement / self.radius if self.dimension > 1 else 1
        third = hoop if self.dimension == 3 else (1 if axial_stretch is None else axial_stretch)
        return _diagonal(radial, hoop, third)

    def virtual_deformation(self, displacement: Expr, axial_stretch: Expr | None) -> Expr:
        """Diagonal ``delta F``: ``(v', v/r or 0, v/r or delta lambda or 0)``."""
        hoop = displacement / self.radius if self.dimension > 1 else 0
        third = hoop if self.dimension == 3 else (0 if axial_stretch is None else axial_stretch)
        return _diagonal(displacement.dx(0), hoop, third)

    def volume_element(self) -> Expr:
        """``r^(dimension - 1)``."""
        return self.radius ** (self.dimension - 1)

    def symmetric_tensor(self, components: Expr) -> Expr:
        """``diag(components)``: by symmetry no shear."""
        return _diagonal(components[0], components[1], components[2])

    def components(self, tensor: Expr) -> Expr:
        """``(A_rr, A_theta theta, A_zz)``."""
        return ufl.as_vector([tensor[0, 0], tensor[1, 1], tensor[2, 2]])

    def curvature_term(
        self, order_parameter: Expr, gradient: Expr, test: Expr, test_gradient: Expr, width: Expr
    ) -> Expr:
        """``(dimension - 1)/r dphi/dr eta``."""
        return (self.dimension - 1) / self.radius * gradient[0] * test

    def front_curvature(self, order_parameter: Expr, gradient: Expr, width: Expr) -> Expr:
        """``(dimension - 1)/r``, positive where the order parameter grows outwards."""
        return (self.dimension - 1) / self.radius * gradient[0] / norm(gradient)

    def position(self, displacement: Expr | None = None) -> Expr:
        """``(r, 0, 0)``."""
        return ufl.as_vector([self.radius + (0 if displacement is None else displacement), 0, 0])

    def displacement_vector(self, displacement: Expr) -> Expr:
        """``(u, 0, 0)``."""
        return ufl.as_vector([displacement, 0, 0])

    def polar_components(self, tensor: Expr, displacement: Expr) -> tuple[Expr, Expr, Expr]:
        """``A_rr, A_theta theta, A_zz``."""
        return tensor[0, 0], tensor[1, 1], tensor[2, 2]


def _diagonal(first: Scalar, second: Scalar, third: Scalar) -> Expr:
    return ufl.as_matrix([[first, 0, 0], [0, second, 0], [0, 0, third]])
