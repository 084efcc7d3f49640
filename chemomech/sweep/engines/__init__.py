"""Engines by name."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from chemomech.sweep.engines.engine import Engine, EngineUnusable, Resources

_HOME = {"local": ("local", "Local"), "dask": ("dask", "Dask"), "slurm": ("slurm", "Slurm")}
NAMES = tuple(_HOME)


def engine_of(name: str, resources: Resources, folder: Path) -> Engine:
    """The engine of a name; ``folder`` is that of the sweep."""
    module, noun = _HOME[name]
    chosen: Any = getattr(import_module(f"{__name__}.{module}"), noun)
    engine: Engine = chosen(resources, folder)
    return engine


__all__ = ["NAMES", "Engine", "EngineUnusable", "Resources", "engine_of"]
