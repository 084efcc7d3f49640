"""Site fraction at the nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chemomech.observe.field_quantity import PointField
from chemomech.observe.profile_table import PROFILE

if TYPE_CHECKING:
    from ufl.core.expr import Expr

    from chemomech.physics.model import Fields, Model


class SiteFractionField(PointField):
    """Site fraction ``c_a`` of the product, also where there is none yet."""

    word = "site fraction"
    position = 40
    quantity = PROFILE["site_fraction"]

    def value(self, model: Model, fields: Fields) -> Expr:
        """From its logit, which is an unknown."""
        return model.mixing.site_fraction(fields.logit)
