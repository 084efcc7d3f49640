import pytest

from chemomech.case import load_case
from chemomech.model.composition import momentum_scale
from chemomech.model.scaling import scales_of

WIRE = "cases/li-si/wire-129nm.yaml"
FIXED = ["interface.rate_constant=0.02 nm/s", "temperature=300 K"]


@pytest.fixture
def case(request):
    return load_case(request.config.rootpath / WIRE, FIXED)


def test_the_units_of_the_dimensionless_problem(case):
    scales = scales_of(case)
    assert scales.length == pytest.approx(64.5e-9)
    assert scales.time == pytest.approx(64.5 / 0.02 + 64.5**2 / 510)
    assert scales.carrier_density == pytest.approx(3.75 / 12.06e-6)
    assert scales.stress == pytest.approx(8.314462618 * 300 * 3.75 / 12.06e-6)


def test_momentum_residuals_are_strains_of_the_host(case):
    assert momentum_scale(case) == pytest.approx(scales_of(case).stress / 160e9)
