"""A material: a host, the alloy it becomes, and everything the model needs to know about both."""

from __future__ import annotations

import math
from typing import Annotated, Any, Self

import numpy as np
from pydantic import Field, StringConstraints, model_validator
from scipy.optimize import brentq
from scipy.special import expit, logit

from chemomech.input.block import Block, as_written, fault
from chemomech.input.constants import FARADAY, GAS_CONSTANT
from chemomech.input.provenance import Provenance, Sourced
from chemomech.input.quantities import Length, MolarMass, MolarVolume, Plain, Positive
from chemomech.materials.crystal_frame import CUBIC
from chemomech.materials.mechanics import Elasticity, Plasticity
from chemomech.materials.thermodynamics import Chemistry
from chemomech.materials.transport_properties import Reaction, Transport
from chemomech.physics.chemical_stretch import ChemicalStretch
from chemomech.physics.damage import Damage
from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.mixing_law import Conditions
from chemomech.physics.swelling_law import SwellingLaw
from chemomech.register.choice import Choice
from chemomech.register.kinds import CHEMICAL_STRETCH, DAMAGE, SWELLING_LAW

Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
Charge = Annotated[float, Plain(at_least=1.0, at_most=3.0)]


class Lattice(Provenance):
    """Orthogonal unit cell of the host."""

    a: Length = Field(description="a [m]")
    b: Length = Field(description="b [m]")
    c: Length = Field(description="c [m]")


class Material(Block):
    """Alloying of a host M with a carrier A, ``M + x A -> A_x M``, with the provenance of every number."""

    name: Word = Field(description="name of the system, carrier first: Li-Si")
    description: Text = Field("", description="what the numbers describe")
    carrier: Word = Field(description="the inserted element")
    host: Word = Field(description="the pristine phase")
    product: Word = Field(description="the phase behind the front")
    carriers_per_host: Sourced[Positive] = Field(description="x_max [-]: carriers per host atom in the full product")
    host_molar_volume: Sourced[MolarVolume] = Field(description="V_host [m^3/mol of host atoms]")
    host_molar_mass: Sourced[MolarMass] | None = Field(
        None, description="M_host [kg/mol of host atoms], for currents and capacities per mass of host"
    )
    carrier_charge: Sourced[Charge] = Field(description="z [-]: charges transferred per carrier")
    lattice: Lattice | None = Field(None, description="lengths of an orthogonal unit cell; without it cubic")
    swelling: Annotated[SwellingLaw, Choice(SWELLING_LAW)] = Field(
        description="volume ratio J_c of the product over its site fraction, J_c(0) = 1"
    )
    chemical_stretch: Annotated[ChemicalStretch, Choice(CHEMICAL_STRETCH)] = Field(
        as_written({"law": "isotropic", "assumption": "swells alike in all directions"}),
        validate_default=True,
        description="how the volume ratio is shared out between the directions of the crystal",
    )
    chemistry: Chemistry = Field(description="voltage, mixing and amorphisation energies")
    elasticity: Elasticity = Field(description="elastic constants of host and product")
    plasticity: Plasticity = Field(description="plastic flow of host and product")
    damage: Annotated[Damage, Choice(DAMAGE)] | None = Field(
        None, description="how the body loses its strength; without it, it is sound at any stress"
    )
    transport: Transport = Field(description="diffusion of the carrier")
    reaction: Reaction = Field(description="rate of the reaction front")

    @model_validator(mode="after")
    def _stretches_make_the_volume(self) -> Self:
        found = self.chemical_stretch.fault(self.full_volume_ratio)
        if found is not None:
            raise fault("chemical_stretch", found)
        return self

    @property
    def carrier_density(self) -> float:
        """``C_max = x_max / V_host`` [mol/m^3 of pristine host]."""
        return self.carriers_per_host.value / self.host_molar_volume.value

    @property
    def charge_density(self) -> float:
        """``z F C_max`` [C/m^3 of pristine host], the charge that fills it."""
        return self.carrier_charge.value * FARADAY * self.carrier_density

    @property
    def host_density(self) -> float | None:
        """``M_host / V_host`` [kg/m^3]; ``None`` without a molar mass."""
        return None if self.host_molar_mass is None else self.host_molar_mass.value / self.host_molar_volume.value

    @property
    def specific_capacity(self) -> float | None:
        """``x_max z F / M_host`` [C/kg of host]; ``None`` without a molar mass."""
        density = self.host_density
        return None if density is None else self.charge_density / density

    @property
    def lattice_lengths(self) -> tuple[float, float, float]:
        """Lengths a, b and c of the unit cell in any unit: all 1 in a cubic lattice."""
        return CUBIC if self.lattice is None else (self.lattice.a, self.lattice.b, self.lattice.c)

    @property
    def full_volume_ratio(self) -> float:
        """J_c of the full product [-]."""
        return float(self.swelling(1.0))

    def energy_scale(self, temperature: float) -> float:
        """``RT C_max`` [Pa], the chemical energy per reference volume."""
        return GAS_CONSTANT * temperature * self.carrier_density

    def amorphisation(self, temperature: float) -> float:
        """dg_am [RT per carrier site]."""
        return self.chemistry.amorphisation_energy.value / (GAS_CONSTANT * temperature)

    def conditions(self, temperature: float) -> Conditions:
        """Temperature, charge and reference voltage, which relate voltages and potentials."""
        return Conditions(temperature, self.carrier_charge.value, self.chemistry.reference_voltage.value)

    def potential_of(self, logit: Any, temperature: float, functions: Functions = NUMPY) -> Any:
        """Stress-free diffusion potential [RT] at the logit ``y = ln(c / (1 - c))`` of the site fraction."""
        return self.chemistry.excess.potential(logit, self.conditions(temperature), functions)

    def grand_potential_of(self, logit: Any, temperature: float, functions: Functions = NUMPY) -> Any:
        """``f - c f'`` of the product [RT per carrier site] at the logit of the site fraction."""
        return self.chemistry.excess.grand_potential(logit, self.conditions(temperature), functions)

    def potential(self, c: Any, temperature: float) -> Any:
        """Stress-free diffusion potential ``mu = f'(c)`` [RT], 0 < c < 1."""
        return self.potential_of(_logit(c), temperature)

    def open_circuit_voltage(self, c: Any, temperature: float) -> Any:
        """``U = U_0 - (RT/zF) mu(c)`` [V] of the product without stress, 0 < c < 1."""
        return self.conditions(temperature).voltage(self.potential(c, temperature))

    def transformation_energy(self, c: Any, temperature: float) -> Any:
        """``omega = dg_am + f - c f'`` [RT], 0 <= c < 1: the front advances where it is negative."""
        return self.amorphisation(temperature) + self.grand_potential_of(_logit(c), temperature)

    def equilibrium_fraction(self, temperature: float) -> float:
        """c_eq [-], the root of omega: ``1 - exp(-dg_am)`` for ideal mixing."""
        barrier = self.amorphisation(temperature)
        return self.chemistry.excess.equilibrium_fraction(barrier, self.conditions(temperature))

    def surface_potential(self, voltage: float, temperature: float) -> float:
        """``mu = z F (U_0 - V) / RT`` [RT] of a surface held at `voltage` [V]."""
        return self.conditions(temperature).potential(voltage)

    def voltage(self, potential: float, temperature: float) -> float:
        """The voltage [V] whose surface potential is `potential` [RT]."""
        return self.conditions(temperature).voltage(potential)

    def equilibrium_voltage(self, temperature: float) -> float:
        """Voltage [V] of the stress-free two-phase plateau; infinite when the host is not stable at all."""
        c = self.equilibrium_fraction(temperature)
        return self.voltage(float(self.potential(c, temperature)), temperature) if c > 0.0 else math.inf

    def site_fraction(self, potential: float, temperature: float) -> float:
        """Site fraction c [-] of stress-free product at the diffusion potential `potential` [RT]."""
        samples = np.linspace(-40.0, 40.0, 4001)
        reach = 1.0 + 1.1 * float(np.max(np.abs(self.potential_of(samples, temperature) - samples)))

        def residual(y: float) -> float:
            return float(self.potential_of(y, temperature)) - potential

        return float(expit(brentq(residual, potential - reach, potential + reach, xtol=1e-13)))

    def rate_constant(self, temperature: float) -> float:
        """k [m/s] of the reaction front at `temperature` [K]."""
        barrier = self.reaction.activation_energy
        factor = 1.0 if barrier is None else self._arrhenius(barrier.value, temperature)
        return self.reaction.rate_constant.value * factor

    def diffusivity_factor(self, temperature: float) -> float:
        """``exp(-E_D/R (1/T - 1/T_ref))`` [-], D over its value at the reference temperature."""
        return self._arrhenius(self.transport.activation_energy.value, temperature)

    def _arrhenius(self, energy: float, temperature: float) -> float:
        reference = self.transport.reference_temperature.value
        return math.exp(-energy / GAS_CONSTANT * (1.0 / temperature - 1.0 / reference))


def _logit(c: Any) -> Any:
    return logit(np.asarray(c, dtype=np.float64))
