"""What the user writes: case files, their units, defaults and located errors.

The names are loaded on first use: `materials` reads its files with the same units and the same
reader, and must be able to import them without importing the case, which contains a material.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .derived import DerivedNumber as DerivedNumber
    from .derived import derive as derive
    from .errors import CaseError as CaseError
    from .errors import Place as Place
    from .errors import Problem as Problem
    from .json_schema import case_json_schema as case_json_schema
    from .json_schema import case_json_schema_text as case_json_schema_text
    from .loader import load_case as load_case
    from .schema import Case as Case
    from .warnings import warnings_for as warnings_for

_HOME = {
    "Case": "schema",
    "CaseError": "errors",
    "DerivedNumber": "derived",
    "Place": "errors",
    "Problem": "errors",
    "case_json_schema": "json_schema",
    "case_json_schema_text": "json_schema",
    "derive": "derived",
    "load_case": "loader",
    "warnings_for": "warnings",
}
__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOME[name]}", __name__), name)
