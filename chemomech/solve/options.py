"""PETSc options of a solver: its own, and after them those of the user."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from petsc4py import PETSc


class OptionsRefused(Exception):
    """PETSc accepts no solver with the user's options; the message says what it says."""


class SolverOptions:
    """Options that are in PETSc's database only while objects with the same prefix may read them."""

    def __init__(self, prefix: str, own: Mapping[str, str], of_the_user: Mapping[str, str]) -> None:
        self._prefix, self._all = prefix, {**own, **of_the_user}
        self._of_the_user, self._unread = dict(of_the_user), set(of_the_user)
        self._tried = False

    @property
    def unread(self) -> tuple[str, ...]:
        """Options of the user that no object has asked for so far: misspelt, or of a solver that is not in use."""
        return tuple(key for key in self._of_the_user if key in self._unread)

    def tried(self) -> None:
        """A solve is over: from now on errors of PETSc are not blamed on the options."""
        self._tried = True

    @contextmanager
    def in_force(self) -> Iterator[None]:
        """Objects read them in this block. Raises :class:`OptionsRefused` until a solve has succeeded with them."""
        database = PETSc.Options(self._prefix)
        for key, value in self._all.items():
            database[key] = value
        try:
            yield
        except PETSc.Error as error:
            if self._tried or not self._of_the_user:
                raise
            raise OptionsRefused(self._blame(error)) from None
        finally:
            self._unread = {key for key in self._unread if not _is_used(f"{self._prefix}{key}")}
            for key in self._all:
                database.delValue(key)

    def _blame(self, error: PETSc.Error) -> str:
        said = str(error).strip().splitlines()[-1].split("] ", 1)[-1].strip()
        given = {key: f"{key}: {value}".rstrip(": ") for key, value in self._of_the_user.items()}
        named = [text for key, text in given.items() if self._of_the_user[key] and self._of_the_user[key] in said]
        return f"PETSc refuses {', '.join(named or given.values())} ({said})"


def _is_used(option: str) -> bool:
    """Whether an object has asked for an option of the database, which keeps names without a dash.

    petsc4py has no word for it before 3.23.
    """
    used = ctypes.c_int(0)
    ctypes.CDLL(PETSc.__file__).PetscOptionsUsed(None, option.encode(), ctypes.byref(used))
    return bool(used.value)
