"""From a case to the model: the sum of its ingredients."""

from __future__ import annotations

from collections.abc import Mapping

from dolfinx import mesh

from chemomech.case.case import Case
from chemomech.mesh.body import Entities
from chemomech.model import carrier_ingredients as carrier
from chemomech.model import solid_ingredients as solid
from chemomech.model import surface_ingredients as surface
from chemomech.model.case_on_mesh import CaseOnMesh
from chemomech.model.front_ingredients import front
from chemomech.model.scaling import scales_of
from chemomech.physics.exchange import Kinetics
from chemomech.physics.mechanical_load import MechanicalLoad
from chemomech.physics.model import Model
from chemomech.physics.single_phase import SinglePhase
from chemomech.physics.surface_conduction import SurfacePath


class Composer:
    """Builds the model of a case on a mesh, see :class:`chemomech.model.case_on_mesh.CaseOnMesh`."""

    def __init__(self, case: Case, domain: mesh.Mesh, regions: Mapping[str, Entities] | None = None) -> None:
        """Compose on a mesh; ``regions`` are the cells of those the case gives materials to."""
        self._setting = CaseOnMesh(case, domain, regions or {})

    def model(self) -> Model:
        """The sum of the ingredients."""
        setting = self._setting
        return (SinglePhase if setting.case.is_single_phase else Model)(
            geometry=solid.geometry(setting),
            swelling=solid.swelling(setting),
            elasticity=solid.elasticity(setting),
            plasticity=solid.plasticity(setting),
            mixing=carrier.mixing(setting),
            transport=carrier.transport(setting),
            front=front(setting),
            gradient_energy=carrier.gradient_energy(setting),
            host=carrier.host(setting),
            damage=solid.damage(setting),
        )

    def surface_kinetics(self) -> Kinetics | None:
        """Rate at which carrier passes the surface; None where it is in equilibrium with the voltage."""
        return surface.surface_kinetics(self._setting)

    def loads(self) -> list[tuple[MechanicalLoad, MechanicalLoad]]:
        """What acts on the outer surface, with constants of the mesh and with plain numbers."""
        return surface.loads(self._setting)

    def surface_path(self) -> SurfacePath | None:
        """Conduction along the wall; None where there is no path."""
        return surface.surface_path(self._setting)


def momentum_scale(case: Case) -> float:
    """Factor on the momentum balance that makes its residual a strain: ``RT C_max`` over the host's modulus."""
    modulus = float(case.material.elasticity.isotropic_part.youngs_modulus.host(0.0))
    return scales_of(case).stress / modulus
