"""Rules of plastic flow, one a file."""
