"""A three-dimensional body without symmetry: the geometry of patch test and superposed rotation."""

from __future__ import annotations

from dataclasses import dataclass

import ufl
from ufl.core.expr import Expr


@dataclass(frozen=True)
class Cartesian:
    """``F = I + grad u`` in Cartesian coordinates."""

    axial_stretch_is_unknown: bool = False
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

    def volume_element(self) -> Expr:
        """1."""
        return ufl.as_ufl(1.0)

    def symmetric_tensor(self, components: Expr) -> Expr:
        """Tensor from its components ``xx, yy, zz, xy, yz, xz``."""
        xx, yy, zz, xy, yz, xz = (components[i] for i in range(6))
        return ufl.as_matrix([[xx, xy, xz], [xy, yy, yz], [xz, yz, zz]])

    def components(self, tensor: Expr) -> Expr:
        """``xx, yy, zz, xy, yz, xz``."""
        places = ((0, 0), (1, 1), (2, 2), (0, 1), (1, 2), (0, 2))
        return ufl.as_vector([tensor[place] for place in places])

    def curvature_term(self, gradient: Expr) -> Expr:
        """0: there is no front."""
        return ufl.as_ufl(0.0)
