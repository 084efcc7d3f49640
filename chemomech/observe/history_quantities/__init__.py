"""Columns of the history, one quantity or a few that belong together in a file."""
