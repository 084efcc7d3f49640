"""What acts on the body from outside."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

from chemomech.physics.laws import Law
from chemomech.register.kind import Kind
from chemomech.register.kinds import LOAD


@dataclass(frozen=True)
class LoadedSurface:
    """The outer surface of a body as a load sees it: UFL expressions in the units of the problem."""

    deformation_gradient: Any
    """``F``, 3x3."""
    normal: Any
    """Outward normal ``N`` of the pristine surface, a vector of length 3."""
    virtual_displacement: Any
    """Of a point of the surface, a vector of length 3."""
    virtual_deformation: Any
    """``delta F``, 3x3."""
    size: Any
    """The number that :meth:`MechanicalLoad.size_at` gives for the time, a constant of the mesh."""
    volume_per_area: float
    """Pristine volume of the whole body over the area of the surface: half the radius of a wire.

    What does work on the body as a whole, such as a force along a wire's axis on the stretch ``delta F_zz``, is so much
    per area of the surface.
    """


class MechanicalLoad(Law):
    """A load on the outer surface, dry or not, by the work it does in a virtual displacement.

    Its work on the body is part of the energy balance.
    """

    kind: ClassVar[Kind] = LOAD
    acts: ClassVar[bool] = True
    """Whether it does any work."""

    def fault(self, shape: Any) -> str | None:
        """Why a body of a :class:`chemomech.case.shape.Shape` cannot be loaded so; None if it can."""
        return None

    @abstractmethod
    def size_at(self, time: float) -> float:
        """The load at a time [s], as a ramp gives it; in the units of the problem once the law is scaled."""

    @abstractmethod
    def virtual_work(self, surface: LoadedSurface) -> Any:
        """Work per reference area in a virtual displacement."""
