"""Elastic anisotropy of the host: its constants along the axes of a cubic crystal."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from chemomech.input.block import fault
from chemomech.input.quantities import Modulus
from chemomech.input.provenance import Provenance


class IsotropicElasticity(Provenance):
    """All directions are alike: Young's modulus and Poisson's ratio say everything."""

    law: Literal["isotropic"] = Field(description="equally stiff in all directions")

    @property
    def excess(self) -> float:
        """0."""
        return 0.0


class CubicElasticity(Provenance):
    """``C11``, ``C12``, ``C44`` of a cubic host; they take the place of its Young's modulus and Poisson's ratio."""

    law: Literal["cubic"] = Field(description="three elastic constants along the cube's edges")
    c11: Modulus = Field(description="C11 [Pa]")
    c12: Modulus = Field(description="C12 [Pa]")
    c44: Modulus = Field(description="C44 [Pa]")

    @model_validator(mode="after")
    def _stable(self) -> Self:
        if self.c11 <= self.c12:
            raise fault("c12", "C12 must be below C11: the crystal would not resist shear")
        return self

    @property
    def bulk_modulus(self) -> float:
        """``K = (C11 + 2 C12)/3`` [Pa]."""
        return (self.c11 + 2 * self.c12) / 3

    @property
    def youngs_modulus(self) -> float:
        """``9 K C44/(3 K + C44)`` [Pa], of the isotropic solid with the same K and the shear modulus C44."""
        return 9 * self.bulk_modulus * self.c44 / (3 * self.bulk_modulus + self.c44)

    @property
    def poissons_ratio(self) -> float:
        """``(3 K - 2 C44)/2(3 K + C44)``, of the same solid."""
        return (3 * self.bulk_modulus - 2 * self.c44) / (2 * (3 * self.bulk_modulus + self.c44))

    @property
    def excess(self) -> float:
        """``C11 - C12 - 2 C44`` [Pa], what is left to anisotropy: 0 where all directions are alike."""
        return self.c11 - self.c12 - 2 * self.c44


ElasticAnisotropy = Annotated[IsotropicElasticity | CubicElasticity, Field(discriminator="law")]
