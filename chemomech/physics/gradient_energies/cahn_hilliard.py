"""A product that separates into two phases with a diffuse interface."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from chemomech.input.quantities import GradientEnergy as Coefficient
from chemomech.physics.gradient_energy import GradientEnergy
from chemomech.physics.scales import Scales


class CahnHilliard(GradientEnergy):
    """``kappa/2 |grad c|^2``: J. W. Cahn and J. E. Hilliard, Journal of Chemical Physics 28 (1958) 258."""

    example: ClassVar[str] = "value: 5e-10 J/m"
    law: Literal["cahn-hilliard"] = Field("cahn-hilliard", description="kappa/2 |grad c|^2")
    value: Coefficient = Field(description="kappa [J/m], with c relative to the full product")

    @model_serializer(mode="wrap")
    def _written(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Without the word: a file may leave it out."""
        return {key: value for key, value in handler(self).items() if key != "law"}

    def scaled(self, scales: Scales) -> Self:
        """With kappa over the energy density and the square of the length."""
        return self.with_numbers(value=self.value / (scales.stress * scales.length**2))

    def density(self, gradient: Any) -> Any:
        """``kappa/2 |grad c|^2``."""
        import ufl

        return self.value / 2 * ufl.inner(gradient, gradient)

    def weak_potential(self, gradient: Any, test_gradient: Any) -> Any:
        """``kappa grad c . grad eta``."""
        import ufl

        return self.value * ufl.inner(gradient, test_gradient)
