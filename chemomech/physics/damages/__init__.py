"""Laws of damage, one a file."""
