"""How fast the carrier passes the reacting surface."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from chemomech.input.block import Block
from chemomech.input.quantities import ExchangeCurrentDensity, Plain

TransferCoefficient = Annotated[float, Plain(above=0.0, below=1.0)]


class LinearKinetics(Block):
    """``i = i_0 (mu_ext - mu)`` per current area, with the potential ``mu_ext`` [RT] of the voltage."""

    law: Literal["linear"] = Field(description="current proportional to the overpotential (linear Butler-Volmer)")
    exchange_current_density: ExchangeCurrentDensity = Field(
        description="i_0 [A/m^2] of the deformed surface: current per RT of difference between the potential that "
        "belongs to the voltage and that of the carrier at the surface"
    )


class ButlerVolmer(Block):
    """``i = i_0 [exp(alpha D) - exp(-(1 - alpha) D)]`` per current area, ``D = mu_ext - mu`` [RT]."""

    law: Literal["butler-volmer"] = Field(description="charge transfer: exponential in the overpotential")
    exchange_current_density: ExchangeCurrentDensity = Field(
        description="i_0 [A/m^2] of the deformed surface; at half filling where it depends on the site fraction"
    )
    depends_on: Literal["nothing", "site fraction"] = Field(
        "site fraction",
        description="nothing: i_0 is a constant; site fraction: i_0 (2 c)^(1 - alpha) (2 (1 - c))^alpha of the site "
        "fraction c at the surface",
    )
    transfer_coefficient: TransferCoefficient = Field(
        0.5, description="alpha [-]: part of the overpotential that speeds the insertion up"
    )


Kinetics = Annotated[LinearKinetics | ButlerVolmer, Field(discriminator="law")]
