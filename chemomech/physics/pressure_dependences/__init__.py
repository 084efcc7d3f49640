"""What pressure does to the rate constant, one law a file."""
