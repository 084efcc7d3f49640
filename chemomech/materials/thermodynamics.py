"""Thermodynamics of host and product without stress."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from chemomech.input.block import Block, fault
from chemomech.input.quantities import Barrier, GradientEnergy, Plain, Voltage
from chemomech.materials.mixing import IdealMixing, RedlichKister
from chemomech.materials.open_circuit_voltage import OpenCircuitVoltage, PolynomialVoltage, VoltagePlateaus
from chemomech.input.provenance import Sourced

Solubility = Annotated[float, Plain(above=0.0, at_most=0.1)]
Mixing = Annotated[
    IdealMixing | RedlichKister | OpenCircuitVoltage | PolynomialVoltage | VoltagePlateaus,
    Field(discriminator="model"),
]


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
    excess: Mixing = Field(
        description="mixing in the product: ideal, with an excess energy, or such that a measured open-circuit voltage "
        "comes out"
    )
    gradient_energy: Sourced[GradientEnergy] | None = Field(
        None,
        description="kappa [J/m] of the energy kappa/2 |grad c|^2 of an inhomogeneous carrier content (Cahn-Hilliard), "
        "c relative to the full product; without it content may vary at no cost",
    )

    @model_validator(mode="after")
    def _voltage_falls(self) -> Self:
        found = self.excess.separation() if self.gradient_energy is None else None
        if found is not None:
            key, where = found
            raise fault(
                f"excess.{key}",
                f"{where}: the product would separate into two phases; the voltage must fall with the site fraction, "
                "or chemistry.gradient_energy must give the interface between the phases a width",
            )
        return self
