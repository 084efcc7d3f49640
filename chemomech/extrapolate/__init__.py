"""The same case at smaller and smaller interface widths, and what its results lead to: a sharp front."""
