"""Why something cannot be drawn."""

from __future__ import annotations


class CannotRender(Exception):
    """One sentence for the user: what was found and what is needed."""
