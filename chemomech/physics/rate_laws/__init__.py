"""Rate laws of the front, one a file."""
