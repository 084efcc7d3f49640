"""All mechanical loads of a body in the weak form: what they do in a virtual displacement, and their work in a step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import ufl
from dolfinx import fem, mesh
from ufl.core.expr import Expr

from chemomech.physics.model import Fields, Model
from chemomech.solve.load_on import LoadOn
from chemomech.system._dolfinx import constant


@dataclass(frozen=True)
class _Acting:
    """A load and the constants that hold its number at both ends of a step."""

    load: LoadOn
    before: fem.Constant
    now: fem.Constant


class ActingLoads:
    """Loads with the constants of the mesh that hold their numbers at both ends of a step."""

    def __init__(self, loads: Sequence[LoadOn], domain: mesh.Mesh, model: Model) -> None:
        """Of a model on a mesh."""
        self._model = model
        self._acting = [
            _Acting(load, *(constant(domain, load.size_at(0.0)) for _ in ("before", "now"))) for load in loads
        ]

    def set(self, begin: float, end: float) -> None:
        """Let the numbers be those of a step, times in the units of the problem."""
        for each in self._acting:
            each.before.value, each.now.value = each.load.size_at(begin), each.load.size_at(end)

    def virtual_work(self, fields: Fields, tests: Fields, weight: Expr) -> ufl.Form:
        """At the end of the step, in a virtual displacement; times a ``weight``."""
        return _total(
            each.load.virtual_work(each.now, self._model, fields, tests) * weight * each.load.surface
            for each in self._acting
        )

    def work(self, fields: Fields, before: Fields, weight: Expr) -> ufl.Form:
        """From the state ``before`` to ``fields``, with the mean of the forces in both; times a ``weight``."""
        moved = _difference(fields, before)
        ends = [(each.load, state, size) for each in self._acting for state, size in _ends(each, before, fields)]
        return _total(
            load.virtual_work(size, self._model, state, moved) / 2 * weight * load.surface for load, state, size in ends
        )


def _ends(acting: _Acting, before: Fields, fields: Fields) -> tuple[tuple[Fields, Expr], tuple[Fields, Expr]]:
    return (before, acting.before), (fields, acting.now)


def _total(forms: Iterable[ufl.Form]) -> ufl.Form:
    return sum(forms, ufl.Form([]))


def _difference(fields: Fields, before: Fields) -> Fields:
    """What a load does work on: displacement and axial stretch of a step."""
    stretch = None
    if fields.axial_stretch is not None and before.axial_stretch is not None:
        stretch = fields.axial_stretch - before.axial_stretch
    return replace(fields, displacement=fields.displacement - before.displacement, axial_stretch=stretch)
