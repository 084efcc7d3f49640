"""Elastic anisotropy of the host: its constants along the axes of its crystal."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from chemomech.physics.laws import SourcedLaw
from chemomech.register.kind import Kind
from chemomech.register.kinds import ELASTIC_ANISOTROPY


class ElasticAnisotropy(SourcedLaw):
    """What is left of the host's elasticity beside an isotropic solid of the same ``K``: a cubic excess."""

    kind: ClassVar[Kind] = ELASTIC_ANISOTROPY

    @property
    @abstractmethod
    def excess(self) -> float:
        """``C11 - C12 - 2 C44`` [Pa], what is left to anisotropy: 0 where all directions are alike."""

    @property
    def isotropic_constants(self) -> tuple[float, float] | None:
        """Young's modulus [Pa] and Poisson's ratio [-] in place of the host's own; None where these hold."""
        return None
