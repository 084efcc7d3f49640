"""Gradient energies, one a file."""
