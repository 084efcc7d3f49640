import numpy as np
import pytest

from tests.support.cases import WIRE, case_of
from tests.support.runs import run_of

STRONG = "{law: constant, value: 1000 GPa, assumption: never yields}"
ELASTIC = "material.override={plasticity: {flow: {model: none}}}"
NEVER = f"material.override={{plasticity: {{yield_strength: {{host: {STRONG}, product: {STRONG}}}}}}}"
COMMON = ("time.end=20 s", "interface.front_strength=full strength")


def test_it_is_the_limit_of_a_large_yield_strength(tmp_path):
    elastic = run_of(case_of(WIRE, ELASTIC, *COMMON), tmp_path / "elastic")
    strong = run_of(case_of(WIRE, NEVER, *COMMON), tmp_path / "strong")
    assert elastic["largest_plastic_strain"].max() == strong["largest_plastic_strain"].max() == 0
    assert np.abs(elastic["largest_hoop_stress"]).max() > 1
    for key in ("front_depth", "largest_hoop_stress", "state_of_charge"):
        assert elastic[key][-1] == pytest.approx(strong[key][-1], rel=1e-6), key
