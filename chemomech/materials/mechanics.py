"""Elasticity and plasticity of host and product."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from chemomech.input.block import Block, as_written
from chemomech.input.quantities import Modulus, Plain, Rate, Stress, Viscosity
from chemomech.materials.elastic_anisotropy import ElasticAnisotropy
from chemomech.physics.property_laws.constant_law import ConstantLaw
from chemomech.materials.phases import OfPhases, PoissonsRatio, RatioLaw, StressLaw
from chemomech.input.provenance import Provenance, Sourced

Exponent = Annotated[float, Plain(at_least=0.2, at_most=50.0)]


class Elasticity(Block):
    """Elasticity of host and product; the product is isotropic, the host may be a cubic crystal."""

    youngs_modulus: OfPhases[StressLaw] = Field(description="Young's modulus E [Pa]")
    poissons_ratio: OfPhases[RatioLaw] = Field(description="Poisson's ratio nu [-]")
    anisotropy: ElasticAnisotropy = Field(
        as_written({"law": "isotropic", "assumption": "equally stiff in all directions"}),
        validate_default=True,
        description="elastic anisotropy of the host, which fades into the isotropic product",
    )

    @property
    def isotropic_part(self) -> Elasticity:
        """The isotropic laws of both phases; with the constants of a cubic host in place of its E and nu."""
        cubic = self.anisotropy
        if cubic.law == "isotropic":
            return self
        said: dict[str, Any] = {"law": "constant", "source": cubic.source, "assumption": cubic.assumption}
        stiffness = ConstantLaw[Modulus].model_construct(None, value=cubic.youngs_modulus, **said)
        ratio = ConstantLaw[PoissonsRatio].model_construct(None, value=cubic.poissons_ratio, **said)
        return self.model_copy(
            update={
                "youngs_modulus": self.youngs_modulus.model_copy(update={"host": stiffness}),
                "poissons_ratio": self.poissons_ratio.model_copy(update={"host": ratio}),
            }
        )


class _FlowRule(Provenance):
    flows: ClassVar[bool] = True
    """Whether there is plastic flow at some stress."""


class RateIndependent(_FlowRule):
    """Flow keeps the stress on the yield surface at any rate."""

    model: Literal["rate independent"] = Field(description="perfect or hardening J2 plasticity")


class LinearViscosity(_FlowRule):
    """Perzyna: ``eps_p' = (sigma_eq - sigma_Y) / viscosity``."""

    model: Literal["linear viscosity"] = Field(description="overstress proportional to the flow rate")
    viscosity: Viscosity = Field(description="overstress per plastic strain rate [Pa s]")


class PowerLaw(_FlowRule):
    """``eps_p' = reference_rate (sigma_eq / sigma_Y - 1)^exponent``."""

    model: Literal["power law"] = Field(description="overstress follows a power of the flow rate")
    reference_rate: Rate = Field(description="plastic strain rate at twice the yield strength [1/s]")
    exponent: Exponent = Field(description="exponent of the relative overstress, 0.2 to 50 [-]")


class NoFlow(_FlowRule):
    """``eps_p' = 0``: the body is elastic, whatever its yield strength."""

    model: Literal["none"] = Field(description="elastic: no plastic flow at any stress")
    flows: ClassVar[bool] = False


Flow = Annotated[RateIndependent | LinearViscosity | PowerLaw | NoFlow, Field(discriminator="model")]


class Plasticity(Block):
    """J2 plasticity with linear isotropic hardening."""

    yield_strength: OfPhases[StressLaw] = Field(description="yield strength sigma_Y [Pa] under uniaxial load")
    hardening_modulus: Sourced[Stress] = Field(description="H [Pa]: rise of the yield strength with plastic strain")
    flow: Flow = Field(description="rate dependence of the plastic flow")
