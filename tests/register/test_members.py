"""Every kind and every member is whole: a word, a page, keys with units; loading them loads no solver."""

import ast
import inspect
import subprocess
import sys

import pytest
from ruamel.yaml import YAML

from chemomech.case.places import places_of
from chemomech.input.block import Block, keys_of
from chemomech.input.quantities import Modulus
from chemomech.register.ingredient import check, word_of
from chemomech.register.kinds import KINDS
from chemomech.register.member_files import PACKAGE
from chemomech.register.reference import entries

MEMBERS = [(kind, member) for kind in KINDS for member in kind.own.values()]
NAMES = [f"{kind.name} {word_of(member)}" for kind, member in MEMBERS]


@pytest.mark.parametrize(("kind", "member"), MEMBERS, ids=NAMES)
def test_a_member_is_whole(kind, member):
    check(member)
    assert kind[word_of(member)] is member
    assert not inspect.isabstract(member)
    for key in member.told_keys():
        assert key.value != "see there" or kind.name in ("shape", "control of the surface"), key.name


BLOCKS = [(kind, member) for kind, member in MEMBERS if issubclass(member, Block)]


@pytest.mark.parametrize(("kind", "member"), BLOCKS, ids=[f"{kind.name} {word_of(member)}" for kind, member in BLOCKS])
def test_the_example_of_a_member_is_one(kind, member):
    """What the reference shows is what a file may say; who needs more than a word has one."""
    said = dict(YAML(typ="safe").load(f"{{{member.example}}}"))
    needed = {name for name, field in keys_of(member).items() if field.is_required() and name != kind.key}
    assert needed <= set(said)
    if "assumption" in member.model_fields:
        said["assumption"] = "a test"
    block = member[Modulus] if member.__pydantic_generic_metadata__["parameters"] else member
    assert block.model_validate({kind.key: word_of(member), **said})


def test_a_law_is_one_file():
    """No file holds two members of a kind; no folder of a kind holds anything else."""
    for kind in KINDS:
        files = [inspect.getfile(member) for member in kind.own.values()]
        assert len(files) == len(set(files)), kind.name
        found = {str(path) for path in PACKAGE.glob(f"*/{kind.folder}/*.py") if path.name != "__init__.py"}
        assert found == set(files), kind.name


def test_every_kind_of_block_has_a_place_in_a_case():
    for kind in KINDS:
        if any(issubclass(member, Block) for member in kind.members.values()):
            assert places_of(kind), kind.name


OTHER_THINGS = {
    ("case/shape.py", "none"): "of a body of revolution there are no planes of symmetry to choose",
    ("commands/sweep.py", "table"): "a word of the command line",
    ("deformed/series.py", "displacement"): "what a mesh is deformed by when it is drawn",
    ("figures/zoomable.py", "none"): "of a style sheet",
    ("results/checkpoint_files.py", "step"): "in the name of a file",
    ("simulation/resumption.py", "mesh"): "a part of a checkpoint",
}
"""What is compared with a word that is also one of an ingredient, and means something else."""


def test_nothing_else_in_the_package_names_the_words():
    """The words of laws are literals of their own files only: whoever compares with one knows too much.

    Verification chooses its cases by words, as a user does.
    """
    words = {word_of(member): inspect.getfile(member) for _, member in MEMBERS}
    found = {
        (str(path.relative_to(PACKAGE)), word)
        for path in PACKAGE.rglob("*.py")
        if path.parent.name != "verify"
        for word in _compared(ast.parse(path.read_text(encoding="utf-8")))
        if str(path) != words.get(word, str(path))
    }
    assert found == set(OTHER_THINGS)


def _compared(tree):
    """Strings that anything is compared with, by an operator or by a pattern."""
    for node in ast.walk(tree):
        sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        sides += [node.value] if isinstance(node, ast.MatchValue) else []
        for side in sides:
            yield from (part.value for part in ast.walk(side) if isinstance(part, ast.Constant))


def test_the_reference_tells_all_of_them():
    told = {(kind.name, entry.word) for kind in KINDS for entry in entries(kind)}
    assert told >= {(kind.name, word_of(member)) for kind, member in MEMBERS}
    assert all(entry.text for kind in KINDS for entry in entries(kind))


def test_files_of_ingredients_load_no_solver():
    files = [path for kind in KINDS for path in PACKAGE.glob(f"*/{kind.folder}/*.py")]
    names = [".".join((PACKAGE.name, *path.relative_to(PACKAGE).with_suffix("").parts)) for path in files]
    code = f"import sys; from importlib import import_module\nfor name in {names}: import_module(name)\n"
    code += "print(sorted({'dolfinx', 'ufl', 'petsc4py', 'gmsh'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    assert done.stdout == "[]\n"


def test_any_file_may_be_loaded_first():
    """One of each kind, each in a program of its own: nobody is missed because he was on his way."""
    first = [next(iter(sorted(PACKAGE.glob(f"*/{kind.folder}/[!_]*.py")))) for kind in KINDS if kind.own]
    names = [".".join((PACKAGE.name, *path.relative_to(PACKAGE).with_suffix("").parts)) for path in first]
    counts = [len(kind.members) for kind in KINDS]
    code = (
        "import os, sys\nfrom importlib import import_module\n"
        f"for name in {names}:\n"
        "    if os.fork() == 0:\n"
        "        import_module(name)\n"
        "        from chemomech.register.kinds import KINDS\n"
        f"        os._exit([len(kind.members) for kind in KINDS] != {counts})\n"
        "    if os.wait()[1]:\n"
        "        print(name)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    assert (done.stdout, done.stderr) == ("", "")
