"""What acts on the body from outside."""

from __future__ import annotations

import math
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

    @property
    def breakpoints(self) -> tuple[float, ...]:
        """Times [s] at which the load begins, ends or bends: a step ends at each of them, so that none is missed."""
        return ()

    @property
    def settled(self) -> float:
        """Time [s] after which the load does not change any more, and a front at rest may end the run.

        Never, if nothing else is said.
        """
        return math.inf

    @abstractmethod
    def size_at(self, time: float) -> float:
        """The load at a time [s], a continuous function of it; what comes at once is a short ramp.

        It is asked of the law in the units of the problem, whose numbers are plain floats here.
        """

    @abstractmethod
    def virtual_work(self, surface: LoadedSurface) -> Any:
        """Work per reference area in a virtual displacement."""
