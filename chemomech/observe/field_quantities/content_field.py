"""Content at the nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chemomech.observe.field_quantity import PointField
from chemomech.observe.profile_table import PROFILE

if TYPE_CHECKING:
    from ufl.core.expr import Expr

    from chemomech.physics.model import Fields, Model


class ContentField(PointField):
    """Carrier content ``c``: what the product holds, where there is product."""

    word = "content"
    position = 30
    report_position = 10
    quantity = PROFILE["content"]

    def value(self, model: Model, fields: Fields) -> Expr:
        """As the model has it."""
        return model.content(fields)
