"""The imports of the package as a graph, read from its source without importing it."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

PACKAGE = Path(__file__).parents[2] / "chemomech"

Graph = Mapping[str, frozenset[str]]


@cache
def modules() -> dict[str, Path]:
    """Modules of the package by their dotted names without its own: ``case.loader``; a room is its ``__init__``."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def import_graph(at_once: bool = False) -> Graph:
    """For each module those it imports; with ``at_once`` only those it loads along with itself."""
    known = modules()
    return {name: frozenset(_imported(name, path, known, at_once)) - {name} for name, path in known.items()}


def room(module: str) -> str:
    """The top folder a module lies in; of one at the root itself."""
    return module.split(".")[0]


def way(graph: Graph, start: str, ends: Iterable[str]) -> list[str]:
    """The shortest way along imports from a module to one of ``ends``; empty without one."""
    goals, waiting = set(ends), deque([start])
    before: dict[str, str | None] = {start: None}
    while waiting:
        here = waiting.popleft()
        if here in goals:
            return _back(before, here)
        for following in sorted(graph.get(here, ())):
            if following not in before:
                before[following] = here
                waiting.append(following)
    return []


def knots(arrows: Graph) -> list[list[str]]:
    """Groups of nodes that reach each other (strongly connected components of more than one node)."""
    rows = [(i, j) for i, node in enumerate(arrows) for j, other in enumerate(arrows) if other in arrows[node]]
    starts, ends = np.array(rows).T
    matrix = coo_array((np.ones(len(rows)), (starts, ends)), shape=(len(arrows), len(arrows)))
    count, label = connected_components(matrix, connection="strong")
    groups = [[node for node, own in zip(arrows, label, strict=True) if own == i] for i in range(count)]
    return sorted(sorted(group) for group in groups if len(group) > 1)


def between_rooms(graph: Graph) -> Graph:
    """The same between rooms."""
    rooms: dict[str, set[str]] = {room(name): set() for name in graph}
    for name, imported in graph.items():
        rooms[room(name)] |= {room(other) for other in imported} - {room(name)}
    return {name: frozenset(others) for name, others in rooms.items()}


def _back(before: Mapping[str, str | None], end: str) -> list[str]:
    found = [end]
    while (last := before[found[-1]]) is not None:
        found.append(last)
    return found[::-1]


def _imported(name: str, path: Path, known: Mapping[str, Path], at_once: bool) -> Iterator[str]:
    """Modules of the package, and the names of other packages after a colon: ``:dolfinx``."""
    for target in _targets(ast.parse(path.read_text(encoding="utf-8")), at_once):
        head, _, inner = target.partition(".")
        if head != PACKAGE.name:
            yield f":{head}"
            continue
        while inner and inner not in known:  # the name of something within a module
            inner = inner.rpartition(".")[0]
        yield inner


def _targets(node: ast.AST, at_once: bool) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if at_once and isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if at_once and isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert not child.level, "imports are absolute"
            yield from (f"{child.module}.{alias.name}" for alias in child.names)
        yield from _targets(child, at_once)
