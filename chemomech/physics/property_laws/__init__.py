"""Laws of properties, one a file."""
