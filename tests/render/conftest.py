"""Tiny runs that leave fields."""

from tests.support.bodies import series

__all__ = ["series"]
