"""Shapes, one a file."""

# A case takes all shapes in when it is loaded. It must come first: one that is still being loaded cannot be taken in.
import chemomech.case.case  # noqa: F401
