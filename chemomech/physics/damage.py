"""How the body loses its strength."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar, Protocol

from chemomech.physics.laws import SourcedLaw
from chemomech.register.kind import Kind
from chemomech.register.kinds import DAMAGE


class Breakage(Protocol):
    """What is left of the elastic energy."""

    def strain_energy(self, intact: Any, elastic_volume_ratio: Any) -> Any:
        """See :meth:`Damage.strain_energy`."""
        ...


class Damage(SourcedLaw):
    """What is left of the elastic energy of a damaged body."""

    kind: ClassVar[Kind] = DAMAGE

    @abstractmethod
    def strain_energy(self, intact: Any, elastic_volume_ratio: Any) -> Any:
        """Elastic energy per intermediate volume of the damaged body.

        ``intact`` is that of the sound one, ``elastic_volume_ratio`` is ``J_e`` [-]: closed cracks (``J_e < 1``) carry
        pressure. UFL expressions in the units of the problem.
        """
