"""A body that does not break."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from chemomech.physics.damage import Damage


class NoDamage(Damage):
    """The body is sound at any stress."""

    law: Literal["none"] = Field(description="does not break at any stress")

    def strain_energy(self, intact: Any, elastic_volume_ratio: Any) -> Any:
        """``intact``: nothing is lost."""
        return intact
