"""Ingredients of the surface: kinetics of the exchange with the electrode, conduction along a dry part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chemomech.case.surface_kinetics import ButlerVolmer as ButlerVolmerBlock
from chemomech.case.surface_kinetics import LinearKinetics as LinearBlock
from chemomech.input.constants import FARADAY, GAS_CONSTANT
from chemomech.model.case_on_mesh import CaseOnMesh
from chemomech.physics.exchange import ButlerVolmer, Kinetics, LinearKinetics, OfVacancies
from chemomech.physics.surface_conduction import SurfacePath


def surface_kinetics(setting: CaseOnMesh) -> Kinetics | None:
    """Rate at which carrier passes the surface; None where it is in equilibrium with the voltage."""
    law, film = setting.case.surface.kinetics, _film(setting)
    if law is not None:
        return KINETICS[type(law)](law, film, setting)
    return None if film is None else LinearKinetics(setting.constant(1 / film))


def surface_path(setting: CaseOnMesh) -> SurfacePath | None:
    """Conduction along the wall; None where there is no path."""
    path, scales = setting.case.surface_path, setting.scales
    if path is None or path.concentration is None:
        return None
    filling = path.concentration / scales.carrier_density
    conductance = filling * path.thickness * path.diffusivity * scales.time / scales.length**3
    return SurfacePath(setting.constant(conductance))


def _charge(setting: CaseOnMesh) -> float:
    """``z F`` [C/mol]."""
    return setting.case.material.carrier_charge.value * FARADAY


def _per_current(setting: CaseOnMesh) -> float:
    """Carrier per area and time, in the units of the problem, of a current density of 1 A/m^2."""
    scales = setting.scales
    return scales.time / (_charge(setting) * scales.carrier_density * scales.length)


def _film(setting: CaseOnMesh) -> float | None:
    """Resistance of a film: ``z F R i / RT`` over the flux of that current."""
    surface = setting.case.surface
    if surface.film_resistance is None:
        return None
    charge, thermal = _charge(setting), GAS_CONSTANT * setting.case.temperature
    return surface.film_resistance * charge / thermal / _per_current(setting)


def _butler_volmer(law: ButlerVolmerBlock, film: float | None, setting: CaseOnMesh) -> Kinetics:
    rate = setting.constant(law.exchange_current_density * _per_current(setting))
    alpha = law.transfer_coefficient
    exchange = OfVacancies(rate, alpha) if law.depends_on == "site fraction" else (lambda logit: rate)
    return ButlerVolmer(exchange, alpha, None if film is None else setting.constant(film))


def _linear(law: LinearBlock, film: float | None, setting: CaseOnMesh) -> Kinetics:
    resistance = 1 / (law.exchange_current_density * _per_current(setting)) + (film or 0.0)
    return LinearKinetics(setting.constant(1 / resistance))


KINETICS: dict[type, Callable[[Any, float | None, CaseOnMesh], Kinetics]] = {
    ButlerVolmerBlock: _butler_volmer,
    LinearBlock: _linear,
}
