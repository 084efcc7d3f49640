"""Laws of exchange at the surface, one a file."""
