"""What a folder of a sweep knows of its sweep file: enough for tables and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from chemomech.sweep.plan import Parameter, Plan
from chemomech.sweep.point_results import RESULTS


@dataclass(frozen=True)
class PublishedPoint:
    """What is known of a point or a range of points."""

    label: str
    source: str
    at: dict[str, Any]
    observed: dict[str, float | str]


@dataclass(frozen=True)
class Definition:
    """What is varied, what is asked for, what is published."""

    title: str
    parameters: tuple[Parameter, ...]
    results: tuple[str, ...]
    published: tuple[PublishedPoint, ...]

    @classmethod
    def of_plan(cls, plan: Plan) -> Self:
        """Of a sweep file."""
        sweep = plan.sweep
        published = (PublishedPoint(each.label, each.source, each.at, each.observed) for each in sweep.published)
        return cls(sweep.title, plan.parameters, sweep.results or tuple(RESULTS), tuple(published))

    @classmethod
    def of(cls, about: Mapping[str, Any]) -> Self:
        """As it was stored."""
        return cls(
            about["title"],
            tuple(Parameter(**each) for each in about["parameters"]),
            tuple(about["results"]),
            tuple(PublishedPoint(**each) for each in about["published"]),
        )

    def to_json(self) -> dict[str, Any]:
        """To be stored."""
        return asdict(self)

    def parameter(self, key: str) -> Parameter | None:
        """What is known of a key that is varied."""
        return next((parameter for parameter in self.parameters if parameter.key == key), None)
