"""Laws as a file says them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import TypeAdapter

from chemomech.physics.laws import Law
from chemomech.register.choice import Choice
from chemomech.register.kind import Kind


def written(kind: Kind, of: Any = None, **said: Any) -> Any:
    """A law of a kind from its keys, as an assumption if it is a material's."""
    members = Choice(kind, of).blocks
    if all("assumption" in member.model_fields for member in members):
        said = {"assumption": "a test"} | said
    return TypeAdapter(Annotated[Law, Choice(kind, of)]).validate_python(said)
