"""``chemomech mesh``: the mesh of a case in numbers and as a file.

The first rank does it all; the others take part in the imports, some of which wait for all ranks.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from mpi4py import MPI
from rich.table import Table

from chemomech.case import CaseError, load_case
from chemomech.commands.console import PatientConsole
from chemomech.commands.exit_codes import EXIT_INVALID
from chemomech.input.messages import tell
from chemomech.mesh.recipes import body_of
from chemomech.mesh.writing import write_mesh
from chemomech.solve.unknowns import number_of_unknowns
from chemomech.system.files import reason


def show_mesh(path: Path, overrides: Sequence[str], output: Path | None) -> int:
    """Print what the mesh of a case is made of and write it; returns the exit code."""
    comm = MPI.COMM_WORLD
    code = 0
    if comm.rank == 0:
        try:
            code = _show_mesh(path, overrides, output)
        except CaseError as error:
            tell(error, sys.stderr)
            code = EXIT_INVALID
        except OSError as error:
            tell(f"{output}: cannot be written ({reason(error)})", sys.stderr)
            code = EXIT_INVALID
    return int(comm.bcast(code, root=0))


def _show_mesh(path: Path, overrides: Sequence[str], output: Path | None) -> int:
    case = load_case(path, overrides)
    body = body_of(case, MPI.COMM_SELF)
    topology = body.domain.topology
    table = Table(title=case.title, title_justify="left", show_header=False)
    table.add_row("cells", str(topology.index_map(topology.dim).size_global))
    table.add_row("vertices", str(topology.index_map(0).size_global))
    table.add_row("unknowns", str(number_of_unknowns(body.domain, case.has_free_axis)))
    table.add_row("mirror images", f"{body.copies} make the whole" if body.copies > 1 else "none: it is whole")
    for name, cells in body.regions.items():
        table.add_row(f"cells of {name!r}", str(len(cells)))
    for name, facets in body.parts.items():
        table.add_row(f"facets of {name!r}", str(len(facets)))
    if output is not None:
        write_mesh(body, case.geometry.size * 1e9, output)
    PatientConsole(highlight=False).print(table)
    if output is not None:
        tell(f"mesh: {output} (in nm)")
    return 0
