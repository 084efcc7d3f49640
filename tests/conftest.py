"""Warnings are errors in the tests, but not those of a dolfinx that looks for numba while it is imported."""

import contextlib
import warnings

from hypothesis import settings

with warnings.catch_warnings(), contextlib.suppress(ImportError):
    warnings.simplefilter("ignore", ImportWarning)
    import dolfinx.fem.petsc  # noqa: F401

# generated examples are not timed: the machine may be busy
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

pytest_plugins = ("tests.support.bodies", "tests.support.reported", "tests.support.sweeps")
"""Fixtures that tests of several rooms use."""
