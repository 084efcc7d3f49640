"""How fast the carrier passes the reacting surface."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar

from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.laws import Law
from chemomech.register.kind import Kind
from chemomech.register.kinds import SURFACE_KINETICS


class SurfaceKinetics(Law):
    """A law of charge transfer, and what a film in front of it makes of it.

    The potential outside, ``mu_ext``, belongs to the voltage of the electrode; all potentials in RT, so that
    ``mu_ext - mu = -z F eta / RT`` with the overpotential ``eta`` (negative where carrier is inserted).
    """

    kind: ClassVar[Kind] = SURFACE_KINETICS

    @abstractmethod
    def flux(self, difference: Any, logit: Any, film_resistance: Any = None, functions: Functions = NUMPY) -> Any:
        """Carrier that enters per current area, positive inwards; numbers, arrays or UFL expressions.

        ``difference`` is ``mu_ext - mu`` [RT], ``logit`` that of the site fraction at the surface, ``film_resistance``
        the loss of potential [RT] per flux in a film, or ``None`` without one.
        """
