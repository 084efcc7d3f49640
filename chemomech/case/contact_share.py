"""Round surfaces that react in part."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Annotated, ClassVar, Self

import numpy as np
from pydantic import model_validator

from chemomech.case.shape import PartOfSurface, Shape
from chemomech.input.block import fault
from chemomech.input.quantities import Plain

CONTACT = (
    "share of the surface that reacts [-], up to the nearest edge of a cell: that around the z axis of a sphere, "
    "around the y axis of a cross-section; the rest is dry, no carrier passes it (default: all of it reacts)"
)
Share = Annotated[float, Plain(above=0.0, below=1.0)]


class PartlyReacting(Shape):
    """A shape with a key ``contact: Share | None``."""

    has_contact: ClassVar[bool] = True

    if TYPE_CHECKING:

        @property
        @abstractmethod
        def contact(self) -> float | None:
            """Share of the surface that reacts [-]; None if all of it does."""

    @model_validator(mode="after")
    def _contact_resolved(self) -> Self:
        if self.contact is not None and self.resolved_body.is_one_dimensional:
            raise fault(
                "contact",
                "over its radius only a body is the same all around; resolve a wire over its cross-section, a sphere "
                "over its meridian or volume",
            )
        return self

    @property
    def dry(self) -> str | None:
        """Name of the part of the surface that does not react; None if all of it does."""
        return None if self.contact is None else "dry"

    @property
    def reacts_in_part(self) -> bool:
        """Whether a case says which share reacts."""
        return self.contact is not None

    def cap(self) -> PartOfSurface | None:
        """The cap ``z > (1 - 2 s) r`` of a sphere, whose share ``s`` of the surface reacts."""
        if self.contact is None:
            return None
        axis, least = self.resolved_body.axes.index("z"), 1 - 2 * self.contact
        return lambda x: x[:, axis] > least * np.linalg.norm(x, axis=1)
