"""A product whose content may vary at no cost."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from chemomech.physics.gradient_energy import GradientEnergy


class Homogeneous(GradientEnergy):
    """No energy: the potential depends on the local content only."""

    law: Literal["none"] = Field(description="content may vary at no cost")
    gives_width: ClassVar[bool] = False

    def density(self, gradient: Any) -> Any:
        """0."""
        return 0.0

    def weak_potential(self, gradient: Any, test_gradient: Any) -> Any:
        """0."""
        return 0.0
