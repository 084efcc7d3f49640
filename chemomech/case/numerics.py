"""Resolution and tolerances."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StrictInt, field_validator, model_validator

from chemomech.input.block import Block, fault
from chemomech.input.quantities import Duration, Length, Plain, Tolerance
from chemomech.physics.resolved_body import ResolvedBody

Growth = Annotated[float, Plain(above=1.0, at_most=10.0)]
Resolution = Annotated[float, Plain(at_least=0.5, at_most=100.0)]


class Numerics(Block):
    """Resolution and tolerances; the defaults are meant to be right."""

    cells_per_width: Resolution | None = Field(
        None,
        description="mesh cells per interface width [-] (default: 2 over the radius, 1.5 in a plane, 1 over the "
        "volume; the front is then about 0.4, 0.7 and 2 % too deep)",
    )
    refined_depth: Length | None = Field(
        None,
        description="thickness [m] of the layer below the reacting surface of a drawn body that has cells_per_width; "
        "deeper, cells grow up to four times as large: for fronts that come to rest within the layer (default: all "
        "of the body)",
    )
    quadrature_degree: StrictInt | None = Field(
        None, ge=2, le=12, description="degree of the quadrature rule (default: 4, over the volume 3)"
    )
    time_tolerance: Tolerance = Field(
        2e-3, description="local error of a time step, relative to the range of the field [-]"
    )
    first_step: Duration | None = Field(None, description="first time step [s] (default: from the time scales)")
    minimum_step: Duration | None = Field(
        None, description="give up below this time step [s] (default: 1e-4 of the first step)"
    )
    maximum_step: Duration | None = Field(None, description="largest time step [s] (default: end time/20)")
    maximum_growth: Growth = Field(1.5, description="largest ratio of successive time steps [-]")
    newton_maximum_iterations: StrictInt = Field(15, ge=3, le=200, description="Newton iterations before a step is cut")
    linear_solver: Literal["automatic", "direct", "multigrid"] = Field(
        "automatic",
        description="direct: factorisation; multigrid: iterations, for bodies resolved over their volume; automatic: "
        "by the number of unknowns",
    )
    jacobian: Literal["every iteration", "kept"] = Field(
        "every iteration",
        description="when Newton's method factorises: in every iteration; or kept for as long as that is the cheaper "
        "way to converge, which pays where a factorisation is dear and the body does not flow",
    )
    petsc_options: dict[str, bool | int | float | str] = Field(
        {}, description="PETSc options for experts, e.g. {snes_monitor: true}"
    )

    def of(self, body: ResolvedBody) -> Self:
        """With the defaults of a body by the way it is resolved."""
        given = {
            "cells_per_width": self.cells_per_width or body.cells_per_width,
            "quadrature_degree": self.quadrature_degree or body.quadrature_degree,
        }
        return self.model_copy(update=given)

    @field_validator("petsc_options", mode="before")
    @classmethod
    def _options_with_values(cls, options: Any) -> Any:
        for name, value in options.items() if isinstance(options, dict) else ():
            if not re.fullmatch(r"[A-Za-z0-9_]+", name):
                raise fault(name, "not the name of a PETSc option (letters, digits and _, no leading dash)")
            if not isinstance(value, (bool, int, float, str)):
                raise fault(name, "expected one value")
        return options

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.minimum_step and self.maximum_step and self.minimum_step > self.maximum_step:
            raise fault("minimum_step", "larger than the maximum step")
        return self
