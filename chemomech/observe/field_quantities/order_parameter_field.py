"""Order parameter at the nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chemomech.observe.field_quantity import PointField
from chemomech.observe.profile_table import PROFILE

if TYPE_CHECKING:
    from ufl.core.expr import Expr

    from chemomech.physics.model import Fields, Model


class OrderParameterField(PointField):
    """Order parameter ``phi``, from 0 in the host to 1 in the product."""

    word = "order parameter"
    position = 20
    report_position = 20
    quantity = PROFILE["order_parameter"]

    def value(self, model: Model, fields: Fields) -> Expr:
        """An unknown."""
        return fields.order_parameter
