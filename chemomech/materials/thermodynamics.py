"""Thermodynamics of host and product without stress."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from chemomech.input.block import Block, fault
from chemomech.input.provenance import Sourced
from chemomech.input.quantities import Barrier, Plain, Voltage
from chemomech.physics.gradient_energy import GradientEnergy
from chemomech.physics.mixing_law import MixingLaw
from chemomech.register.choice import Choice
from chemomech.register.kinds import GRADIENT_ENERGY, MIXING

Solubility = Annotated[float, Plain(above=0.0, at_most=0.1)]


class Chemistry(Block):
    """Thermodynamics of host and product without stress."""

    reference_voltage: Sourced[Voltage] = Field(
        description="U_0 [V]: voltage at which the ideal product is half full, mu = z F (U_0 - V) / RT"
    )
    amorphisation_energy: Sourced[Barrier] = Field(
        description="dg_am [J/mol of carrier sites]: energy that turns the host into empty product"
    )
    host_solubility: Sourced[Solubility] = Field(
        description="epsilon [-]: carrier the host takes up, relative to the product"
    )
    excess: Annotated[MixingLaw, Choice(MIXING)] = Field(
        description="mixing in the product: ideal, with an excess energy, or such that a measured open-circuit voltage "
        "comes out"
    )
    gradient_energy: Annotated[GradientEnergy, Choice(GRADIENT_ENERGY)] | None = Field(
        None,
        description="kappa [J/m] of the energy kappa/2 |grad c|^2 of an inhomogeneous carrier content (Cahn-Hilliard), "
        "c relative to the full product; without it content may vary at no cost",
    )

    @model_validator(mode="after")
    def _voltage_falls(self) -> Self:
        found = None if self.may_separate else self.excess.separation()
        if found is not None:
            key, where = found
            raise fault(
                f"excess.{key}",
                f"{where}: the product would separate into two phases; the voltage must fall with the site fraction, "
                "or chemistry.gradient_energy must give the interface between the phases a width",
            )
        return self

    @property
    def may_separate(self) -> bool:
        """Whether the interface between two phases of the product has a width."""
        return self.gradient_energy is not None and self.gradient_energy.gives_width
