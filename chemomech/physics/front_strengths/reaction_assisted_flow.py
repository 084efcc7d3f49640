"""A front that flows easily."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from chemomech.input.quantities import Plain
from chemomech.physics.front_strength import FrontStrength

Remaining = Annotated[float, Plain(above=0.0, at_most=1.0)]


class ReactionAssistedFlow(FrontStrength):
    """Breaking bonds flow easily: the strength drops to ``remaining`` in the middle of the front.

    ``factor = 1 - (1 - remaining) b``, ``b = 1 - (1 - 4 phi (1 - phi))^4``: flat within the front, 1 outside.
    Reaction-assisted plasticity: K. Zhao et al., Nano Letters 11 (2011) 2962.

    The default, also because the arrested fraction converges best with it: at first order in the width, against orders
    0.5 to 0.8 at full strength (verification ``self-limiting``).
    """

    law: Literal["reaction-assisted flow"] = Field(description="what is left of it where bonds break, 5 % unless said")
    remaining: Remaining = Field(0.05, description="part of the strength that is left in the middle of the front [-]")
    compiled_in: ClassVar[frozenset[str]] = frozenset({"remaining"})

    def factor(self, order_parameter: Any) -> Any:
        """Remaining fraction of the strength."""
        outside = (1 - 4 * order_parameter * (1 - order_parameter)) ** 4
        return 1 - (1 - self.remaining) * (1 - outside)
