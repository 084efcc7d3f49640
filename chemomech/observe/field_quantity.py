"""Fields for ParaView: what every file of them holds."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

import numpy as np
import numpy.typing as npt

from chemomech.observe.quantity import Quantity, fault_of_quantities, keys_of_quantities
from chemomech.observe.sampling import Sampling
from chemomech.observe.table_units import UNITS, factor_to
from chemomech.register.ingredient import fault_of_ingredient
from chemomech.register.key import Key
from chemomech.register.kind import Kind
from chemomech.register.kinds import FIELD

if TYPE_CHECKING:
    from dolfinx import fem
    from ufl.core.expr import Expr

    from chemomech.observe.observation import Observation, ObservedRun
    from chemomech.observe.sample import Sample
    from chemomech.physics.model import Fields, Model

Values = npt.NDArray[np.float64]


class FieldQuantity(Sampling, ABC):
    """A field in the files for ParaView; a member is a :class:`PointField` or a :class:`CellField`.

    Values are dimensionless; where the unit of the quantity is nm or GPa, they are brought to it when they are written.
    """

    kind: ClassVar[Kind] = FIELD
    quantity: ClassVar[Quantity]
    element: ClassVar[tuple[str, int]]
    """Family and degree of the functions that hold the field on the mesh."""
    shape: ClassVar[tuple[int, ...]] = ()
    """Of a value: ``()`` of a number, ``(3,)`` of a vector, ``(3, 3)`` of a tensor."""
    position: ClassVar[float] = math.inf
    """Where it stands among the fields: after those of a smaller one; among equals the word decides."""
    report_position: ClassVar[float | None] = None
    """Where it stands among those to choose from on the body that a report shows; ``None``: not among them."""

    def __init__(self, run: ObservedRun, space: fem.FunctionSpace) -> None:
        """The field of a `run`, as a function of a `space` of its element and shape."""
        from dolfinx import fem

        self.function = fem.Function(space, name=self.quantity.header)
        self.factor = factor_to(self.quantity.unit, run.scales)

    @abstractmethod
    def update(self, seen: Observation) -> None:
        """Let the function be the field after a step."""

    @classmethod
    def told_keys(cls) -> Iterator[Key]:
        """The field."""
        return keys_of_quantities([cls.quantity])

    @classmethod
    def fault_beside(cls, others: Collection[type[Any]]) -> str | None:
        """What is wrong with its quantity, alone or beside those of `others`."""
        own = (cls.quantity,) if isinstance(getattr(cls, "quantity", None), Quantity) else ()
        if own and cls.quantity.unit not in UNITS:
            return f"its unit {cls.quantity.unit!r} is not one that a field is brought to (allowed: {', '.join(UNITS)})"
        return fault_of_quantities(own, ((other.__name__, other.quantity) for other in others))


class PointField(FieldQuantity):
    """A field at the nodes, linear in between: an expression of the unknowns."""

    element = ("Lagrange", 1)
    of_host: ClassVar[bool] = True
    """Whether inert regions have none; 0 is shown there."""

    def __init__(self, run: ObservedRun, space: fem.FunctionSpace) -> None:
        from dolfinx import fem

        from chemomech.mesh.regions import all_cells
        from chemomech.system._dolfinx import interpolation_points

        super().__init__(run, space)
        cells = all_cells(run.body.domain)
        self._cells = np.setdiff1d(cells, run.body.inert) if self.of_host else cells
        value = self.value(run.integrator.model, run.integrator.fields)
        found = getattr(value, "ufl_shape", None)
        if found != self.shape:
            told = "no UFL expression" if found is None else f"of shape {found}, not {self.shape}"
            raise fault_of_ingredient(type(self), f"its value is {told}")
        scaled = value if self.factor == 1.0 else self.factor * value
        self._expression = fem.Expression(scaled, interpolation_points(space))

    @abstractmethod
    def value(self, model: Model, fields: Fields) -> Expr:
        """The field as a UFL expression of the model's `fields`, dimensionless."""

    def update(self, seen: Observation) -> None:
        """Interpolate it."""
        self.function.interpolate(self._expression, self._cells)


class CellField(FieldQuantity):
    """A field with one value a cell, the volume average over its quadrature points.

    That neither overshoots nor smears what jumps from cell to cell. If nothing else is said, it is the sampled quantity
    of the same key, which may be an expression of its own: see `sampled`.
    """

    element = ("DG", 0)

    @classmethod
    def wanted(cls) -> Sequence[str]:
        """The quantity of the same key, unless its values are others."""
        return (cls.quantity.key,) if cls.values is CellField.values else ()

    def values(self, sample: Sample) -> Values:
        """From values at the quadrature points to those of the cells that this rank owns, dimensionless.

        Of shape ``(cells, *shape)``; a wrong one is refused.
        """
        return sample.by_cell(self.quantity.key)[self.quantity.key]

    def update(self, seen: Observation) -> None:
        """Average it."""
        values = np.asarray(self.values(seen.sample))
        wanted = (self.function.function_space.dofmap.index_map.size_local, *self.shape)
        if values.shape != wanted:
            raise fault_of_ingredient(type(self), f"its values are of shape {values.shape}, not {wanted}")
        self.function.x.array[: values.size] = self.factor * values.ravel()
        self.function.x.scatter_forward()


def field_quantities() -> list[type[FieldQuantity]]:
    """All of them, in the order of the files."""
    members = cast("Collection[type[FieldQuantity]]", FIELD.members.values())
    return sorted(members, key=lambda member: (member.position, member.word))
