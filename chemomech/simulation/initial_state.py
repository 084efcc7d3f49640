"""The state a run begins with, and the values that are given all along."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from chemomech.case.case import Case
from chemomech.materials.inert import Inert
from chemomech.mesh.body import Body
from chemomech.model.scaling import scales_of
from chemomech.solve.integrator import PrescribedValue
from chemomech.solve.region_dofs import dofs_inside
from chemomech.solve.unknowns import DISPLACEMENT, ORDER_PARAMETER, POTENTIAL, SITE_FRACTION, Unknowns, Values


class InitialState:
    """Undeformed host with a thin product layer at the surface (or product everywhere), in equilibrium.

    The potential is that of the initial voltage.

    The profile of the travelling front is scaled to 1 at the surface: it then has no tendency to relax that would move
    it before the potential drives it.
    """

    def __init__(self, case: Case, body: Body, unknowns: Unknowns) -> None:
        self._case, self._body, self._unknowns = case, body, unknowns
        material, temperature = case.material, case.temperature
        self._potential = material.surface_potential(case.initial_voltage, temperature)
        fraction = material.site_fraction(self._potential, temperature)
        self._logit = float(np.log(fraction / (1 - fraction)))

    def values(self, prescribed: Sequence[PrescribedValue]) -> Values:
        """Of all unknowns on this rank, with those that are prescribed."""
        unknowns, case, length = self._unknowns, self._case, scales_of(self._case).length
        width, depth = case.interface.width / length, case.interface.initial_depth / length
        values = unknowns.zero()
        below = self._body.depth(unknowns.coordinates(ORDER_PARAMETER))
        layer = _front(depth - below, width) / _front(depth, width)
        values[unknowns.dofs(ORDER_PARAMETER)] = layer if case.interface.initial_phase == "host" else 1.0
        values[unknowns.dofs(POTENTIAL)] = self._potential
        values[unknowns.dofs(SITE_FRACTION)] = self._logit
        if unknowns.axial_stretch is not None:
            values[unknowns.dofs(unknowns.axial_stretch)] = 1.0
        if unknowns.electrode_potential is not None:
            values[unknowns.dofs(unknowns.electrode_potential)] = self._potential
        for given in prescribed:
            if given.active():
                values[given.dofs] = given.value(0.0)
        return values

    def prescribed(self) -> list[PrescribedValue]:
        """What holds the body, product at the surface, and what means nothing in inert regions."""
        dofs_on = self._unknowns.dofs_on
        given = [
            PrescribedValue(dofs_on(DISPLACEMENT, s.entities, s.entity_dimension, s.component), lambda time: 0.0)
            for s in self._body.supports
        ]
        product = dofs_on(ORDER_PARAMETER, self._body.nucleated, self._body.domain.topology.dim - 1)
        given.append(PrescribedValue(product, lambda time: 1.0))
        return [*given, *self._in_inert_regions()]

    def _in_inert_regions(self) -> list[PrescribedValue]:
        """Order parameter, site fraction; the potential where nothing conducts."""
        inert = {name: region for name, region in self._case.regions.items() if isinstance(region, Inert)}
        if not inert:
            return []
        blocks = [self._body.regions[name] for name, region in inert.items() if not region.conducts]
        blocked = np.concatenate([*blocks, np.zeros(0, dtype=np.int32)])
        return [
            PrescribedValue(dofs_inside(self._unknowns, ORDER_PARAMETER, self._body.inert), lambda time: 0.0),
            PrescribedValue(dofs_inside(self._unknowns, SITE_FRACTION, self._body.inert), lambda time: self._logit),
            PrescribedValue(dofs_inside(self._unknowns, POTENTIAL, blocked), lambda time: self._potential),
        ]


def _front(distance: npt.ArrayLike, width: float) -> Values:
    """The travelling front ``phi = 1 / (1 + exp(-x/l))``."""
    return np.asarray(1 / (1 + np.exp(-np.asarray(distance) / width)))
