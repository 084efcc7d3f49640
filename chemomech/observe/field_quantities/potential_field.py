"""Potential at the nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chemomech.observe.field_quantity import PointField
from chemomech.observe.profile_table import PROFILE

if TYPE_CHECKING:
    from ufl.core.expr import Expr

    from chemomech.physics.model import Fields, Model


class PotentialField(PointField):
    """Diffusion potential ``mu`` of the carrier, in inert regions too."""

    word = "potential"
    position = 50
    report_position = 80
    quantity = PROFILE["potential"]
    of_host = False

    def value(self, model: Model, fields: Fields) -> Expr:
        """An unknown."""
        return fields.potential
