"""A host that is equally stiff in all directions."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from chemomech.physics.elastic_anisotropy import ElasticAnisotropy, Strain


class IsotropicElasticity(ElasticAnisotropy):
    """All directions are alike: Young's modulus and Poisson's ratio say everything."""

    law: Literal["isotropic"] = Field(description="equally stiff in all directions")

    def excess_energy(self, strain: Strain) -> Any:
        """0."""
        return 0.0
