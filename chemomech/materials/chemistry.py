"""Thermodynamics of host and product without stress."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..case.block import Block
from ..case.quantities import Barrier, GradientEnergy, Plain, Voltage
from .mixing import Excess
from .provenance import Sourced

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
    excess: Excess = Field(description="deviation of the product from ideal mixing")
    gradient_energy: Sourced[GradientEnergy] | None = Field(
        None,
        description="kappa [J/m] of the energy kappa/2 |grad c|^2 of an inhomogeneous carrier content (Cahn-Hilliard), "
        "c relative to the full product; without it content may vary at no cost",
    )
