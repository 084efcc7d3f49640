"""Elasticity and plasticity of host and product."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from chemomech.input.block import Block, as_written
from chemomech.input.provenance import Sourced
from chemomech.input.quantities import Modulus, Stress
from chemomech.materials.phases import OfPhases, PoissonsRatio, RatioLaw, StressLaw
from chemomech.physics.elastic_anisotropy import ElasticAnisotropy
from chemomech.physics.flow_rule import FlowRule
from chemomech.physics.property_laws.constant_law import ConstantLaw
from chemomech.register.choice import Choice
from chemomech.register.kinds import ELASTIC_ANISOTROPY, FLOW_RULE


class Elasticity(Block):
    """Elasticity of host and product; the product is isotropic, the host may be a cubic crystal."""

    youngs_modulus: OfPhases[StressLaw] = Field(description="Young's modulus E [Pa]")
    poissons_ratio: OfPhases[RatioLaw] = Field(description="Poisson's ratio nu [-]")
    anisotropy: Annotated[ElasticAnisotropy, Choice(ELASTIC_ANISOTROPY)] = Field(
        as_written({"law": "isotropic", "assumption": "equally stiff in all directions"}),
        validate_default=True,
        description="elastic anisotropy of the host, which fades into the isotropic product",
    )

    @property
    def isotropic_part(self) -> Elasticity:
        """The isotropic laws of both phases; with the constants of a cubic host in place of its E and nu."""
        constants, crystal = self.anisotropy.isotropic_constants, self.anisotropy
        if constants is None:
            return self
        said: dict[str, Any] = {"law": "constant", "source": crystal.source, "assumption": crystal.assumption}
        stiffness = ConstantLaw[Modulus].model_construct(None, value=constants[0], **said)
        ratio = ConstantLaw[PoissonsRatio].model_construct(None, value=constants[1], **said)
        return self.model_copy(
            update={
                "youngs_modulus": self.youngs_modulus.model_copy(update={"host": stiffness}),
                "poissons_ratio": self.poissons_ratio.model_copy(update={"host": ratio}),
            }
        )


class Plasticity(Block):
    """J2 plasticity with linear isotropic hardening."""

    yield_strength: OfPhases[StressLaw] = Field(description="yield strength sigma_Y [Pa] under uniaxial load")
    hardening_modulus: Sourced[Stress] = Field(description="H [Pa]: rise of the yield strength with plastic strain")
    flow: Annotated[FlowRule, Choice(FLOW_RULE)] = Field(description="rate dependence of the plastic flow")
