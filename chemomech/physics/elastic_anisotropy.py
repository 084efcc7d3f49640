"""Elastic anisotropy of the host: its constants along the axes of its crystal."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar

from chemomech.physics.laws import SourcedLaw
from chemomech.register.kind import Kind
from chemomech.register.kinds import ELASTIC_ANISOTROPY

Strain = Callable[[int, int], Any]
"""``e_ij`` [-]: isochoric elastic strain along the crystal's axes ``i`` and ``j``; symmetric, without trace."""


class ElasticAnisotropy(SourcedLaw):
    """Elastic energy of the host beside that of an isotropic solid, whose ``K`` and ``G`` are the host's."""

    kind: ClassVar[Kind] = ELASTIC_ANISOTROPY

    @abstractmethod
    def excess_energy(self, strain: Strain) -> Any:
        """Energy per volume beside the isotropic solid's, in the unit of the law's constants [Pa].

        ``strain(i, j)`` is a number, an array or a UFL expression. The law is isotropic if this is 0 at any strain.
        """

    @property
    def isotropic_constants(self) -> tuple[float, float] | None:
        """Young's modulus [Pa] and Poisson's ratio [-] in place of the host's own; None where these hold."""
        return None
