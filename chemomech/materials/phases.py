"""Properties of the two phases of a material, each with a law of its own."""

from __future__ import annotations

from typing import Annotated, Any, Generic, TypeVar

from pydantic import Field

from chemomech.input.block import Block
from chemomech.input.provenance import schema_name
from chemomech.input.quantities import Diffusivity, Modulus, Plain
from chemomech.physics.diffusivity import DiffusivityLaw
from chemomech.physics.property_law import PropertyLaw
from chemomech.register.choice import Choice
from chemomech.register.kinds import DIFFUSIVITY, PROPERTY_LAW

L = TypeVar("L")
PoissonsRatio = Annotated[float, Plain(above=-1.0, below=0.5)]

StressLaw = Annotated[PropertyLaw, Choice(PROPERTY_LAW, Modulus)]
RatioLaw = Annotated[PropertyLaw, Choice(PROPERTY_LAW, PoissonsRatio)]
LawOfDiffusion = Annotated[PropertyLaw | DiffusivityLaw, Choice(DIFFUSIVITY, Diffusivity)]


class OfPhases(Block, Generic[L]):
    """A law for the pristine host and one for the product."""

    host: L = Field(description="the pristine host (order parameter 0)")
    product: L = Field(description="the alloy (order parameter 1)")

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """A readable name in the JSON Schema."""
        return schema_name(cls, params)
