"""The files of ingredients: those in folders of one name, in whatever room of the package they lie."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path
from types import ModuleType

from chemomech.input.errors import CaseError, Place, Problem

PACKAGE = Path(__file__).parents[1]


def classes_in(folder: str, wanted: Callable[[type], bool]) -> list[type]:
    """Classes of the files in all folders of that name, each from the file that defines it, in the order of the files.

    Loading such a file loads neither UFL nor dolfinx; what its formula needs of them is imported where it is used.
    """
    found = []
    for path in sorted(PACKAGE.glob(f"*/{folder}/*.py"), key=lambda path: path.name):
        if path.name == "__init__.py":
            continue
        module = _loaded(path)
        if getattr(module.__spec__, "_initializing", False):
            raise ImportError(f"{module.__name__} loads what asks for its members; import chemomech.case.case first")
        here = [entry for _, entry in getmembers(module, isclass) if entry.__module__ == module.__name__]
        found += [entry for entry in here if not entry.__name__.startswith("_") and wanted(entry)]
    return found


def _loaded(path: Path) -> ModuleType:
    """The module of a file. Raises CaseError, which names the file, if it cannot be loaded."""
    try:
        return import_module(".".join((PACKAGE.name, *path.relative_to(PACKAGE).with_suffix("").parts)))
    except CaseError:
        raise
    except Exception as error:  # whatever the file does at once
        said = str(error).partition("\n")[0] or type(error).__name__
        raise CaseError(
            [Problem(Place(str(path), None, ""), f"the file of an ingredient cannot be loaded: {said}")]
        ) from error
