"""Mechanical loads, one a file."""
