"""Where the body reacts: everywhere, or outside its inert regions.

An inert region neither reacts nor swells. Order parameter and site fraction are fields of the host and end at its
boundary; displacement and potential go on. A region that conducts is a single-ion conductor: the charge of its mobile
carriers is that of its fixed ions, their number constant. With ``n`` of them per volume, relative to the sites of the
host, the flux is ``D n grad mu``, and nothing is stored. Stress does not act on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ufl.core.expr import Expr

from chemomech.physics.diffusivity import LocalState
from chemomech.physics.transport import Transport


class Host(Protocol):
    """The part of the body that reacts."""

    def __call__(self, value: Expr) -> Expr:
        """``value`` in the host and 0 in inert regions."""
        ...


@dataclass(frozen=True)
class WholeBody:
    """All of it."""

    def __call__(self, value: Expr) -> Expr:
        """``value``."""
        return value


@dataclass(frozen=True)
class OutsideInertRegions:
    """All but some regions."""

    indicator: Expr
    """``chi``: 1 in the host and 0 in inert regions, constant in every cell."""

    def __call__(self, value: Expr) -> Expr:
        """``chi v``."""
        return self.indicator * value


@dataclass(frozen=True, kw_only=True)
class TransportWithInert(Transport):
    """That of the host, and ``D n grad mu`` through inert regions.

    The solubility of the host must be 0 in inert regions, so that they hold no carrier.
    """

    host: Host
    conductivity: Expr
    """``D n`` in inert regions, 0 in the host and in regions that block the carrier."""

    def mobility(
        self,
        site_fraction: Expr,
        state: LocalState,
        order_parameter: Expr,
        mean_stress: Expr,
        relative_swelling: Expr,
    ) -> Expr:
        """``D (m + eps) c_a (1 - c_a)`` or ``D n``."""
        of_host = super().mobility(site_fraction, state, order_parameter, mean_stress, relative_swelling)
        return self.host(of_host) + self.conductivity
