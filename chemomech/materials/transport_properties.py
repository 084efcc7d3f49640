"""Transport of the carrier and the rate of the reaction front."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from chemomech.input.block import Block, as_written
from chemomech.input.provenance import Sourced
from chemomech.input.quantities import ActivationVolume, Barrier, Speed, Temperature
from chemomech.materials.phases import LawOfDiffusion, OfPhases
from chemomech.physics.front_mobility import FrontMobility
from chemomech.physics.pressure_dependence import PressureDependence
from chemomech.register.choice import Choice
from chemomech.register.kinds import FRONT_MOBILITY, PRESSURE_DEPENDENCE


class Transport(Block):
    """``D(c, T, p) = D(c) exp(-E_D/R (1/T - 1/T_ref)) exp(-p dV / RT)``."""

    diffusivity: OfPhases[LawOfDiffusion] = Field(
        description="D [m^2/s] of the carrier without stress at the reference temperature"
    )
    activation_energy: Sourced[Barrier] = Field(description="E_D [J/mol] (0.26 eV per atom is accepted too)")
    reference_temperature: Sourced[Temperature] = Field(description="temperature [K] at which D and k are given")
    activation_volume: Sourced[ActivationVolume] = Field(
        description="dV [m^3/mol]: pressure p slows diffusion by exp(-p dV / RT)"
    )


class Reaction(Block):
    """Speed of the front at full drive: ``v = k m(n) drive``, ``0 <= drive <= 1``, ``m = 1`` along the fastest."""

    rate_constant: Sourced[Speed] = Field(description="k [m/s]: speed of a planar front at full drive")
    activation_energy: Sourced[Barrier] | None = Field(
        None, description="E_k [J/mol] of the rate constant; without it k does not depend on temperature"
    )
    pressure_dependence: Annotated[PressureDependence, Choice(PRESSURE_DEPENDENCE)] | None = Field(
        None, description="what the pressure of the product at the front does to k; without it nothing"
    )
    front_mobility: Annotated[FrontMobility, Choice(FRONT_MOBILITY)] = Field(
        as_written({"law": "isotropic", "assumption": "equally fast in all directions"}),
        validate_default=True,
        description="m(n) [-]: speed of the front along the directions of the crystal, relative to the fastest",
    )
