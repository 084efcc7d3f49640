"""Pictures of a sweep."""

from chemomech.sweep.plots.data import PlotUnusable
from chemomech.sweep.plots.draw import draw

__all__ = ["PlotUnusable", "draw"]
