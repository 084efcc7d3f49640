"""Laws of swelling, one a file."""
