"""What the user writes: case files, their defaults, and what is wrong with them."""

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
