"""Diffusivity of the carrier in one phase."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.laws import SourcedLaw
from chemomech.register.kind import Kind
from chemomech.register.kinds import DIFFUSIVITY


@dataclass(frozen=True)
class LocalState:
    """What a diffusivity may depend on; numbers, arrays or UFL expressions."""

    content: Any
    """Carrier content ``c`` [-], relative to the full product."""
    plastic_strain: Any = 0.0
    """Accumulated plastic strain [-] at the end of the step."""


class DiffusivityLaw(SourcedLaw):
    """``D`` [m^2/s] at the reference temperature and without pressure.

    Every :class:`chemomech.physics.property_law.PropertyLaw` is one that depends on the content only. The factors of
    temperature and pressure are those of the material's ``transport`` and multiply any law.
    """

    kind: ClassVar[Kind] = DIFFUSIVITY

    @abstractmethod
    def at(self, state: LocalState, functions: Functions = NUMPY) -> Any:
        """``D`` [m^2/s] at a state; a number, an array or a UFL expression."""

    def __call__(self, c: Any, functions: Functions = NUMPY) -> Any:
        """``D`` [m^2/s] of a phase that has not flowed, at the content `c` [-]."""
        return self.at(LocalState(c), functions)
