"""Charge transfer after Butler and Volmer."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field

from chemomech.input.quantities import ExchangeCurrentDensity, Plain
from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.scales import Scales
from chemomech.physics.surface_kinetics_law import SurfaceKinetics

TransferCoefficient = Annotated[float, Plain(above=0.0, below=1.0)]
NEWTON_STEPS = 6
"""Of the equation for the charge transfer behind a film; they converge from one side."""


class ButlerVolmer(SurfaceKinetics):
    """``i = i_0 [exp(alpha D) - exp(-(1 - alpha) D)]`` per current area, ``D = mu_ext - mu`` [RT].

    ``i_0`` may depend on the site fraction: carrier meets empty sites, ``i_0 (2 c)^(1 - alpha) (2 (1 - c))^alpha`` (J.
    Newman and K. E. Thomas-Alyea, *Electrochemical Systems*, 3rd ed., section 22.5). A film of the resistance ``r``
    takes ``r j`` off: then ``D`` solves ``D + r j(D) = mu_ext - mu``, by Newton's method from ``sign(D) min(|mu_ext -
    mu|, ln(1 + |mu_ext - mu| / r j_0) / a)``, which bounds its root from outside (``a`` is ``alpha`` or ``1 - alpha``,
    by the sign).
    """

    example: ClassVar[str] = "exchange_current_density: 1 A/m^2, transfer_coefficient: 0.4"
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
    compiled_in: ClassVar[frozenset[str]] = frozenset({"transfer_coefficient"})

    def scaled(self, scales: Scales) -> Self:
        """With the flux that belongs to ``i_0``."""
        return self.with_numbers(exchange_current_density=self.exchange_current_density * scales.per_current_density)

    def flux(self, difference: Any, logit: Any, film_resistance: Any = None, functions: Functions = NUMPY) -> Any:
        """``j``."""
        exchange = self.exchange(logit, functions)
        return exchange * self._law(self._across_transfer(difference, exchange, film_resistance, functions), functions)

    def exchange(self, logit: Any, functions: Functions = NUMPY) -> Any:
        """``j_0`` at the logit ``y`` of the site fraction; ``ln c = -ln(1 + exp(-y))``."""
        if self.depends_on == "nothing":
            return self.exchange_current_density
        alpha = self.transfer_coefficient
        empty, full = functions.ln(1 + functions.exp(logit)), functions.ln(1 + functions.exp(-logit))
        return 2 * self.exchange_current_density * functions.exp(-(1 - alpha) * full - alpha * empty)

    def _law(self, across: Any, functions: Functions) -> Any:
        alpha = self.transfer_coefficient
        return functions.exp(alpha * across) - functions.exp((alpha - 1) * across)

    def _across_transfer(self, difference: Any, exchange: Any, film_resistance: Any, functions: Functions) -> Any:
        """``D``."""
        if film_resistance is None:
            return difference
        alpha, loss, exp = self.transfer_coefficient, film_resistance * exchange, functions.exp
        size = functions.where_positive(difference, difference, -difference)
        exponent = functions.where_positive(difference, alpha, 1 - alpha)
        bound = functions.minimum(size, functions.ln(1 + size / loss) / exponent)
        across = functions.where_positive(difference, bound, -bound)
        for _ in range(NEWTON_STEPS):
            slope = 1 + loss * (alpha * exp(alpha * across) + (1 - alpha) * exp((alpha - 1) * across))
            across = across - (across + loss * self._law(across, functions) - difference) / slope
        return across
