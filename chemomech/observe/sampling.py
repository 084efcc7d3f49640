"""What the files of quantities and fields may ask of the quadrature points, besides what is sampled anyway."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from chemomech.register.ingredient import Ingredient, fault_of_ingredient

if TYPE_CHECKING:
    from ufl.core.expr import Expr

    from chemomech.physics.model import Fields, Model, Response


PLACES = ("depth", "reference_radius")
"""What a sample knows besides expressions."""


class Sampling(Ingredient):
    """An ingredient that is computed from values at the quadrature points."""

    @classmethod
    def sampled(cls, model: Model, fields: Fields, state: Response) -> Mapping[str, Expr]:
        """Scalar UFL expressions of the `model`, by names of its own, whose values it finds in the sample of a step.

        `fields` are the unknowns and `state` what the model makes of them, both at the end of the step.
        """
        return {}

    @classmethod
    def wanted(cls) -> Sequence[str]:
        """Names that it takes from the sample although it does not bring them itself."""
        return ()


def expressions_of(
    members: Sequence[type[Sampling]], known: Mapping[str, Expr], model: Model, fields: Fields, state: Response
) -> dict[str, Expr]:
    """The `known` expressions and those that `members` ask for.

    Raises :class:`chemomech.input.errors.CaseError`, which names the class, if a name is taken or is not there.
    """
    found = dict(known)
    for member in members:
        for name, expression in member.sampled(model, fields, state).items():
            if name in found:
                raise fault_of_ingredient(member, f"{name!r} is sampled already; choose another name")
            found[name] = expression
    for member in members:
        missing = [name for name in member.wanted() if name not in found and name not in PLACES]
        if missing:
            raise fault_of_ingredient(member, f"nobody samples {missing[0]!r}; say what it is in `sampled`")
    return found
