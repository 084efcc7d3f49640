"""Models of mixing, one a file."""
