"""How far each point has moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chemomech.observe.field_quantity import PointField
from chemomech.observe.quantity import Quantity

if TYPE_CHECKING:
    from ufl.core.expr import Expr

    from chemomech.physics.model import Fields, Model


class DisplacementField(PointField):
    """Displacement, a vector to warp by: ParaView's Warp By Vector gives the deformed body at true scale.

    A quadratic displacement is written at the corners of the cells: the pieces are an eighth as large in space, and the
    front is resolved by the corners anyway.
    """

    word = "displacement"
    position = 10
    quantity = Quantity("displacement", "Displacement", "u", "nm", "from the place before the reaction")
    shape = (3,)
    of_host = False

    def value(self, model: Model, fields: Fields) -> Expr:
        """Along the axes of the mesh."""
        return model.geometry.displacement_vector(fields.displacement)
