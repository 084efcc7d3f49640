"""Ingredients of the surface: kinetics of the exchange with the electrode, conduction along a dry part, loads."""

from __future__ import annotations

from chemomech.model.case_on_mesh import CaseOnMesh
from chemomech.physics.exchange import ChargeTransfer, Film, Kinetics
from chemomech.physics.mechanical_load import MechanicalLoad
from chemomech.physics.surface_conduction import SurfacePath


def surface_kinetics(setting: CaseOnMesh) -> Kinetics | None:
    """Rate at which carrier passes the surface; None where it is in equilibrium with the voltage."""
    law, film = setting.case.surface.kinetics, _film(setting)
    if law is not None:
        return ChargeTransfer(setting.law(law), None if film is None else setting.constant(film))
    return None if film is None else Film(setting.constant(1 / film))


def surface_path(setting: CaseOnMesh) -> SurfacePath | None:
    """Conduction along the wall; None where there is no path."""
    path, scales = setting.case.surface_path, setting.scales
    if path is None or path.concentration is None:
        return None
    filling = path.concentration / scales.carrier_density
    conductance = filling * path.thickness * path.diffusivity * scales.time / scales.length**3
    return SurfacePath(setting.constant(conductance))


def loads(setting: CaseOnMesh) -> list[tuple[MechanicalLoad, MechanicalLoad]]:
    """What acts on the outer surface, with constants of the mesh and with plain numbers."""
    return [(setting.law(load), load.scaled(setting.scales)) for load in setting.case.acting_loads]


def _film(setting: CaseOnMesh) -> float | None:
    """Resistance of a film: ``z F R i / RT`` over the flux of that current."""
    surface, scales = setting.case.surface, setting.scales
    if surface.film_resistance is None:
        return None
    return surface.film_resistance * scales.molar_charge / scales.thermal_energy / scales.per_current_density
