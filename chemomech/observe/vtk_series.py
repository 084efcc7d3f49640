"""A time series for ParaView: ``fields.pvd``, snapshots ``fields000012.pvtu``, their pieces ``fields_p0_000012.vtu``.

A run may end at any moment and be gone on with on another number of ranks. Each snapshot is therefore written in a
folder of its own and moved to its place when it is complete, and the series is written anew with every snapshot.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from dolfinx import fem, io
from mpi4py import MPI

from chemomech.system.ranks import failing_together

HEAD = '<?xml version="1.0"?>\n<VTKFile type="Collection" version="1.0">\n  <Collection>\n'
TAIL = "  </Collection>\n</VTKFile>\n"
FIRST = "000000"
"""Number that a series of one snapshot gives it."""


class VtkSeries:
    """Snapshots of functions on one mesh, by all ranks of ``comm``."""

    def __init__(self, path: Path, comm: MPI.Comm) -> None:
        self._path, self._comm = path, comm
        self._part = path.parent / ".part"
        self.times: list[float] = []
        """Times [s] of the snapshots."""

    def write(self, functions: Sequence[fem.Function], time: float) -> None:
        """Write a snapshot. Raises OSError on all ranks."""
        with failing_together(self._comm):
            if self._comm.rank == 0:
                self._remove_part()
                self._part.mkdir(parents=True)
        self._write_part(functions, time)
        self._comm.barrier()
        with failing_together(self._comm):
            if self._comm.rank == 0:
                self._move(len(self.times))
                self._list([*self.times, time])
        self.times.append(time)

    def cut(self, times: Sequence[float]) -> None:
        """Keep the first snapshots, which are those of ``times``, and remove all others."""
        self.times = list(times)
        with failing_together(self._comm):
            if self._comm.rank == 0:
                self._remove_part()
                self._path.parent.mkdir(exist_ok=True)
                for file in (*self._path.parent.glob("fields*.pvtu"), *self._path.parent.glob("fields_p*.vtu")):
                    number = file.stem[-len(FIRST) :]
                    if number.isdecimal() and int(number) >= len(times):
                        file.unlink(missing_ok=True)
                self._list(times)

    def _write_part(self, functions: Sequence[fem.Function], time: float) -> None:
        with io.VTKFile(self._comm, self._part / self._path.name, "w") as file:  # when it is dropped, it writes again
            file.write_function(list(functions), time)

    def _move(self, number: int) -> None:
        """Pieces first, so that what names them is never alone."""
        for piece in sorted(self._part.glob(f"*_{FIRST}.vtu")):
            _require_whole(piece)
            piece.replace(self._path.parent / piece.name.replace(FIRST, f"{number:06d}"))
        (snapshot,) = self._part.glob(f"*{FIRST}.pvtu")
        text = snapshot.read_text(encoding="utf-8").replace(f"_{FIRST}.vtu", f"_{number:06d}.vtu")
        snapshot.write_text(text, encoding="utf-8")
        _require_whole(snapshot)
        snapshot.replace(self._path.parent / snapshot.name.replace(FIRST, f"{number:06d}"))
        self._remove_part()

    def _list(self, times: Sequence[float]) -> None:
        """Replace the series in one go; a snapshot that somebody has removed is left out."""
        lines = [
            f'    <DataSet timestep="{time!r}" part="0" file="{name}" />\n'
            for number, time in enumerate(map(float, times))
            if (self._path.parent / (name := f"{self._path.stem}{number:06d}.pvtu")).exists()
        ]
        part = self._path.with_suffix(".pvd.part")
        part.write_text("".join([HEAD, *lines, TAIL]), encoding="utf-8")
        part.replace(self._path)

    def _remove_part(self) -> None:
        shutil.rmtree(self._part, ignore_errors=True)


def _require_whole(file: Path) -> None:
    """The writer of the pieces does not say so when the disk is full. Raises OSError."""
    end = b"</VTKFile>"
    with file.open("rb") as stream:
        stream.seek(max(0, file.stat().st_size - 64))
        if end not in stream.read():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))
