"""What the user writes: case files, their defaults, and what is wrong with them."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chemomech.case.case import Case
    from chemomech.case.derived import DerivedNumber, derive
    from chemomech.case.json_schema import case_json_schema, case_json_schema_text
    from chemomech.case.loader import load_case
    from chemomech.case.warnings import warnings_for
    from chemomech.input.errors import CaseError, Place, Problem

__all__ = [
    "Case",
    "CaseError",
    "DerivedNumber",
    "Place",
    "Problem",
    "case_json_schema",
    "case_json_schema_text",
    "derive",
    "load_case",
    "warnings_for",
]

# loaded on first use: an ingredient needs its base class from here before the case, which is made of ingredients
_HOME = {
    "Case": "case.case",
    "CaseError": "input.errors",
    "DerivedNumber": "case.derived",
    "Place": "input.errors",
    "Problem": "input.errors",
    "case_json_schema": "case.json_schema",
    "case_json_schema_text": "case.json_schema",
    "derive": "case.derived",
    "load_case": "case.loader",
    "warnings_for": "case.warnings",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"chemomech.{_HOME[name]}"), name)
