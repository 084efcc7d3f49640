"""Regions of a body: a property is that of the region it is asked for in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from ufl.core.expr import Expr

from chemomech.physics.damage import Breakage
from chemomech.physics.flow_rule import Flow
from chemomech.physics.functions import NUMPY, Functions


@dataclass(frozen=True)
class Regions:
    """Disjoint regions that fill the body."""

    indicators: Sequence[Expr] = ()
    """``chi_i``: 1 in region ``i`` and 0 elsewhere; none if the body is one region."""

    def __call__(self, values: Sequence[Expr]) -> Expr:
        """``sum_i chi_i v_i``, one value a region."""
        if not self.indicators:
            (value,) = values
            return value
        return reduce(add, (chi * value for chi, value in zip(self.indicators, values, strict=True)))


@dataclass(frozen=True)
class RegionalDamage:
    """A law of damage for every region."""

    regions: Regions
    laws: Sequence[Breakage]

    def strain_energy(self, intact: Expr, elastic_volume_ratio: Expr) -> Expr:
        """Elastic energy by the region's own law."""
        return self.regions([law.strain_energy(intact, elastic_volume_ratio) for law in self.laws])


@dataclass(frozen=True)
class RegionalFlow:
    """A flow rule for every region."""

    regions: Regions
    rules: Sequence[Flow]

    def multiplier(
        self, overstress: Expr, stiffness: Expr, yield_strength: Expr, time_step: Expr, functions: Functions = NUMPY
    ) -> Expr:
        """``dgamma`` of the region's own rule."""
        state = overstress, stiffness, yield_strength, time_step
        return self.regions([rule.multiplier(*state, functions) for rule in self.rules])
