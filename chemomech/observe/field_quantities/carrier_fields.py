"""What is known of the carrier and of the phases at the nodes."""

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
    quantity = PROFILE["order_parameter"]

    def value(self, model: Model, fields: Fields) -> Expr:
        """An unknown."""
        return fields.order_parameter


class ContentField(PointField):
    """Carrier content ``c``: what the product holds, where there is product."""

    word = "content"
    position = 30
    quantity = PROFILE["content"]

    def value(self, model: Model, fields: Fields) -> Expr:
        """As the model has it."""
        return model.content(fields)


class SiteFractionField(PointField):
    """Site fraction ``c_a`` of the product, also where there is none yet."""

    word = "site fraction"
    position = 40
    quantity = PROFILE["site_fraction"]

    def value(self, model: Model, fields: Fields) -> Expr:
        """From its logit, which is an unknown."""
        return model.mixing.site_fraction(fields.logit)


class PotentialField(PointField):
    """Diffusion potential ``mu`` of the carrier, in inert regions too."""

    word = "potential"
    position = 50
    quantity = PROFILE["potential"]
    of_host = False

    def value(self, model: Model, fields: Fields) -> Expr:
        """An unknown."""
        return fields.potential
