"""Elastic anisotropies, one a file."""
