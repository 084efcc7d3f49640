"""What `typings/` says of a package is there when the program runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

import pytest

TYPINGS = Path(__file__).parents[1] / "typings"
MODULES = {
    ".".join(path.relative_to(TYPINGS).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(TYPINGS.rglob("*.pyi"))
}
OF_SUBCLASSES = {"ufl_shape"}
"""Every kind of expression has it, their base does not."""


@pytest.mark.parametrize("module", MODULES)
def test_names_exist(module: str) -> None:
    assert list(_missing(ast.parse(MODULES[module].read_text()).body, import_module(module))) == []


def _missing(body: Sequence[ast.stmt], owner: object, above: str = "") -> Iterator[str]:
    for statement in body:
        for name in _names(statement):
            if (name[0] == "_" and name[:2] != "__") or name in OF_SUBCLASSES:
                continue
            if not hasattr(owner, name):
                yield above + name
            elif isinstance(statement, ast.ClassDef):
                yield from _missing(statement.body, getattr(owner, name), f"{above}{name}.")


def _names(statement: ast.stmt) -> list[str]:
    match statement:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
    return []
