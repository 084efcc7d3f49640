"""What can be said about a run before it starts: stress-free, quasi-steady estimates in SI."""

from __future__ import annotations

import math
from dataclasses import dataclass

from chemomech.case.case import Case
from chemomech.case.mesh_size import UNKNOWNS_PER_CELL
from chemomech.materials.inert import Inert
from chemomech.theory.growth import diffusion_function, reaction_function


@dataclass(frozen=True)
class Estimates:
    """Scales of a case without stress."""

    equilibrium_fraction: float
    equilibrium_voltage: float
    surface_fraction: float
    surface_energy: float
    """omega [RT] of product in equilibrium with the surface."""
    drive: float
    speed: float
    diffusivity: float
    reaction_time: float
    """Time [s] of full conversion if only the front resisted; infinite without drive."""
    diffusion_time: float
    """Time [s] of full conversion if only diffusion through the product resisted; infinite without drive."""

    coating_time: float = 0.0
    """Time [s] of full conversion if only an undeformed coating resisted; 0 without one."""

    @classmethod
    def of(cls, case: Case) -> Estimates:
        """Estimates for `case`, with the diffusivity of the full product."""
        material, temperature = case.material, case.temperature
        size = case.host_depth
        dimension = case.geometry.dimension if size == case.geometry.size else 1
        c_surface = case.surface_fraction
        c_front = material.equilibrium_fraction(temperature)
        omega = case.surface_energy
        drive = float(case.rate_law.drive(omega))
        speed = case.rate_constant * drive
        diffusivity = float(material.transport.diffusivity.product(1.0)) * material.diffusivity_factor(temperature)
        swelling = material.full_volume_ratio
        reaction_time = diffusion_time = math.inf
        coating_time = resistance = _coating_resistance(case)
        if drive > 0.0 and c_surface > c_front:
            reaction_time = size / speed * float(reaction_function(1.0, dimension))
            # N / dc of the growth law: c_front sites to fill, (c_surface - c_front) / Z per current volume
            uptake = swelling * c_front / (c_surface - c_front)
            diffusion_time = uptake * size**2 / diffusivity * float(diffusion_function(1.0, dimension, swelling))
            if resistance:
                driving = case.surface_potential - float(material.potential(c_front, temperature))
                coating_time = c_front * resistance / driving
        return cls(
            equilibrium_fraction=c_front,
            equilibrium_voltage=material.equilibrium_voltage(temperature),
            surface_fraction=c_surface,
            surface_energy=omega,
            drive=drive,
            speed=speed,
            diffusivity=diffusivity,
            reaction_time=reaction_time,
            diffusion_time=diffusion_time,
            coating_time=coating_time,
        )

    @property
    def duration(self) -> float:
        """Time [s] of full conversion without stress."""
        return self.reaction_time + self.diffusion_time + self.coating_time

    @property
    def effective_damkoehler(self) -> float:
        """Da_eff [-]: time of diffusion over time of reaction at full conversion; nan when nothing reacts."""
        return self.diffusion_time / self.reaction_time if math.isfinite(self.duration) else math.nan

    @property
    def diffusion_share(self) -> float:
        """Share of diffusion in the time of full conversion [-]; nan when nothing reacts."""
        return self.diffusion_time / self.duration if math.isfinite(self.duration) else math.nan

    @property
    def regime(self) -> str:
        """What controls the front: reaction, diffusion, or both (shares between a tenth and nine tenths); a coating."""
        if math.isnan(self.diffusion_share):
            return "no reaction"
        if self.coating_time > 0.9 * self.duration:
            return "limited by the coating"
        if self.diffusion_share < 0.1:
            return "reaction controlled"
        return "diffusion controlled" if self.diffusion_share > 0.9 else "mixed"


def _coating_resistance(case: Case) -> float:
    """Time [s] in which one unit of potential [RT] fills the undeformed host through its coating; 0 without one.

    Host content per area ``R/d`` times the resistance ``L/(D n)`` of the layer, relative to the sites ``C_max``; in
    wires and particles with the mean area of the layer: ``L -> R ln(1 + L/R)`` and ``L/(1 + L/R)``.
    """
    coating = case.regions.get("coating")
    if not isinstance(coating, Inert):
        return 0.0
    radius, dimension = case.geometry.size, case.geometry.dimension
    ratio = case.geometry.coating / radius
    thickness = radius * (ratio, math.log1p(ratio), ratio / (1.0 + ratio))[dimension - 1]
    core = case.geometry.core if case.host_depth < radius else None
    content = radius / dimension * (1.0 - ((core or 0.0) / radius) ** dimension)
    return content * thickness * case.material.carrier_density / coating.conductivity


def unknowns(case: Case) -> int:
    """Quadratic displacement, three linear fields, one axial stretch; about as many on a mesh that is drawn."""
    cells = case.resolution.cells
    body = case.geometry.resolved_body
    if not body.is_one_dimensional:
        return round(UNKNOWNS_PER_CELL[body.mesh_dimension] * cells)
    return (2 * cells + 1) + 3 * (cells + 1) + (1 if case.has_free_axis else 0)
