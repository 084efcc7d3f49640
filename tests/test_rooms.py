"""The rooms of the package: what may import what, and where things lie."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from tests.support.import_graph import PACKAGE, between_rooms, import_graph, knots, modules, room, way

ROOMS = (
    "system", "input", "register", "mesh_files", "theory", "physics", "materials", "case", "mesh", "model", "solve",
    "electrode", "observe", "figures", "results", "deformed", "report", "render", "simulation", "compare",
    "extrapolate", "fit", "sweep", "verify", "commands",
)  # fmt: skip
"""From the ground up: a room imports those before it only."""

PURE = (
    "system", "input", "register", "mesh_files", "theory", "materials", "case", "figures", "results", "deformed",
    "report",
)  # fmt: skip
SOLVER = (":dolfinx", ":ufl", ":basix", ":ffcx", ":petsc4py")

FORBIDDEN = {
    "solve": {"materials", "case", "model"},  # forms, not materials
    "report": {"mesh", "model", "solve", "electrode"},  # files, never a solver
    "render": {"mesh", "model", "solve", "electrode"},
}
"""What a room does not import although it lies below."""

PUBLIC = {"", "__main__", "ingredients"}
"""Modules at the root."""


def test_every_folder_is_a_room_and_nothing_else_lies_at_the_root() -> None:
    found = {name for name in modules() if "." not in name}
    assert found == {*ROOMS, *PUBLIC}


def test_imports_point_down() -> None:
    graph = import_graph()
    offences = [
        f"{name} imports {other}"
        for name, imported in graph.items()
        for other in sorted(imported)
        if room(name) in ROOMS and room(other) in ROOMS and not _may(room(name), room(other))
    ]
    assert not offences, "\n".join(offences)


def test_no_rooms_import_each_other() -> None:
    assert knots(between_rooms(import_graph())) == []


def test_no_modules_load_each_other() -> None:
    assert knots(import_graph(at_once=True)) == []


@pytest.mark.parametrize("quiet", PURE)
def test_loads_no_solver(quiet: str) -> None:
    graph = import_graph(at_once=True)
    ways = [way(graph, name, SOLVER) for name in graph if room(name) == quiet and name != "system._dolfinx"]
    assert not any(ways), "\n".join(" -> ".join(found) for found in ways if found)


def test_what_loads_no_solver_was_loaded_to_see() -> None:
    names = [name for name in modules() if room(name) in PURE and name != "system._dolfinx"]
    code = (
        f"import sys; from importlib import import_module\nfor name in {names}: import_module(f'chemomech.{{name}}')\n"
    )
    code += "print(sorted({'dolfinx', 'ufl', 'petsc4py'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    assert done.stdout == "[]\n"


def test_the_words_of_the_command_line_load_nothing_heavy() -> None:
    heavy = [*SOLVER, ":numpy", ":pydantic", ":pint", ":matplotlib", ":pyvista", ":mpi4py", ":rich", ":pandas"]
    found = way(import_graph(at_once=True), "commands.cli", heavy)
    assert not found, " -> ".join(found)


def test_only_one_module_knows_which_dolfinx_it_is() -> None:
    asks = [name for name, path in modules().items() if "dolfinx.__version__" in path.read_text(encoding="utf-8")]
    assert set(asks) <= {"system._dolfinx"}


def test_no_two_files_have_one_name() -> None:
    names = Counter(path.name for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")
    assert {name: count for name, count in names.items() if count > 1} == {}


def test_no_module_is_over_long() -> None:
    lengths = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in modules().items()}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def _may(upper: str, lower: str) -> bool:
    return ROOMS.index(lower) <= ROOMS.index(upper) and lower not in FORBIDDEN.get(upper, set())
