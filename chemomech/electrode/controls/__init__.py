"""Controls of the reacting surface, one a file."""
