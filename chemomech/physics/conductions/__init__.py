"""Ways the front conducts, one a file."""
