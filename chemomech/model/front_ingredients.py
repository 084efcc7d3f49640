"""The reaction front of a case: its rate law, width, barrier and mobility."""

from __future__ import annotations

from collections.abc import Callable

from chemomech.model.case_on_mesh import CaseOnMesh
from chemomech.physics.mobility import Anisotropic, Isotropic, Mobility
from chemomech.physics.reaction import FirstOrder, Front, Linear, RateLaw, Symmetric


def front(setting: CaseOnMesh) -> Front:
    """The front in the units of the problem."""
    case, scales = setting.case, setting.scales
    interface = case.interface
    law, barrier = RATE_LAWS[interface.rate_law](setting)
    return Front(
        rate_constant=setting.constant(case.rate_constant * scales.time / scales.length),
        width=setting.constant(interface.width / scales.length),
        barrier=setting.constant(barrier * interface.barrier),
        rate_law=law,
        capillarity=interface.capillarity == "physical",
        mobility=_mobility(setting),
    )


def _mobility(setting: CaseOnMesh) -> Mobility:
    oriented = setting.case.directions.front_mobility
    if oriented.is_isotropic:
        return Isotropic()
    return Anisotropic(setting.properties.on_constants(oriented.law.relative()), setting.crystal_frame())


def _linear(setting: CaseOnMesh) -> tuple[RateLaw, float]:
    """``omega_ref`` is ``|omega|`` at the surface, so that ``k`` is the speed at full drive there.

    Its reverse branch may exceed 1, and the barrier grows with it.
    """
    case = setting.case
    surface = case.material.site_fraction(case.surface_potential, case.temperature)
    reference = abs(float(case.material.transformation_energy(surface, case.temperature)))
    reverse = case.material.amorphisation(case.temperature) / reference
    return Linear(setting.constant(reference)), max(1.0, reverse)


RATE_LAWS: dict[str, Callable[[CaseOnMesh], tuple[RateLaw, float]]] = {
    "first order": lambda setting: (FirstOrder(), 1.0),
    "symmetric": lambda setting: (Symmetric(), 1.0),
    "linear": _linear,
}
"""The law of a word, and what the barrier is multiplied by to keep both phases stable."""
