"""A finished run whose files are read back."""

import pytest

from tests.support.cases import WIRE, case_of
from tests.support.runs import run_of


@pytest.fixture(scope="package")
def run(tmp_path_factory):
    case = case_of(WIRE, "output.fields=true", "output.times=[1 s, 8 s]", "output.every_depth=1 nm", "time.end=20 s")
    return run_of(case, tmp_path_factory.mktemp("run") / "results")
