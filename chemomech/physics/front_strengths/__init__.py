"""Strengths of the front, one a file."""
