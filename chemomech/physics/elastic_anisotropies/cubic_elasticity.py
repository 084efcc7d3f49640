"""A host that is a cubic crystal."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from chemomech.input.block import fault
from chemomech.input.quantities import Modulus
from chemomech.physics.elastic_anisotropy import ElasticAnisotropy, Strain
from chemomech.physics.scales import Scales


class CubicElasticity(ElasticAnisotropy):
    """``C11``, ``C12``, ``C44`` of a cubic host; they take the place of its Young's modulus and Poisson's ratio."""

    example: ClassVar[str] = "c11: 165.7 GPa, c12: 63.9 GPa, c44: 79.6 GPa"
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
    def isotropic_constants(self) -> tuple[float, float]:
        """``E = 9 K G/(3 K + G)`` and ``nu = (3 K - 2 G)/2(3 K + G)``, of the isotropic solid with K and G = C44."""
        K, G = self.bulk_modulus, self.c44
        return 9 * K * G / (3 * K + G), (3 * K - 2 * G) / (2 * (3 * K + G))

    @property
    def excess(self) -> float:
        """``C11 - C12 - 2 C44`` [Pa], what is left to anisotropy: 0 where all directions are alike."""
        return self.c11 - self.c12 - 2 * self.c44

    def scaled(self, scales: Scales) -> Self:
        """With the constants in units of the stress."""
        return self.with_numbers(**{key: getattr(self, key) / scales.stress for key in ("c11", "c12", "c44")})

    def excess_energy(self, strain: Strain) -> Any:
        """``(C11 - C12 - 2 C44)/2 sum_i e_ii^2``: small strains then follow Hooke's law with the three constants."""
        return self.excess / 2 * sum(strain(i, i) ** 2 for i in range(3))
