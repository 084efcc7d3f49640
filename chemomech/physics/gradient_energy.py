"""Energy of an inhomogeneous carrier content.

    Psi = ... + Psi_grad(grad c)      mu = f_a' + mu_mech - div dPsi_grad/d(grad c)

With a mixing energy that is not convex the content separates into two phases, and the interface between them has a
finite width and energy; its exact profile is in :mod:`chemomech.theory.diffuse_interface`. The gradient is that of the
reference configuration.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar

from chemomech.physics.laws import SourcedLaw
from chemomech.register.kind import Kind
from chemomech.register.kinds import GRADIENT_ENERGY


class GradientEnergy(SourcedLaw):
    """Energy of a gradient of the content ``c``, in units of ``RT C_max`` once it is scaled."""

    kind: ClassVar[Kind] = GRADIENT_ENERGY
    gives_width: ClassVar[bool] = True
    """Whether the interface between two phases of the product has a width, so that it may separate."""

    @abstractmethod
    def density(self, gradient: Any) -> Any:
        """Energy per reference volume, from the reference gradient of ``c``, a vector."""

    @abstractmethod
    def weak_potential(self, gradient: Any, test_gradient: Any) -> Any:
        """Its variational derivative, tested and integrated by parts; the content has no flux of its own outside."""
