"""The snapshots of a run, read from its fields for ParaView."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np

from chemomech.case import CaseError, load_case
from chemomech.case.case import Case
from chemomech.deformed.grid import Grid, nodal
from chemomech.deformed.undrawable import CannotRender
from chemomech.input.errors import nearest, one_line
from chemomech.observe.quantity_table import FIELD
from chemomech.results.result_folder import ResultFolder


class Series:
    """The case of a run and its snapshots; each is read once."""

    def __init__(self, folder: ResultFolder, case: Case, reader: Any) -> None:
        self.folder, self.case, self._reader = folder, case, reader
        self.times: tuple[float, ...] = tuple(float(time) for time in reader.time_values)
        """Times [s] of the snapshots."""
        self._grids: dict[int, Grid] = {}

    @classmethod
    def open(cls, path: Path) -> Self:
        """The series in the folder of a run. Raises :class:`CannotRender`."""
        folder = ResultFolder(path)
        if not path.is_dir():
            raise CannotRender(f"{path}: no such folder; give the folder of the results of a run")
        if not folder.case.exists():
            raise CannotRender(f"{path}: holds no results of a run ({folder.case.name} is missing)")
        if not folder.fields.exists():
            raise CannotRender(f"{path}: the run wrote no fields; run it again with output.fields=true")
        try:
            case = load_case(folder.case, files=False)
        except CaseError as error:
            raise CannotRender(one_line(str(error))) from None
        import pyvista

        try:
            reader = pyvista.get_reader(folder.fields)
        except (SyntaxError, ValueError, LookupError, AttributeError, TypeError) as error:  # no XML, or another one
            raise CannotRender(f"{folder.fields}: not a series of fields ({error})") from None
        if not reader.time_values:
            raise CannotRender(f"{folder.fields}: holds no snapshot")
        return cls(folder, case, reader)

    def nearest(self, time: float) -> int:
        """Number of the snapshot nearest to a time [s]."""
        return int(np.argmin(np.abs(np.array(self.times) - time)))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Keys of the fields that can be shown."""
        return tuple(self.grid(0).fields)

    def require(self, name: str) -> str:
        """A field's name if it is there. Raises :class:`CannotRender` with those that are."""
        if name not in self.names:
            near = nearest(name, list(self.names))
            hint = f"; did you mean {near!r}?" if near else ""
            raise CannotRender(f"--field {name}: no such field{hint} (there are {', '.join(self.names)})")
        return name

    def read(self, number: int) -> Any:
        """The meshed part at a snapshot as VTK reads it. Raises :class:`CannotRender` if files are missing."""
        number %= len(self.times)
        self._reader.set_active_time_point(number)
        read = self._reader.read().combine()
        if FIELD["displacement"].header not in read.point_data or not read.n_cells:
            raise CannotRender(f"{self.folder.fields}: files of snapshot {number} are missing or broken")
        return read

    def grid(self, number: int) -> Grid:
        """The meshed part at a snapshot; what is known by cell is averaged to the points. Raises as :meth:`read`."""
        number %= len(self.times)
        if number not in self._grids:
            self._grids[number] = _grid_of(self.read(number))
        return self._grids[number]


def _grid_of(read: Any) -> Grid:
    points = np.asarray(read.points, dtype=np.float64)
    cells = np.asarray(read.cell_connectivity, dtype=np.int64).reshape(read.n_cells, -1)  # all of one kind
    displacement = np.asarray(read.point_data[FIELD["displacement"].header], dtype=np.float64)
    keys = {quantity.header: key for key, quantity in FIELD.items()}
    fields, by_cell = (
        {keys[name]: np.asarray(data[name]) for name in data if name in keys and np.ndim(data[name]) == 1}
        for data in (read.point_data, read.cell_data)
    )  # numbers: vectors and tensors have no colour
    own = np.asarray(read.cell_data.get("vtkGhostType", np.zeros(len(cells)))) == 0
    grid = Grid(points, displacement, cells[own], fields).merged()
    columns = np.column_stack(list(by_cell.values()))[own]
    averaged = nodal(columns, grid.points, grid.cells)
    magnitude = np.linalg.norm(grid.displacement, axis=1)
    stresses = {key: averaged[:, column] for column, key in enumerate(by_cell)}
    return Grid(grid.points, grid.displacement, grid.cells, {**grid.fields, **stresses, "displacement": magnitude})
