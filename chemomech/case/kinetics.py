"""How fast the carrier passes the reacting surface."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .block import Block
from .quantities import ExchangeCurrentDensity


class LinearKinetics(Block):
    """``i = i_0 (mu_ext - mu)`` per current area, with the potential ``mu_ext`` [RT] of the voltage."""

    law: Literal["linear"] = Field(description="current proportional to the overpotential (linear Butler-Volmer)")
    exchange_current_density: ExchangeCurrentDensity = Field(
        description="i_0 [A/m^2] of the deformed surface: current per RT of difference between the potential that "
        "belongs to the voltage and that of the carrier at the surface"
    )
