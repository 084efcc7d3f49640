"""Bodies in two and three dimensions: cross-section, body of revolution, solid."""

from __future__ import annotations

from dataclasses import dataclass

import ufl
from ufl.core.expr import Expr

from chemomech.physics.expression import Scalar

SMALLEST_SLOPE = 1e-12
"""Keeps the direction of a vanishing gradient differentiable."""


def unit(vector: Expr) -> Expr:
    """``v/|v|``; where ``v`` vanishes, so does it."""
    return vector / ufl.sqrt(ufl.inner(vector, vector) + SMALLEST_SLOPE)


@dataclass(frozen=True)
class _Cartesian:
    """What bodies in Cartesian coordinates share; a front may have any shape in them."""

    coordinate: Expr
    """Reference coordinate of the mesh, a vector of length 2 or 3."""
    axial_stretch_is_unknown: bool = False

    def volume_element(self) -> Expr:
        """1."""
        return ufl.as_ufl(1.0)

    def curvature_term(
        self, order_parameter: Expr, gradient: Expr, test: Expr, test_gradient: Expr, width: Expr
    ) -> Expr:
        """``K d phi/dn eta`` with ``K = div n``, integrated by parts.

        With ``d phi/dn = phi (1 - phi)/l``, the slope of the travelling front, it is
        ``-n . grad[phi (1 - phi) eta]/l``: no second derivative of the order parameter is needed (R. Folch,
        J. Casademunt, A. Hernandez-Machado and L. Ramirez-Piscina, Physical Review E 60 (1999) 1724). It vanishes on
        the boundary where ``phi = 1`` or where the front meets a plane of symmetry at a right angle.
        """
        phi, normal = order_parameter, unit(gradient)
        product = phi * (1 - phi) * ufl.inner(normal, test_gradient)
        return -(product + (1 - 2 * phi) * ufl.inner(normal, gradient) * test) / width

    def front_curvature(self, order_parameter: Expr, gradient: Expr, width: Expr) -> Expr:
        """``2 (2 phi - 1)/l``, whose average over a front of the width ``l`` is its curvature.

        The area of a level set of ``phi`` changes with ``phi`` by ``l K/(phi (1 - phi))`` of itself, so that no second
        derivative is needed.
        """
        return 2 * (2 * order_parameter - 1) / width


@dataclass(frozen=True)
class CrossSection(_Cartesian):
    """Cross-section ``(x, y)`` of a body that is long in ``z``: ``F = [[1 + u_x,x, u_x,y], ...]``, ``F_zz = lambda``.

    ``lambda`` is 1 (plane strain) or one unknown (generalised plane strain).
    """

    displacement_shape: tuple[int, ...] = (2,)
    tensor_size: int = 4

    def gradient(self, scalar: Expr) -> Expr:
        """``(df/dx, df/dy, 0)``."""
        return ufl.as_vector([scalar.dx(0), scalar.dx(1), 0])

    def deformation_gradient(self, displacement: Expr, axial_stretch: Expr | None) -> Expr:
        """``I + grad u`` in the plane, ``lambda`` along the axis."""
        H = ufl.grad(displacement)
        return _bordered(1 + H[0, 0], H[0, 1], H[1, 0], 1 + H[1, 1], 1 if axial_stretch is None else axial_stretch)

    def virtual_deformation(self, displacement: Expr, axial_stretch: Expr | None) -> Expr:
        """``grad v`` in the plane, ``delta lambda`` along the axis."""
        H = ufl.grad(displacement)
        return _bordered(H[0, 0], H[0, 1], H[1, 0], H[1, 1], 0 if axial_stretch is None else axial_stretch)

    def symmetric_tensor(self, components: Expr) -> Expr:
        """``(A_xx, A_yy, A_zz, A_xy)`` as a tensor."""
        return _bordered(components[0], components[3], components[3], components[1], components[2])

    def components(self, tensor: Expr) -> Expr:
        """``(A_xx, A_yy, A_zz, A_xy)``."""
        return ufl.as_vector([tensor[0, 0], tensor[1, 1], tensor[2, 2], tensor[0, 1]])

    def position(self, displacement: Expr | None = None) -> Expr:
        """``(x, y, 0)``."""
        place = self.coordinate if displacement is None else self.coordinate + displacement
        return ufl.as_vector([place[0], place[1], 0])

    def displacement_vector(self, displacement: Expr) -> Expr:
        """``(u_x, u_y, 0)``."""
        return ufl.as_vector([displacement[0], displacement[1], 0])

    def polar_components(self, tensor: Expr, displacement: Expr) -> tuple[Expr, Expr, Expr]:
        """Along the line to the axis, across it in the plane, along the axis."""
        radial = unit(self.position(displacement))
        across = ufl.as_vector([-radial[1], radial[0], 0])
        return ufl.dot(radial, tensor * radial), ufl.dot(across, tensor * across), tensor[2, 2]


@dataclass(frozen=True)
class Revolved(CrossSection):
    """Half plane ``(r, z)`` of a body of revolution; third direction: ``F_theta theta = 1 + u_r/r``, measure ``r``."""

    def deformation_gradient(self, displacement: Expr, axial_stretch: Expr | None) -> Expr:
        """``I + grad u`` in the half plane, ``1 + u_r/r`` around the axis."""
        H, r = ufl.grad(displacement), self.coordinate[0]
        return _bordered(1 + H[0, 0], H[0, 1], H[1, 0], 1 + H[1, 1], 1 + displacement[0] / r)

    def virtual_deformation(self, displacement: Expr, axial_stretch: Expr | None) -> Expr:
        """``grad v`` in the half plane, ``v_r/r`` around the axis."""
        H, r = ufl.grad(displacement), self.coordinate[0]
        return _bordered(H[0, 0], H[0, 1], H[1, 0], H[1, 1], displacement[0] / r)

    def volume_element(self) -> Expr:
        """``r``."""
        return self.coordinate[0]

    def polar_components(self, tensor: Expr, displacement: Expr) -> tuple[Expr, Expr, Expr]:
        """Along the line to the centre, around the axis, along the meridian."""
        radial, meridian, around = super().polar_components(tensor, displacement)
        return radial, around, meridian


@dataclass(frozen=True)
class Solid(_Cartesian):
    """Three dimensions: ``F = I + grad u``."""

    displacement_shape: tuple[int, ...] = (3,)
    tensor_size: int = 6

    def gradient(self, scalar: Expr) -> Expr:
        """``grad f``."""
        return ufl.grad(scalar)

    def deformation_gradient(self, displacement: Expr, axial_stretch: Expr | None) -> Expr:
        """``I + grad u``."""
        return ufl.Identity(3) + ufl.grad(displacement)

    def virtual_deformation(self, displacement: Expr, axial_stretch: Expr | None) -> Expr:
        """``grad v``."""
        return ufl.grad(displacement)

    def symmetric_tensor(self, components: Expr) -> Expr:
        """``(A_xx, A_yy, A_zz, A_xy, A_yz, A_xz)`` as a tensor."""
        xx, yy, zz, xy, yz, xz = (components[i] for i in range(6))
        return ufl.as_matrix([[xx, xy, xz], [xy, yy, yz], [xz, yz, zz]])

    def components(self, tensor: Expr) -> Expr:
        """``(A_xx, A_yy, A_zz, A_xy, A_yz, A_xz)``."""
        pairs = ((0, 0), (1, 1), (2, 2), (0, 1), (1, 2), (0, 2))
        return ufl.as_vector([tensor[i, j] for i, j in pairs])

    def position(self, displacement: Expr | None = None) -> Expr:
        """``x``."""
        return self.coordinate if displacement is None else self.coordinate + displacement

    def displacement_vector(self, displacement: Expr) -> Expr:
        """``u``."""
        return displacement

    def polar_components(self, tensor: Expr, displacement: Expr) -> tuple[Expr, Expr, Expr]:
        """Along the line to the centre; the mean of the other two directions, twice."""
        radial = unit(self.position(displacement))
        along = ufl.dot(radial, tensor * radial)
        across = (ufl.tr(tensor) - along) / 2
        return along, across, across


def _bordered(xx: Scalar, xy: Scalar, yx: Scalar, yy: Scalar, zz: Scalar) -> Expr:
    return ufl.as_matrix([[xx, xy, 0], [yx, yy, 0], [0, 0, zz]])
