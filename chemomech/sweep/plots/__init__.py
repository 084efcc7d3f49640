"""Pictures of a sweep."""

from chemomech.sweep.plots.draw import draw
from chemomech.sweep.plots.plot_data import PlotUnusable

__all__ = ["PlotUnusable", "draw"]
