"""Warnings are errors in the tests, but not those of a dolfinx that looks for numba while it is imported."""

import contextlib
import warnings

with warnings.catch_warnings(), contextlib.suppress(ImportError):
    warnings.simplefilter("ignore", ImportWarning)
    import dolfinx.fem.petsc  # noqa: F401
