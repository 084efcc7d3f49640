"""Diffusivities that depend on more than the content, one a file."""
