"""Every observed number and field: name, symbol, unit, description. Headers, labels and documents come from here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Quantity:
    """One observed quantity."""

    key: str
    name: str
    symbol: str
    unit: str
    description: str

    @property
    def header(self) -> str:
        """Column header ``Name [unit]``."""
        return f"{self.name} [{self.unit}]"

    @property
    def label(self) -> str:
        """Axis label, in matplotlib's mathtext."""
        unit = "" if self.unit == "-" else f" [{self.unit}]"
        return f"{self.name} ${self.symbol}${unit}"


def _table(*rows: tuple[str, str, str, str, str]) -> dict[str, Quantity]:
    return {row[0]: Quantity(*row) for row in rows}


STRESSES = {
    "radial": r"\sigma_{rr}",
    "hoop": r"\sigma_{\theta\theta}",
    "axial": r"\sigma_{zz}",
    "mean": r"\sigma_m",
}
"""Components of the Cauchy stress that are observed, with their symbols."""


def _direction_rows() -> list[tuple[str, str, str, str, str]]:
    places = {"x": "the x axis", "y": "the y axis", "z": "the z axis", "diagonal": "the diagonal of x and y"}
    nan = "nan in a body that is not resolved along it"
    depths = [
        (f"front_depth_{key}", f"Front depth along {place}", f"L_{{{key}}}", "nm", f"from the surface; {nan}")
        for key, place in places.items()
    ]
    stretches = [
        (f"stretch_{key}", f"Stretch along {place}", rf"\lambda_{{{key}}}", "-", f"of the line to the surface; {nan}")
        for key, place in places.items()
    ]
    return depths + stretches


def _stress_rows() -> list[tuple[str, str, str, str, str]]:
    rows = []
    for kind, symbol in STRESSES.items():
        for which in ("smallest", "largest"):
            text = f"{which} {kind} Cauchy stress in the body"
            rows.append(
                (f"{which}_{kind}_stress", f"{which.title()} {kind} stress", symbol, "GPa", f"{text}, tension positive")
            )
            rows.append(
                (f"{which}_{kind}_stress_at", f"Position of {which} {kind} stress", "r", "nm", f"where the {text} is")
            )
        for place in ("core", "surface"):
            name, text = f"{place.title()} {kind} stress", f"{kind} Cauchy stress next to the {place}"
            rows.append((f"{place}_{kind}_stress", name, symbol, "GPa", text))
    return rows


HISTORY = _table(
    ("step", "Step", "n", "-", "number of accepted steps"),
    ("time", "Time", "t", "s", "time since the start"),
    ("time_step", "Time step", r"\Delta t", "s", "length of the step"),
    ("newton_iterations", "Newton iterations", "N", "-", "iterations of the accepted step"),
    ("local_error", "Local error", "e", "-", "estimated local error of order parameter and site fraction"),
    ("voltage", "Voltage", "V", "V", "of the electrode against the carrier's metal"),
    ("reacted_fraction", "Reacted fraction", r"\xi", "-", "volume of the host that has become product"),
    ("state_of_charge", "State of charge", "SoC", "-", "carrier content relative to the full product"),
    ("front_depth", "Front depth", "L", "nm", "reference distance of the front (phi = 1/2) from the surface"),
    ("front_position", "Front position", "R_f", "nm", "reference radius of the front: what is left of the core"),
    ("front_speed", "Front speed", "v", "nm/s", "change of the front depth in the step"),
    ("surface_site_fraction", "Surface site fraction", "c_s", "-", "occupied carrier sites at the surface"),
    ("front_site_fraction", "Front site fraction", "c_f", "-", "occupied carrier sites at the front, product side"),
    (
        "drive_share_reaction",
        "Share of drive used by reaction",
        "s_R",
        "-",
        "part of the drive that moves the front",
    ),
    (
        "drive_share_diffusion",
        "Share of drive used by diffusion",
        "s_D",
        "-",
        "part of the drive lost to diffusion",
    ),
    ("drive_share_stress", "Share of drive used by stress", "s_M", "-", "part of the drive lost to stress"),
    (
        "drive_share_curvature",
        "Share of drive used by curvature",
        "s_K",
        "-",
        "negative where curvature helps",
    ),
    (
        "drive_share_surface",
        "Share of drive used at the surface",
        "s_S",
        "-",
        "part of the drive lost on the way to the host: by kinetics of the surface, by a coating",
    ),
    *_direction_rows(),
    *_stress_rows(),
    ("largest_plastic_strain", "Largest plastic strain", r"\varepsilon_p", "-", "largest accumulated plastic strain"),
    ("swelling_ratio", "Swelling ratio", "V/V_0", "-", "current over reference volume of the body"),
    ("outer_radius", "Outer radius", "b", "nm", "current radius of the surface (height of a film)"),
    ("axial_stretch", "Axial stretch", r"\lambda_z", "-", "stretch along a wire's axis"),
    ("carrier_supplied", "Carrier supplied", "Q", "-", "carrier that entered through the surface, full product = 1"),
    ("carrier_balance_error", "Carrier balance error", r"\delta Q", "-", "content less supply over content"),
    (
        "current_density",
        "Current density",
        "i",
        "A/m^2",
        "per area of the pristine reacting surface, positive where carrier is inserted",
    ),
    ("capacity", "Capacity", "Q_m", "mAh/g", "charge inserted since the start per mass of host; nan if not known"),
    ("experiment_step", "Step of the experiment", "k", "-", "from 1; 1 without an experiment"),
    ("cycle", "Cycle", "N_c", "-", "repetition of the experiment, from 1"),
    ("chemical_energy", "Chemical energy", r"\Psi_c", "J/m^3", "per volume of pristine host"),
    ("interface_energy", "Interface energy", r"\Psi_i", "J/m^3", "per volume of pristine host"),
    ("elastic_energy", "Elastic energy", r"\Psi_e", "J/m^3", "per volume of pristine host"),
    ("supplied_energy", "Supplied energy", "W", "J/m^3", "potential times carrier at the surface, integrated"),
    ("dissipated_by_diffusion", "Dissipated by diffusion", r"D_d", "J/m^3", "integrated, per volume of host"),
    ("dissipated_by_reaction", "Dissipated by reaction", r"D_r", "J/m^3", "integrated, per volume of host"),
    (
        "dissipated_by_plasticity",
        "Dissipated by plasticity",
        r"D_p",
        "J/m^3",
        "integrated, per volume of host",
    ),
    (
        "dissipated_by_surface",
        "Dissipated at the surface",
        r"D_s",
        "J/m^3",
        "by finite kinetics there and along a path on it, integrated",
    ),
    ("diffusion_dissipation", "Dissipation rate of diffusion", r"\dot D_d", "W/m^3", "in this step, never negative"),
    ("reaction_dissipation", "Dissipation rate of reaction", r"\dot D_r", "W/m^3", "in this step, never negative"),
    ("plastic_dissipation", "Dissipation rate of plasticity", r"\dot D_p", "W/m^3", "in this step, never negative"),
    (
        "energy_balance_error",
        "Energy balance error",
        r"\delta E",
        "-",
        "stored plus dissipated less supplied",
    ),
)
"""Columns of ``history.csv``."""

PROFILE = _table(
    ("time", "Time", "t", "s", "time of the profile"),
    ("reference_radius", "Reference radius", "R", "nm", "distance from the centre (substrate) before the reaction"),
    ("radius", "Radius", "r", "nm", "current distance from the centre (substrate)"),
    ("order_parameter", "Order parameter", r"\phi", "-", "0 host, 1 product"),
    ("content", "Carrier content", "c", "-", "per host site, relative to the full product"),
    ("site_fraction", "Site fraction", "c_a", "-", "occupied carrier sites"),
    ("potential", "Diffusion potential", r"\mu", "RT", "of the carrier"),
    ("mechanical_potential", "Mechanical potential", r"\mu_{mech}", "RT", "part of the potential due to stress"),
    ("grand_potential", "Grand potential", r"\omega", "RT", "drive of the transformation, negative where it reacts"),
    ("radial_stress", "Radial stress", r"\sigma_{rr}", "GPa", "Cauchy stress, tension positive"),
    ("hoop_stress", "Hoop stress", r"\sigma_{\theta\theta}", "GPa", "Cauchy stress (in-plane for a film)"),
    ("axial_stress", "Axial stress", r"\sigma_{zz}", "GPa", "Cauchy stress along a wire's axis"),
    ("mean_stress", "Mean stress", r"\sigma_m", "GPa", "a third of the trace of the Cauchy stress"),
    ("equivalent_stress", "Equivalent stress", r"\sigma_{eq}", "GPa", "von Mises stress"),
    ("plastic_strain", "Plastic strain", r"\varepsilon_p", "-", "accumulated"),
    ("volume_ratio", "Volume ratio", "J", "-", "current over reference volume"),
)
"""Columns of ``profiles.csv``; those that are fields for ParaView have the same names there."""

FIELD = PROFILE | _table(
    ("displacement", "Displacement", "u", "nm", "from the place before the reaction"),
    ("cauchy_stress", "Cauchy stress", r"\sigma", "GPa", "tensor along the axes of the mesh, tension positive"),
    ("largest_principal_stress", "Largest principal stress", r"\sigma_1", "GPa", "of the Cauchy stress"),
    ("smallest_principal_stress", "Smallest principal stress", r"\sigma_3", "GPa", "of the Cauchy stress"),
)
"""Fields for ParaView and what pictures can show."""
