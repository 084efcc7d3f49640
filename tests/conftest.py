"""Settings of all tests.

Warnings are errors, but not those of a dolfinx that looks for numba while it is imported. What is drawn at random is
the same in every run and on every machine; `make torture` draws anew.
"""

import contextlib
import os
import tempfile
import warnings

import pytest
from hypothesis import settings

with warnings.catch_warnings(), contextlib.suppress(ImportError):
    warnings.simplefilter("ignore", ImportWarning)
    import dolfinx.fem.petsc  # noqa: F401

# examples are not timed: the machine may be busy; no examples of earlier runs are tried again
settings.register_profile("fixed", derandomize=True, database=None, deadline=None, print_blob=True)
settings.register_profile(
    "torture", derandomize=False, database=None, deadline=None, print_blob=True, max_examples=1000
)
settings.load_profile("fixed")

pytest_plugins = ("tests.support.bodies", "tests.support.reported", "tests.support.sweeps")
"""Fixtures that tests of several rooms use."""

LAUNCHERS_FOLDER = "PRTE_MCA_prte_tmpdir_base"
"""Environment variable of Open MPI: where its launcher makes its folder."""


@pytest.fixture(scope="session", autouse=True)
def _launchers_have_a_folder_of_their_own():
    """Open MPI's launcher makes a folder by its process number, and fails where one that was killed has left that."""
    with tempfile.TemporaryDirectory(prefix="launch-", ignore_cleanup_errors=True) as folder:
        os.environ[LAUNCHERS_FOLDER] = folder
        yield
