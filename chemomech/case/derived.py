"""The derived numbers a user should look at before starting a run."""

from __future__ import annotations

from dataclasses import dataclass

from chemomech.case.case import Case
from chemomech.case.estimates import Estimates, unknowns
from chemomech.input.constants import FARADAY, GAS_CONSTANT, HOUR
from chemomech.input.units import DIFFUSIVITY, LENGTH, SPEED, STRESS, TIME, Kind, in_unit, readable_unit
from chemomech.materials.inert import Inert
from chemomech.register.ingredient import word_of


@dataclass(frozen=True)
class DerivedNumber:
    """One derived number: `value` in `unit` (a readable one, not always SI) and what it means."""

    name: str
    symbol: str
    value: float
    unit: str
    text: str

    def __str__(self) -> str:
        return f"{self.name} {self.symbol} = {self.value:.4g} {self.unit}".rstrip()


OF_FRONT = frozenset({"Da", "Da_eff", "t_D/t", "c_eq", "V_eq", "drive", "v", "t_R", "t_D"})
"""Symbols of what means nothing in a body that is product from the start."""


def derive(case: Case) -> list[DerivedNumber]:
    """Stress-free estimates and mesh numbers of `case`, in the order they are worth reading."""
    return [number for number in _all(case) if not (case.is_single_phase and number.symbol in OF_FRONT)]


def _all(case: Case) -> list[DerivedNumber]:
    material, temperature, size = case.material, case.temperature, case.geometry.size
    scales = Estimates.of(case)
    damkoehler = case.rate_constant * size / scales.diffusivity
    length = case.geometry.size_name
    return [
        DerivedNumber(
            "Damköhler number",
            "Da",
            damkoehler,
            "",
            f"k R / D with R the {length}: reaction against diffusion",
        ),
        DerivedNumber(
            "effective Damköhler number",
            "Da_eff",
            scales.effective_damkoehler,
            "",
            "time of diffusion over time of reaction at full conversion, with driving forces and swelling",
        ),
        DerivedNumber(
            "diffusion share",
            "t_D/t",
            scales.diffusion_share,
            "",
            f"expected regime without stress: {scales.regime}",
        ),
        _quantity(
            "chemical energy scale",
            "RT C_max",
            material.energy_scale(temperature),
            STRESS,
            "stresses compare with it",
        ),
        DerivedNumber(
            "equilibrium site fraction",
            "c_eq",
            scales.equilibrium_fraction,
            "",
            "product in equilibrium with the host without stress; the front stops when c falls to it",
        ),
        DerivedNumber(
            "surface site fraction",
            "c_s",
            scales.surface_fraction,
            "",
            "product in equilibrium with the voltage without stress",
        ),
        DerivedNumber(
            "equilibrium voltage",
            "V_eq",
            scales.equilibrium_voltage,
            "V",
            "plateau of host and product without stress; nothing reacts above it",
        ),
        DerivedNumber(
            "drive at the surface",
            "drive",
            scales.drive,
            "",
            f"{word_of(type(case.rate_law))} rate law at c_s, omega = {scales.surface_energy:.3g} RT",
        ),
        _quantity("front speed", "v", scales.speed, SPEED, "k drive: planar front at the surface, without stress"),
        _quantity("reaction time", "t_R", scales.reaction_time, TIME, "full conversion if only the front resisted"),
        _quantity(
            "diffusion-limited time",
            "t_D",
            scales.diffusion_time,
            TIME,
            "full conversion if only diffusion resisted",
        ),
        _quantity(
            "diffusion time",
            "R^2/D",
            size**2 / scales.diffusivity,
            TIME,
            "time of the carrier to cross the host's size",
        ),
        _quantity("product diffusivity", "D", scales.diffusivity, DIFFUSIVITY, "of the full product, without stress"),
        *_mesh(case),
        DerivedNumber(
            "sizes per width",
            "R/l",
            size / case.interface.width,
            "",
            f"{length} over interface width; at least 10",
        ),
        *_core(case),
        *_path(case, scales),
        *_coating(case, scales),
        *_electrode(case),
    ]


def _mesh(case: Case) -> list[DerivedNumber]:
    if not case.resolution.cells:  # a mesh from a file has its own
        return []
    radial = case.geometry.resolved_body.is_one_dimensional
    about = "" if radial else "about, "
    cells, per_width = case.resolution.cells, case.resolution.cells_per_width
    if radial:
        per_width = case.interface.width * cells / case.geometry.ends[-1]
    return [
        DerivedNumber("cells", "N", cells, "", f"{about}cells of the mesh"),
        DerivedNumber("unknowns", "n", unknowns(case), "", f"{about}unknowns of one time step"),
        DerivedNumber("cells per width", "l/h", per_width, "", "interface width over cell size; at least 2"),
    ]


def _core(case: Case) -> list[DerivedNumber]:
    geometry = case.geometry
    if "core" not in geometry.regions:
        return []
    share = (geometry.ends[0] / geometry.size) ** geometry.dimension
    text = f"{share:.3g} of the volume; all other numbers here are those of the case's material throughout the body"
    return [_quantity("core radius", "R_core", geometry.ends[0], LENGTH, text)]


def _path(case: Case, scales: Estimates) -> list[DerivedNumber]:
    """``delta D_s n_s (mu_s - mu_eq) / (D C_max/J (c_s - c_eq))``: its flux over that of a thickness of product."""
    path, material, T = case.surface_path, case.material, case.temperature
    if path is None or path.concentration is None or not scales.surface_fraction > scales.equilibrium_fraction:
        return []
    drop = case.surface_potential - material.surface_potential(scales.equilibrium_voltage, T)
    in_product = material.carrier_density / material.full_volume_ratio * scales.diffusivity
    in_product *= scales.surface_fraction - scales.equilibrium_fraction
    thickness = path.concentration * path.thickness * path.diffusivity * drop / in_product
    text = "of the product that would conduct along the surface as much as its path does, without stress"
    return [_quantity("thickness of product", "w", thickness, LENGTH, text)]


def _coating(case: Case, scales: Estimates) -> list[DerivedNumber]:
    coating = case.regions.get("coating")
    if not isinstance(coating, Inert) or not scales.coating_time:
        return []
    conductivity = (
        coating.conductivity * (case.material.carrier_charge.value * FARADAY) ** 2 / (GAS_CONSTANT * case.temperature)
    )
    return [
        _quantity(
            "coating-limited time", "t_C", scales.coating_time, TIME, "full conversion if only the coating resisted"
        ),
        DerivedNumber("conductivity of the coating", "kappa", conductivity, "S/m", "(z F)^2 D n/RT"),
    ]


def _electrode(case: Case) -> list[DerivedNumber]:
    """What currents compare with; of a round body, a film or a cube, whose volume per surface is known."""
    material, geometry = case.material, case.geometry
    if not case.surface.may_give_current or not geometry.has_growth_law:
        return []
    filling = material.charge_density * geometry.size / geometry.dimension / HOUR
    found = [
        DerivedNumber("current density at 1 C", "i_1C", filling, "A/m^2", "fills the whole host in an hour"),
    ]
    if material.specific_capacity is not None:
        capacity = material.specific_capacity / HOUR
        found.append(DerivedNumber("specific capacity", "Q_max", capacity, "mAh/g", "of the full host"))
    return found


def _quantity(name: str, symbol: str, value: float, kind: Kind, text: str) -> DerivedNumber:
    unit = readable_unit(value, kind)
    return DerivedNumber(name, symbol, in_unit(value, unit, kind), unit, text)
