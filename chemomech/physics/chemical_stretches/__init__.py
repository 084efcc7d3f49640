"""Chemical stretches, one a file."""
