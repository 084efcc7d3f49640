"""A front without a width that leaves swollen, elastic, perfectly plastic product behind: what thin fronts approach.

A thin front sees one hoop stretch and one traction ``P_r``. Material that it passes goes through all states from host
to product at these two (:func:`passage`): it swells, is squeezed around the core, flows, and keeps the plastic strain.
Everything behind the front is an ordinary elastic-plastic body (:class:`chemomech.theory.radial_plasticity.RadialBody`)
that is stretched by what the front produces further inside. With ``d`` the dimension the body turns one shell after the
other into product, without an increment in between. Shells must be thin against the elastic range behind the front,
over which the hoop stress changes its sign: 400 of them leave an error of 0.1 % with silicon's constants.

The strength *within* the front counts even without a width: it decides on the plastic strain that is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chemomech.theory.principal_laws import PrincipalLaw, Properties
from chemomech.theory.radial_plasticity import RadialBody, Stresses

Array = npt.NDArray[np.float64]

LARGEST_CORE_STRAIN = 6.0
"""Hoop strain of the elastic core either way, over its yield strain."""
_IMAGINARY = 1e-30


def passage(law: PrincipalLaw, stages: Sequence[Properties], hoop: Array, third: Array, traction: Array) -> Array:
    """Plastic strain ``(..., 3)`` that material keeps after ``stages`` of its properties, from host to product.

    ``hoop`` and ``third`` are its principal stretches in the plane of the front, ``traction`` is ``P_r``: one array
    entry for each of the cases that are followed side by side.
    """
    plastic: Array = np.zeros((*hoop.shape, 3))
    along: Array = np.zeros_like(hoop)
    in_plane = np.stack([np.log(hoop), np.log(third)], axis=-1)
    growth = 0.0
    for of in stages:
        swelling = float(np.log(of.volume_ratio))
        along, growth = along + swelling - growth, swelling
        for _ in range(30):
            strain = np.concatenate([(along + 1j * _IMAGINARY)[..., None], in_plane], axis=-1)
            stress, elastic = law.respond(strain - swelling / 3 - plastic, of)
            residual = of.volume_ratio * stress[..., 0] * np.exp(-strain[..., 0]) - traction
            change = -residual.real * _IMAGINARY / residual.imag
            along = along + change
            if np.abs(change).max() < 1e-12:
                break
        plastic = plastic + (strain - swelling / 3 - plastic - elastic).real
    return plastic


@dataclass(frozen=True)
class FrontState:
    """What a front at a reference radius has left behind, and ahead of it."""

    front: float
    outer_radius: float
    stresses: Stresses


@dataclass(frozen=True)
class SharpFront:
    """A body of ``dimension`` 2 (wire, plane strain) or 3 that a front without a width turns into product.

    ``stages`` are the properties that material passes through, from host (not swollen, elastic) to product.
    """

    dimension: int
    law: PrincipalLaw
    stages: Sequence[Properties]

    def advance(self, shells: int, until: float) -> Iterator[FrontState]:
        """States of a body of radius 1 while the front moves in, shell by shell, down to ``until``."""
        body = RadialBody(self.dimension, np.linspace(0, 1, shells + 1), self.law)
        host = self.stages[0]
        reach = LARGEST_CORE_STRAIN * float(host.yield_strength / host.youngs_modulus)
        stretches: Array = np.linspace(1 - reach, 1 + reach, 25, dtype=np.float64)
        kept = self._kept(stretches)
        product = np.zeros(shells, dtype=bool)
        before = now = 1.0
        for shell in range(shells - 1, round(until * shells) - 1, -1):
            core = now + (now - before) / 2  # when the front is in the middle of the shell
            product[shell] = True
            body.imprint(shell, [np.interp(core, stretches, part) for part in kept.T], self._swollen(body, shell))
            stresses = body.advance(self._properties(product))
            before, now = now, float(body.radius[1] / body.nodes[1])
            yield FrontState(float(body.nodes[shell]), body.outer_radius, stresses)

    def _kept(self, core: Array) -> Array:
        """Plastic strain that the front leaves around a core of uniform stretch."""
        host, third = self.stages[0], core if self.dimension == 3 else np.ones_like(core)
        stretch = np.stack([core, core, third], axis=-1)
        stress, _ = self.law.respond(np.log(stretch), host)
        return passage(self.law, self.stages, core, third, stress[:, 0] / core)

    def _swollen(self, body: RadialBody, shell: int) -> Array:
        """Radii of the nodes when a shell swells and everything around it keeps its volume."""
        volumes = np.diff(body.radius**self.dimension)
        volumes[shell] *= self.stages[-1].volume_ratio
        return np.asarray(np.append(0.0, np.cumsum(volumes)) ** (1 / self.dimension))

    def _properties(self, product: npt.NDArray[np.bool_]) -> Properties:
        host, full = self.stages[0], self.stages[-1]
        return Properties(
            np.where(product, full.volume_ratio, host.volume_ratio),
            np.where(product, full.youngs_modulus, host.youngs_modulus),
            np.where(product, full.poissons_ratio, host.poissons_ratio),
            np.where(product, full.yield_strength, host.yield_strength),
        )


def thin_front_limit(results: npt.ArrayLike, widths: npt.ArrayLike) -> float:
    """``f_0`` of ``f = f_0 + a l + b l ln l`` through three results at three widths ``l``.

    Why a logarithm: swelling ends like ``exp(-2 x/l)`` behind a front of full strength, while the advancing front
    stretches what is behind it at a rate ``1/R``. Product is squeezed rather than stretched until the two are equal, at
    ``x = (l/2) ln(R/l)`` but for a factor within the logarithm, and the hoop stress has the wrong sign up to there.
    """
    width = np.asarray(widths, dtype=np.float64)
    terms = np.stack([np.ones_like(width), width, width * np.log(width)], axis=-1)
    return float(np.linalg.solve(terms, np.asarray(results, dtype=np.float64))[0])
