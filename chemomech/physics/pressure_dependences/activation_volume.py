"""A rate constant with an activation volume."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from pydantic import Field

from chemomech.input.quantities import ActivationVolume as Volume
from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.pressure_dependence import PressureDependence
from chemomech.physics.scales import Scales


class ActivationVolume(PressureDependence):
    """``k(p) = k exp(-p V_a / RT)``: a bond that breaks needs room, of which pressure leaves less.

    ``V_a`` [m^3 per mole of events] is the volume of the activated state less that of the initial one. At 300 K and
    1 GPa a volume of 2.5 cm^3/mol makes the front e times slower. Transition state theory: H. Eyring, Journal of
    Chemical Physics 3 (1935) 107.
    """

    example: ClassVar[str] = "activation_volume: 1.5 cm^3/mol"
    law: Literal["activation volume"] = Field(description="k exp(-p V_a / RT), p the pressure of the product")
    activation_volume: Volume = Field(description="V_a [m^3/mol]; positive where pressure slows the front")

    def scaled(self, scales: Scales) -> Self:
        """With ``V_a C_max``, whose product with a stress in units of ``RT C_max`` is in RT."""
        return self.with_numbers(activation_volume=self.activation_volume * scales.stress / scales.thermal_energy)

    def factor(self, pressure: Any, functions: Functions = NUMPY) -> Any:
        """``exp(-p V_a / RT)``, with ``V_a`` in units of ``RT`` per unit of pressure."""
        return functions.exp(-pressure * self.activation_volume)
