"""Regions that do not react: coating, solid-electrolyte interphase (SEI), stiff core."""

from __future__ import annotations

from typing import Any, Self

from pydantic import Field, model_validator

from chemomech.input.block import Block, fault
from chemomech.input.provenance import Sourced
from chemomech.input.quantities import Concentration, Diffusivity, Modulus, Stress
from chemomech.materials.material import Material, Text, Word
from chemomech.materials.mechanics import Elasticity, Plasticity
from chemomech.materials.phases import OfPhases, PoissonsRatio
from chemomech.physics.chemical_stretches.isotropic_stretch import IsotropicStretch
from chemomech.physics.elastic_anisotropies.isotropic_elasticity import IsotropicElasticity
from chemomech.physics.flow_rules.no_flow import NoFlow
from chemomech.physics.flow_rules.rate_independent import RateIndependent
from chemomech.physics.property_laws.constant_law import ConstantLaw
from chemomech.physics.swelling_laws.linear_swelling import LinearSwelling


class Inert(Block):
    """A region that neither reacts nor swells; it carries load, and conducts the carrier or blocks it.

    It is a single-ion conductor: the number of mobile carriers ``n`` per volume is constant (their charge is that of
    the fixed ions), so that the flux is ``D n grad(mu)/RT`` and nothing is stored.
    """

    name: Word = Field(description="what it is: SEI, carbon")
    description: Text = Field("", description="what the numbers describe")
    carriers: Sourced[Concentration] | None = Field(
        None, description="n [mol/m^3]: mobile carriers; without carriers and diffusivity the region blocks the carrier"
    )
    diffusivity: Sourced[Diffusivity] | None = Field(
        None, description="D [m^2/s] of the mobile carriers at the temperature of the case"
    )
    youngs_modulus: Sourced[Modulus] = Field(description="Young's modulus E [Pa]")
    poissons_ratio: Sourced[PoissonsRatio] = Field(description="Poisson's ratio nu [-]")
    yield_strength: Sourced[Modulus] | None = Field(
        None, description="sigma_Y [Pa] of perfectly plastic flow; without it the region is elastic"
    )

    @model_validator(mode="after")
    def _conducts_or_blocks(self) -> Self:
        given = {"carriers": self.carriers, "diffusivity": self.diffusivity}
        missing = [key for key, value in given.items() if value is None]
        if len(missing) == 1:
            raise fault(
                missing[0], "a region that conducts needs carriers and diffusivity, one that blocks has neither"
            )
        return self

    @property
    def conducts(self) -> bool:
        """Whether the carrier can pass."""
        return self.diffusivity is not None

    @property
    def conductivity(self) -> float:
        """``D n`` [mol/(m s)]: flux per gradient of ``mu/RT``."""
        return (
            0.0 if self.diffusivity is None or self.carriers is None else self.diffusivity.value * self.carriers.value
        )

    def material(self, host: Material) -> Material:
        """Its mechanics as a material: `host` with the region's elasticity and strength, which does not swell."""
        return host.model_copy(
            update={
                "name": self.name,
                "swelling": LinearSwelling.model_construct(law="linear", full_expansion=0.0, assumption="inert"),
                "chemical_stretch": IsotropicStretch(law="isotropic", source=None, assumption="inert"),
                "elasticity": Elasticity.model_construct(
                    youngs_modulus=_alike(ConstantLaw[Modulus], self.youngs_modulus),
                    poissons_ratio=_alike(ConstantLaw[PoissonsRatio], self.poissons_ratio),
                    anisotropy=IsotropicElasticity(law="isotropic", source=None, assumption="inert"),
                ),
                "plasticity": self._plasticity(),
                "damage": None,
            }
        )

    def _plasticity(self) -> Plasticity:
        strength = self.yield_strength or self.youngs_modulus
        return Plasticity.model_construct(
            yield_strength=_alike(ConstantLaw[Modulus], strength),
            hardening_modulus=Sourced[Stress].model_construct(value=0.0, assumption="perfectly plastic"),
            flow=NoFlow(model="none", source=None, assumption="inert")
            if self.yield_strength is None
            else RateIndependent(model="rate independent", source=None, assumption="inert"),
        )


def _alike(law: Any, number: Sourced[Any]) -> OfPhases[Any]:
    """The same constant law for both phases."""
    said = {"source": number.source, "assumption": number.assumption}
    constant = law.model_construct(law="constant", value=number.value, **said)
    return OfPhases.model_construct(host=constant, product=constant)
