"""Mobilities of the front, one a file."""
