"""Chemo-mechanics of alloying battery anodes: diffusion, reaction front and finite-strain plasticity."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .case import Case as Case
    from .case import load_case as load_case

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # `chemomech --help` and `chemomech.__version__` must not pay for pydantic and pint
    if name in ("Case", "load_case"):
        from . import case

        return getattr(case, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
