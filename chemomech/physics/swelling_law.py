"""Chemical swelling: the volume of the product over its site fraction."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar

from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.laws import SourcedLaw
from chemomech.register.kind import Kind
from chemomech.register.kinds import SWELLING_LAW


class SwellingLaw(SourcedLaw):
    """Volume ratio ``J_c`` of the stress-free product, current over pristine."""

    kind: ClassVar[Kind] = SWELLING_LAW

    @abstractmethod
    def __call__(self, c: Any, functions: Functions = NUMPY) -> Any:
        """``J_c`` [-] at the site fraction ``c`` [-], 1 at ``c = 0``; a number, an array or a UFL expression."""
