"""Shapes with planes of symmetry."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from chemomech.case.shape import Shape


class MirroredShape(Shape):
    """A shape of which a part between planes of symmetry is meshed, unless a case wants all of it."""

    symmetry: Literal["automatic", "none"] = Field(
        "automatic",
        description="automatic: only a part between planes of symmetry is meshed and stands for all; none: the whole "
        "body is meshed",
    )
