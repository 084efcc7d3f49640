"""A property that decays to a saturation value."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, Literal

from pydantic import Field

from chemomech.input.provenance import Q
from chemomech.input.quantities import Positive
from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.property_law import PropertyLaw


class ExponentialLaw(PropertyLaw, Generic[Q]):
    """``f(c) = saturation + (initial - saturation) exp(-c / decay)``.

    Source: Di Leo, Rejovitzky, Anand 2015, concentration softening of the yield strength.
    """

    example: ClassVar[str] = "initial: 1.6 GPa, saturation: 0.4 GPa, decay: 0.04"
    law: Literal["exponential"] = Field(description="exponential decay to a saturation value")
    initial: Q = Field(description="value of the empty phase, c = 0")
    saturation: Q = Field(description="value approached when c is much larger than the decay")
    decay: Positive = Field(description="site fraction over which the difference falls to 1/e [-]")

    def __call__(self, c: Any, functions: Functions = NUMPY) -> Any:
        """``f`` at the site fraction `c`, in SI."""
        span = self.initial - self.saturation  # type: ignore[operator]
        return self.saturation + span * functions.exp(c * (-1.0 / self.decay))
