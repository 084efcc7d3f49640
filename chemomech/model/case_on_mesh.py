"""What ingredients are composed from: a case, its mesh, its scales, and the properties of its materials there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from dolfinx import fem, mesh
from ufl.core.expr import Expr

from chemomech.case.case import Case
from chemomech.materials.material import Material
from chemomech.mesh.body import Entities
from chemomech.model.properties import Properties
from chemomech.model.scaling import scales_of
from chemomech.physics.laws import Law

L = TypeVar("L", bound=Law)


class CaseOnMesh:
    """A case on a mesh.

    Numbers become ``fem.Constant``, so that the compiled kernels serve every case with the same ingredients; where
    regions have materials of their own :class:`chemomech.model.properties.Properties` combines them.
    """

    def __init__(self, case: Case, domain: mesh.Mesh, regions: Mapping[str, Entities]) -> None:
        """``regions`` are the cells of those that the case gives materials to."""
        self.case, self.domain, self.scales = case, domain, scales_of(case)
        self.properties = Properties(case, domain, regions)
        self.constant = self.properties.constant

    def law(self, law: L) -> L:
        """A law in the units of the problem, with constants in place of its numbers."""
        return law.scaled(self.scales).on_constants(self.constant)

    def per_stress(self, material: Material) -> float:
        """What a stress in Pa is multiplied by."""
        return 1 / self.scales.stress

    def crystal_frame(self) -> Expr:
        """Rows: the axes of the model's tensors in the frame of the crystal."""
        axes = self.case.geometry.resolved_body.tensor_axes
        return fem.Constant(self.domain, self.case.directions.crystal_frame[axes])
