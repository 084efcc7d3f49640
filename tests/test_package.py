import subprocess
import sys

import pytest

import chemomech


@pytest.mark.parametrize("name", ["Case", "load_case", "Result", "run"])
def test_the_public_names_are_there_however_often_they_are_asked_for(name):
    first = getattr(chemomech, name)
    assert callable(first)
    assert getattr(chemomech, name) is first


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nothing"):
        _ = chemomech.nothing


def test_help_needs_neither_dolfinx_nor_pint():
    heavy = {"dolfinx", "petsc4py", "mpi4py", "pint", "pydantic", "matplotlib", "scipy"}
    call = "import sys, chemomech.commands.cli as c\ntry: c.main(['--help'])\nexcept SystemExit: pass\n"
    code = f"{call}print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("set()\n")
