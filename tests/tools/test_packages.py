"""The lists of packages for Debian (and Docker), conda and PyPI say the same."""

import re
import tomllib
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import chemomech

CHECKOUT = Path(__file__).parents[2]

# Debian, conda, PyPI; a dash where that package manager needs nothing of the kind. PyPI has no dolfinx, so nothing
# that comes with dolfinx is asked of it; what only builds or fetches comes with any Python there. The VTK of conda and
# PyPI draws without an X server.
SAME = """
python3-dolfinx         fenics-dolfinx  -
python3-dolfinx-real    -               -
python3-petsc4py-real   petsc4py        -
python3-mpi4py          mpi4py          -
openmpi-bin             openmpi         -
libopenblas0-pthread    libblas         -
gcc                     c-compiler      -
g++                     cxx-compiler    -
python3-numpy           numpy           numpy
python3-scipy           scipy           scipy
python3-pandas          pandas          pandas
python3-matplotlib      matplotlib-base matplotlib
python3-pydantic        pydantic        pydantic
python3-pint            pint            pint
python3-ruamel.yaml     ruamel.yaml     ruamel.yaml
python3-rich            rich            rich
python3-jinja2          jinja2          jinja2
python3-gmsh            python-gmsh     gmsh
python3-meshio          meshio          meshio
python3-pyvista         pyvista         pyvista
python3-pil             pillow          pillow
xvfb                    -               -
python3-plotly          plotly          plotly
python3-dask            dask            dask
python3-distributed     distributed     distributed
-                       pyarrow         pyarrow
python3-jsonschema      jsonschema      jsonschema
python3-pytest          pytest          pytest
python3-pytest-xdist    pytest-xdist    pytest-xdist
python3-pytest-timeout  pytest-timeout  pytest-timeout
python3-hypothesis      hypothesis      hypothesis
mypy                    mypy            mypy
-                       ruff            ruff
chromium                -               -
chromium-driver         -               -
python3-selenium        selenium        selenium
slurmctld               -               -
slurmd                  -               -
slurm-client            -               -
munge                   -               -
python3-sphinx          sphinx          sphinx
python3-myst-nb         myst-nb         myst-nb
furo                    furo            furo
python3-sphinx-copybutton sphinx-copybutton sphinx-copybutton
python3-pip             pip             -
python3-setuptools      setuptools      -
make                    make            -
git                     git             -
ca-certificates         ca-certificates -
-                       python          -
"""


def column(number: int) -> set[str]:
    return {row.split()[number] for row in SAME.strip().splitlines()} - {"-"}


def name(requirement: str) -> str:
    """The package of a requirement like `numpy>=2.2` or `petsc4py=*=real*`."""
    return re.split(r"[<>=! ]", requirement)[0]


def listed(path: str) -> list[str]:
    """The entries of a list with comments."""
    text = re.sub(r" *#.*", "", (CHECKOUT / path).read_text())
    return [line for line in text.split("\n") if line]


def conda() -> list[str]:
    return list(YAML(typ="safe").load(CHECKOUT / "environment.yml")["dependencies"])


def project() -> dict:
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]


def pypi() -> list[str]:
    groups = project()["optional-dependencies"].values()
    return project()["dependencies"] + [requirement for group in groups for requirement in group]


def test_debian():
    assert set(listed("tools/packages.txt")) == column(0)


def test_what_debian_lacks():
    rows = [row.split() for row in SAME.strip().splitlines()]
    assert {name(line) for line in listed("tools/requirements.txt")} == {
        pypi for debian, _, pypi in rows if debian == "-" and pypi != "-"
    }


def test_conda():
    assert {name(requirement) for requirement in conda()} == column(1)


def test_pypi():
    assert {name(requirement) for requirement in pypi()} == column(2)


@pytest.mark.parametrize("packages", [listed("tools/packages.txt"), conda(), pypi()], ids=["debian", "conda", "pypi"])
def test_nothing_twice(packages):
    names = [name(package) for package in packages]
    assert sorted(names) == sorted(set(names))


def test_docker_installs_the_same_lists():
    text = (CHECKOUT / "Dockerfile").read_text()
    assert "COPY tools/packages.txt tools/requirements.txt" in text
    (install,) = re.findall(r"apt-get install (.*) \\\n", text)
    assert all(option.startswith("-") for option in install.split()), "a package outside tools/packages.txt"


def test_every_package_has_its_reason():
    text = (CHECKOUT / "tools/packages.txt").read_text()
    assert [line for line in text.splitlines() if line and "#" not in line] == []


def test_ruff_is_the_same_everywhere():
    pins = [r.replace("==", "=") for r in [*listed("tools/requirements.txt"), *conda(), *pypi()] if name(r) == "ruff"]
    assert len(pins) == 3
    assert len(set(pins)) == 1


def test_python_is_the_same_everywhere():
    (python,) = [requirement for requirement in conda() if name(requirement) == "python"]
    assert python.removeprefix("python") == project()["requires-python"]


def test_lower_bounds_agree():
    bounds = dict(re.match(r"([^>]*)>=([\d.]+)", r).groups() for r in pypi() if ">=" in r)
    for requirement in conda():
        if ">=" in requirement and name(requirement) in bounds:
            assert requirement == f"{name(requirement)}>={bounds[name(requirement)]}"


def test_version_is_the_same_everywhere():
    citation = YAML(typ="safe").load(CHECKOUT / "CITATION.cff")
    assert citation["version"] == chemomech.__version__
