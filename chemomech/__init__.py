"""Chemo-mechanics of alloying battery anodes: diffusion, reaction front and finite-strain plasticity.

From Python::

    case = chemomech.load_case("cases/li-si/wire-129nm.yaml", ["geometry.diameter=100 nm"])
    result = chemomech.run(case, Path("results/wire"))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from chemomech.system.version import __version__ as __version__

if TYPE_CHECKING:
    from chemomech.case import Case as Case
    from chemomech.case import load_case as load_case
    from chemomech.simulation.runner import Result as Result
    from chemomech.simulation.runner import run as run

# loaded on first use: `chemomech --help` must not pay for pydantic, pint and dolfinx
_HOME = {"Case": "case", "load_case": "case", "Result": "simulation.runner", "run": "simulation.runner"}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOME[name]}", __name__), name)
