"""What a sweep file says: a base case, what is varied, what is asked for, what is published."""

from __future__ import annotations

from copy import deepcopy
from typing import Annotated, Any, Self

from pydantic import Field, StrictInt, StringConstraints, WithJsonSchema, field_validator, model_validator

from chemomech.case.case import Title
from chemomech.input.block import Block, as_written, fault
from chemomech.input.errors import suggestion
from chemomech.sweep.point_results import RESULTS

MAXIMUM_POINTS = 100_000
"""Points of a sweep."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
_VALUE: dict[str, Any] = {"description": "a value as in a case file, quantities with their units"}
_SPACING: dict[str, Any] = {
    "type": "object",
    "description": "equal steps, or equal ratios, from the first to the last value",
    "properties": {
        "log": {"type": "array", "minItems": 2, "maxItems": 2, "description": "first and last value, equal ratios"},
        "linear": {"type": "array", "minItems": 2, "maxItems": 2, "description": "first and last value, equal steps"},
        "points": {"type": "integer", "minimum": 2, "description": "how many values"},
    },
    "additionalProperties": False,
    "oneOf": [{"required": ["log"]}, {"required": ["linear"]}],
}
_AXIS: dict[str, Any] = {"oneOf": [{"type": "array", "minItems": 1, "items": _VALUE}, _SPACING]}
_AXES: dict[str, Any] = {"type": "object", "additionalProperties": _AXIS}
_SETTINGS: dict[str, Any] = {"type": "object", "additionalProperties": _VALUE}


class _Written(WithJsonSchema):
    """A schema that every key has a copy of: pydantic 2.10 writes the default of one into that of all."""

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        return deepcopy(super().__get_pydantic_json_schema__(core_schema, handler))


Settings = Annotated[dict[str, Any], _Written(_SETTINGS)]
"""Dotted keys of a case and their values."""
AxesByKey = Annotated[dict[str, Any], _Written(_AXES)]
"""Dotted keys of a case and the values each takes: a list, or a :class:`Spacing`."""


class Spacing(Block):
    """Values between two ends: equal ratios or equal steps."""

    log: tuple[Any, Any] | None = Field(None, description="first and last value; equal ratios in between")
    linear: tuple[Any, Any] | None = Field(None, description="first and last value; equal steps in between")
    points: StrictInt | None = Field(None, ge=2, le=MAXIMUM_POINTS, description="how many values, both ends included")

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.log is None) == (self.linear is None):
            raise fault("linear" if self.log else "", "give either log or linear: [first value, last value]")
        return self


class LatinHypercube(Block):
    """Random samples that are spread evenly over every axis."""

    samples: StrictInt = Field(ge=1, le=MAXIMUM_POINTS, description="how many points")
    seed: StrictInt = Field(0, ge=0, le=2**32 - 1, description="of the random numbers: the same seed, the same points")
    over: AxesByKey = Field(description="keys and their ranges: {log: [a, b]}, {linear: [a, b]} or a list")


class Table(Block):
    """Points written out."""

    columns: tuple[Text, ...] = Field(min_length=1, description="dotted keys of the case")
    rows: tuple[tuple[Any, ...], ...] = Field(min_length=1, description="one list of values a point")


class Axes(Block):
    """What is varied; several groups are combined each with each."""

    grid: AxesByKey = Field({}, description="every value of a key with every value of the others")
    zip: AxesByKey = Field({}, description="keys that change together, the first values, the second values, ...")
    latin_hypercube: LatinHypercube | None = Field(None, description="random samples, evenly spread")
    table: Table | None = Field(None, description="points written out, one a row")


class Published(Block):
    """What was measured or published for one point, or a range of points, of the sweep."""

    label: Text = Field(description="a few words, written next to the point")
    source: Text = Field(description="who says so")
    at: Settings = Field(description="keys and their values, or [from, to]")
    observed: dict[str, Any] = Field({}, description="results and their values, e.g. {reacted_fraction: 0.55}")

    @field_validator("observed")
    @classmethod
    def _known_results(cls, observed: dict[str, Any]) -> dict[str, Any]:
        for name, value in observed.items():
            if name not in RESULTS:
                raise fault(name, f"unknown result{suggestion(name, RESULTS)}")
            if isinstance(value, bool) or not isinstance(value, int | float | str):
                raise fault(name, "expected a number in the unit of the result, or a word")
        return observed


class Sweep(Block):
    """A sweep file."""

    title: Title = Field("untitled sweep", description="one line for pictures and tables")
    base: Text = Field(description="the case that all points start from: a path relative to the sweep file")
    set: Settings = Field({}, description="dotted keys that have another value than in the base case, in every point")
    axes: Axes = Field(description="what is varied")
    results: tuple[str, ...] = Field((), description="results in the table (default: all)")
    published: tuple[Published, ...] = Field(
        as_written(()), max_length=1000, description="what is known of points, drawn into the pictures"
    )

    @field_validator("results")
    @classmethod
    def _known(cls, results: tuple[str, ...]) -> tuple[str, ...]:
        for index, name in enumerate(results):
            if name not in RESULTS:
                raise fault(str(index), f"{name!r} is not a result{suggestion(name, RESULTS)}")
        return results
