"""The exact sides of a case whose front leaves swollen product behind; radii over the reference radius, GPa."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from chemomech.case.case import Case
from chemomech.input.constants import GIGAPASCAL
from chemomech.theory.principal_laws import NeoHookean, Properties
from chemomech.theory.radial_plasticity import RadialBody
from chemomech.theory.sharp_swelling import FrontState, SharpFront
from chemomech.verify.bench import Column, Record

SHELLS = 500
INCREMENT = 0.1
"""Of a front with a width: how far it moves in one increment, over the width."""
STAGES = 400
"""Of a front without a width: increments of the order parameter within it."""


@dataclass(frozen=True)
class FrontOfCase:
    """A case with linear swelling and constant properties of host and product, of the same strength."""

    case: Case

    def properties(self, order_parameter: Column, content: Column) -> Properties:
        """Properties within the front; moduli follow the product fraction ``h = phi^2 (3 - 2 phi)``."""
        material, h = self.case.material, _product_fraction(order_parameter)
        E, nu = material.elasticity.youngs_modulus, material.elasticity.poissons_ratio
        return Properties(
            np.asarray(material.swelling(content)),
            ((1 - h) * E.host(0.0) + h * E.product(1.0)) / GIGAPASCAL,
            (1 - h) * nu.host(0.0) + h * nu.product(1.0),
            self.strength * self._strength_factor(order_parameter),
        )

    @property
    def strength(self) -> float:
        """Yield strength outside of the front [GPa]."""
        return float(self.case.material.plasticity.yield_strength.product(1.0)) / GIGAPASCAL

    @property
    def width(self) -> float:
        """``l/R``."""
        return float(self.case.interface.width / self.case.geometry.size)

    def with_width(self, record: Record, until: float) -> Iterator[FrontState]:
        """The front ``1/(1 + exp(-(R - A)/l))`` at the positions and with the filling of a run, in small increments."""
        body = RadialBody(self.case.geometry.dimension, np.linspace(0, 1, SHELLS + 1), NeoHookean())
        solubility = self.case.material.chemistry.host_solubility.value
        for front, filling in zip(*self._path(record), strict=True):
            if front < until:
                return
            phi = _logistic(body.middles - front, self.width) / _logistic(1 - front, self.width)
            content = filling * (_product_fraction(phi) + solubility)
            stresses = body.advance(self.properties(phi, content))
            yield FrontState(float(front), body.outer_radius, stresses)

    def without_width(self, shells: int, until: float) -> list[FrontState]:
        """The front without a width, full product behind it."""
        front = SharpFront(self.case.geometry.dimension, NeoHookean(), self._stages())
        return list(front.advance(shells, until))

    def film(self) -> float:
        """In-plane Cauchy stress [GPa] that a front leaves in a film on a rigid substrate: the same for every width."""
        body = RadialBody(1, [0.0, 1.0], NeoHookean())
        return [float(body.advance(stage).hoop[0]) for stage in self._stages(shape=(1,))][-1]

    def _stages(self, shape: tuple[int, ...] = ()) -> list[Properties]:
        passed = np.linspace(0, 1, STAGES + 1)
        return [self.properties(np.full(shape, phi), _product_fraction(np.full(shape, phi))) for phi in passed]

    def _strength_factor(self, order_parameter: Column) -> Column:
        return np.asarray(self.case.interface.front_strength.factor(order_parameter) * np.ones_like(order_parameter))

    def _path(self, record: Record) -> tuple[Column, Column]:
        """Front positions and site fractions of the product, close enough to each other."""
        front = record["front_position"] / (self.case.geometry.size * 1e9)
        filling = record["surface_site_fraction"]
        change = np.maximum(np.abs(np.diff(front)) / (INCREMENT * self.width), np.abs(np.diff(filling)) / INCREMENT)
        along = np.append(0.0, np.cumsum(change))
        at = np.linspace(0, along[-1], int(np.ceil(along[-1])) + 1)
        return np.interp(at, along, front), np.interp(at, along, filling)


def at_front(states: list[FrontState], front: float) -> tuple[float, float, float, float]:
    """Outer radius, radial stress of the core, hoop and axial stress at the surface, interpolated."""
    positions = [-state.front for state in states]
    columns = [[s.outer_radius, s.stresses.radial[0], *s.stresses.surface[1:]] for s in states]
    outer, core, hoop, axial = (float(np.interp(-front, positions, column)) for column in np.transpose(columns))
    return outer, core, hoop, axial


def _product_fraction(order_parameter: Column) -> Column:
    return np.asarray(order_parameter**2 * (3 - 2 * order_parameter))


def _logistic(x: Column | float, width: float) -> Column:
    return np.asarray(1 / (1 + np.exp(-np.asarray(x) / width)))
