"""The reaction front of a case: its rate law, width, barrier and mobility."""

from __future__ import annotations

from chemomech.model.case_on_mesh import CaseOnMesh
from chemomech.physics.mobility import Anisotropic, Isotropic, Mobility
from chemomech.physics.pressure_dependence import PressureDependence
from chemomech.physics.pressure_dependences.no_dependence import NoPressureDependence
from chemomech.physics.reaction import Front
from chemomech.system._dolfinx import field_of_corners


def front(setting: CaseOnMesh) -> Front:
    """The front in the units of the problem."""
    case, scales, interface = setting.case, setting.scales, setting.case.interface
    in_body = case.rate_law
    law, barrier, dependence = setting.law(in_body), in_body.largest_drive, _pressure_dependence(setting)
    return Front(
        rate_constant=setting.constant(case.rate_constant * scales.time / scales.length),
        width=setting.constant(interface.width / scales.length),
        barrier=setting.constant(barrier * interface.barrier),
        rate_law=law,
        capillarity=interface.capillarity == "physical",
        mobility=_mobility(setting),
        pressure_dependence=dependence,
        product_pressure=field_of_corners(setting.domain) if dependence.depends else None,
    )


def _mobility(setting: CaseOnMesh) -> Mobility:
    oriented = setting.case.directions.front_mobility
    if oriented.is_isotropic:
        return Isotropic()
    return Anisotropic(setting.law(oriented.law.relative()), setting.crystal_frame())


def _pressure_dependence(setting: CaseOnMesh) -> PressureDependence:
    law = setting.case.material.reaction.pressure_dependence
    return NoPressureDependence.of_numbers() if law is None else setting.law(law)
