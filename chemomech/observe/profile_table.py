"""What is sampled at the points of a body and told in profiles: names, symbols, units."""

from __future__ import annotations

from chemomech.observe.quantity import Quantity


def _table(*rows: tuple[str, str, str, str, str]) -> dict[str, Quantity]:
    return {row[0]: Quantity(*row) for row in rows}


STRESSES = {
    "radial": r"\sigma_{rr}",
    "hoop": r"\sigma_{\theta\theta}",
    "axial": r"\sigma_{zz}",
    "mean": r"\sigma_m",
}
"""Components of the Cauchy stress that are observed, with their symbols."""

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
